package io.github.cameltegro;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.model.Balance;
import io.github.cameltegro.simulator.RecordedRequest;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.TegroCamel;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys may hold any character, and come in by every way that Camel has for secrets. */
class KeysTest {

    private static final String SHOP = "1913EA9D9351469B1E5D852A00000000";
    private static final String API_KEY = "kR9%w&2+T(q)^x*Zb7";
    private static final String SECRET_KEY = "GB%^&*YJni677+)(=~'\"{}";

    @RegisterExtension
    static final TegroSimulatorExtension EXTENSION = TegroSimulatorExtension.with(
            builder -> builder.shopId(SHOP).apiKey(API_KEY).secretKey(SECRET_KEY));

    @RegisterExtension
    final TegroCamel camel = TegroCamel.of(EXTENSION);

    private final TegroSimulator tegro = EXTENSION.simulator();

    @Test
    void asOptionsOfTheComponent() {
        camel.answer(Balance.class, "tegro:balance");
    }

    @ParameterizedTest
    @ValueSource(strings = {"apiKey=#bean:key", "apiKey=RAW({{key}})", "apiKey=RAW{{{key}}}"})
    void onAnEndpointByReference(String option) throws Exception {
        camel.context().getRegistry().bind("key", API_KEY);
        camel.context().getPropertiesComponent().addInitialProperty("key", API_KEY);
        camel.configuration().setApiKey("another");
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:balance").to("tegro:balance?" + option);
            }
        });

        camel.answer(Balance.class, "direct:balance");
    }

    /** Camel takes such a key for a placeholder or a reference, wherever it is text that Camel sets. */
    @ParameterizedTest
    @ValueSource(
            strings = {"a{{b}}c-0123456789012", "}}0123456789012345678", "#bean:0123456789012345", "#class:a.B0123456"})
    void whatCamelWouldReadInItIsLeftAloneInAConfiguration(String key) throws Exception {
        Main main = new Main();
        TegroConfiguration account = new TegroConfiguration();
        account.setApiKey(key);
        main.bind("tegroAccount", account);
        main.addInitialProperty("camel.component.tegro.configuration", "#bean:tegroAccount");
        main.addInitialProperty("camel.main.jmxEnabled", "false");
        main.start();
        try {
            assertThat(main.getCamelContext()
                            .getComponent("tegro", TegroComponent.class)
                            .getConfiguration()
                            .getApiKey())
                    .isEqualTo(key);
        } finally {
            main.stop();
        }
    }

    @Test
    void fromAPropertiesFile() throws Exception {
        assertMainCalls(Map.of(
                "camel.component.tegro.shopId", "{{tegro.shop}}",
                "camel.component.tegro.apiKey", "{{tegro.apiKey}}",
                "camel.component.tegro.secretKey", "{{tegro.secretKey}}"));
    }

    @Test
    void inDashedNamesAndFromBeans() throws Exception {
        assertMainCalls(Map.of(
                "camel.component.tegro.shop-id", "{{tegro.shop}}",
                "camel.component.tegro.api-key", "#bean:theKey",
                "camel.component.tegro.secret-key", "{{tegro.secretKey}}"));
    }

    private void assertMainCalls(Map<String, String> options) throws Exception {
        Main main = new Main();
        main.setPropertyPlaceholderLocations("classpath:keys.properties");
        main.bind("theKey", API_KEY);
        options.forEach(main::addInitialProperty);
        main.addInitialProperty("camel.component.tegro.baseUrl", tegro.baseUrl());
        main.addInitialProperty("camel.main.jmxEnabled", "false");
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:balance").to("tegro:balance");
            }
        });
        main.start();
        try {
            CamelContext context = main.getCamelContext();
            Object balance = context.createProducerTemplate().requestBody("direct:balance", (Object) null);
            assertThat(balance).isInstanceOf(Balance.class);
            assertThat(tegro.requests()).singleElement().matches(RecordedRequest::processed);
            TegroConfiguration configuration =
                    context.getComponent("tegro", TegroComponent.class).getConfiguration();
            assertThat(configuration.getSecretKey()).isEqualTo(SECRET_KEY);
        } finally {
            main.stop();
        }
    }
}
