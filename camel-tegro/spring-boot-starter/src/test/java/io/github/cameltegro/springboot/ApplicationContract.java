package io.github.cameltegro.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameltegro.TegroComponent;
import io.github.cameltegro.TegroEndpoint;
import io.github.cameltegro.model.CreatedOrder;
import io.github.cameltegro.simulator.NotificationAnswer;
import io.github.cameltegro.simulator.NotificationBuilder;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Route;
import org.junit.jupiter.api.Test;

/** What the routes of docs/runtimes.md do in a Spring Boot application, in whatever language they are written. */
abstract class ApplicationContract {

    abstract RunningApplication application();

    @Test
    void anOrderIsCreatedAndItsPaymentIsRouted() throws Exception {
        try (ProducerTemplate template = application().camel().createProducerTemplate()) {
            Object created = template.requestBody("direct:checkout", Map.of("order_id", "A-1001", "amount", "1490.00"));
            assertThat(created).isInstanceOf(CreatedOrder.class);
        }
        application().tegro().pay("A-1001");
        NotificationBuilder notification = application()
                .tegro()
                .notification("A-1001")
                .sendTo(application().address("/tegro/notification").toString());

        assertThat(notification.send().join())
                .isNotEmpty()
                .extracting(NotificationAnswer::status)
                .containsOnly(200);
        assertThat(notification.attack().forged().send().join())
                .extracting(NotificationAnswer::status)
                .containsExactly(403);
    }

    @Test
    void thePropertiesArriveAtTheComponent() {
        TegroComponent tegro = application().camel().getComponent("tegro", TegroComponent.class);

        assertThat(tegro.getConfiguration().getResponseTimeout()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void actuatorShowsTheHealthOfTheNotificationEndpoint() throws Exception {
        String route = application().camel().getRoutes().stream()
                .filter(it -> it.getEndpoint() instanceof TegroEndpoint)
                .map(Route::getRouteId)
                .findFirst()
                .orElseThrow();

        JsonNode health = new ObjectMapper()
                .readTree(application().get("/actuator/health").body())
                .at("/components/camelHealth");

        assertThat(health.at("/status").asText()).isEqualTo("UP");
        assertThat(health.at("/details/consumer:" + route).asText()).isEqualTo("UP");
    }
}
