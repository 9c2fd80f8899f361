package io.github.cameltegro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltegro.model.Balance;
import io.github.cameltegro.simulator.RecordedRequest;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * On Camel Main, a test with the simulator's settings, as docs/testing.md shows it, calls the simulator, however the
 * application spells its own. The starter and the Quarkus extension have tests like this one.
 */
class SimulatorWinsTest {

    /** An address that no network knows, so that a failing test calls nobody. */
    private static final String LIVE = "https://tegro.invalid";

    @RegisterExtension
    static final TegroSimulatorExtension EXTENSION = new TegroSimulatorExtension();

    private final TegroSimulator tegro = EXTENSION.simulator();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "base-url, shop-id, api-key, secret-key",
                "baseUrl, shopId, apiKey, secretKey",
                "baseurl, shopid, apikey, secretkey",
                "configuration.base-url, configuration.shop-id, configuration.api-key, configuration.secret-key",
                "configuration.baseUrl, configuration.shopId, configuration.apiKey, configuration.secretKey"
            })
    void theSimulatorIsCalled(String spellings) throws Exception {
        Main main = new Main();
        main.setOverrideProperties(tegro.camelProperties());
        main.setDefaultPropertyPlaceholderLocation("false");
        main.addInitialProperty("camel.main.jmxEnabled", "false");
        settings(spellings).forEach(main::addInitialProperty);
        main.start();
        try {
            assertThat(main.getCamelTemplate().requestBody("tegro:balance", (Object) null))
                    .isInstanceOf(Balance.class);
            assertThat(tegro.requests()).singleElement().matches(RecordedRequest::processed);
            TegroConfiguration account = main.getCamelContext()
                    .getComponent("tegro", TegroComponent.class)
                    .getConfiguration();
            assertThat(account.getSecretKey()).isEqualTo(tegro.secretKey());
        } finally {
            main.stop();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"base-url", "baseUrl", "configuration.baseUrl"})
    void aSystemPropertyThatWouldWinIsRefused(String spelling) {
        String name = "camel.component.tegro." + spelling;
        System.setProperty(name, LIVE);
        try {
            assertThatThrownBy(tegro::camelProperties)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(name)
                    .hasMessageNotContaining(LIVE);
            System.setProperty(name, tegro.baseUrl());
            assertThat(tegro.camelProperties()).isNotEmpty();
        } finally {
            System.clearProperty(name);
        }
    }

    private static Map<String, String> settings(String spellings) {
        List<String> options = List.of(spellings.split(", "));
        List<String> values = List.of(LIVE, "LIVE", "a-live-api-key-00000000", "a-live-secret-key-00000");
        Map<String, String> settings = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            settings.put("camel.component.tegro." + options.get(i), values.get(i));
        }
        return settings;
    }
}
