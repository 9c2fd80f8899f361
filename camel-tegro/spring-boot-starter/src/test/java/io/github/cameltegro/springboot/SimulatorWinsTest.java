package io.github.cameltegro.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.TegroComponent;
import io.github.cameltegro.model.Balance;
import io.github.cameltegro.simulator.RecordedRequest;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.PropertiesPropertySource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A Spring Boot test with the simulator's settings calls the simulator, however the application spells its own; the
 * method is that of docs/testing.md.
 */
@SpringBootTest(
        classes = {CamelAutoConfiguration.class, TegroComponentAutoConfiguration.class},
        properties = {
            "camel.component.tegro.base-url=" + SimulatorWinsTest.LIVE,
            "camel.component.tegro.shop-id=LIVE",
            "camel.component.tegro.api-key=a-live-api-key-00000000",
            "camel.component.tegro.secret-key=a-live-secret-key-00000",
            "camel.main.routes-include-pattern=false"
        })
class SimulatorWinsTest {

    /** An address that no network knows, so that a failing test calls nobody. */
    static final String LIVE = "https://tegro.invalid";

    @RegisterExtension
    static final TegroSimulatorExtension TEGRO = new TegroSimulatorExtension();

    @DynamicPropertySource
    static void simulated(DynamicPropertyRegistry registry) {
        TEGRO.simulator().camelProperties().forEach((name, value) -> registry.add((String) name, () -> value));
    }

    @Autowired
    private CamelContext camel;

    private final TegroSimulator tegro = TEGRO.simulator();

    @Test
    void theSimulatorIsCalled() {
        assertTheSimulatorIsCalled(camel);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "base-url, shop-id, api-key, secret-key",
                "baseUrl, shopId, apiKey, secretKey",
                "base_url, shop_id, api_key, secret_key",
                "baseurl, shopid, apikey, secretkey",
                "BASE-URL, SHOP-ID, API-KEY, SECRET-KEY"
            })
    void theSimulatorIsCalledHoweverTheApplicationSpells(String spellings) {
        List<String> options = List.of(spellings.split(", "));
        new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(CamelAutoConfiguration.class, TegroComponentAutoConfiguration.class))
                .withPropertyValues(
                        "camel.component.tegro." + options.get(0) + "=" + LIVE,
                        "camel.component.tegro." + options.get(1) + "=LIVE",
                        "camel.component.tegro." + options.get(2) + "=a-live-api-key-00000000",
                        "camel.component.tegro." + options.get(3) + "=a-live-secret-key-00000")
                .withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new PropertiesPropertySource("simulated", tegro.camelProperties())))
                .run(started -> assertTheSimulatorIsCalled(started.getBean(CamelContext.class)));
    }

    private void assertTheSimulatorIsCalled(CamelContext context) {
        assertThat(context.createProducerTemplate().requestBody("tegro:balance", (Object) null))
                .isInstanceOf(Balance.class);
        assertThat(tegro.requests()).singleElement().matches(RecordedRequest::processed);
        assertThat(context.getComponent("tegro", TegroComponent.class)
                        .getConfiguration()
                        .getSecretKey())
                .isEqualTo(tegro.secretKey());
    }
}
