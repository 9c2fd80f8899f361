package io.github.cameltegro.quarkus.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.TegroComponent;
import io.github.cameltegro.TegroConfiguration;
import io.github.cameltegro.model.Balance;
import io.github.cameltegro.simulator.RecordedRequest;
import io.github.cameltegro.simulator.TegroSimulator;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;

/**
 * A Quarkus test with the simulator's settings calls the simulator, though application.properties names another address
 * in every spelling.
 */
@QuarkusTest
@WithTestResource(SimulatedTegro.class)
class SimulatorWinsTest {

    TegroSimulator tegro;

    @Inject
    CamelContext context;

    @Test
    void theSimulatorIsCalled() throws Exception {
        assertThat(context.resolvePropertyPlaceholders("{{live.address}}")).endsWith(".invalid");

        try (ProducerTemplate template = context.createProducerTemplate()) {
            assertThat(template.requestBody("tegro:balance", (Object) null)).isInstanceOf(Balance.class);
        }

        assertThat(tegro.requests()).singleElement().matches(RecordedRequest::processed);
        TegroConfiguration account =
                context.getComponent("tegro", TegroComponent.class).getConfiguration();
        assertThat(account.getBaseUrl()).isEqualTo(tegro.baseUrl());
        assertThat(account.getSecretKey()).isEqualTo(tegro.secretKey());
    }
}
