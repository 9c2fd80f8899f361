package io.github.cameltegro.quarkus.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.TegroComponent;
import io.github.cameltegro.TegroConfiguration;
import io.github.cameltegro.engine.RuntimesPage;
import io.github.cameltegro.model.CreatedOrder;
import io.github.cameltegro.simulator.NotificationAnswer;
import io.github.cameltegro.simulator.NotificationBuilder;
import io.github.cameltegro.simulator.TegroSimulator;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Route;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What docs/runtimes.md shows runs in a Quarkus application with the extension. */
@QuarkusTest
class RuntimesPageTest {

    private static final TegroSimulator TEGRO = TegroSimulator.builder().start();

    @Inject
    CamelContext context;

    @TestHTTPResource("/tegro/notification")
    URI address;

    private List<String> before;

    @BeforeEach
    void atTheSimulator() {
        account().setBaseUrl(TEGRO.baseUrl());
        before = context.getRoutes().stream().map(Route::getRouteId).toList();
    }

    @AfterEach
    void withoutTheRoutes() throws Exception {
        for (Route route : List.copyOf(context.getRoutes())) {
            if (!before.contains(route.getRouteId())) {
                context.getRouteController().stopRoute(route.getRouteId());
                context.removeRoute(route.getRouteId());
            }
        }
    }

    @Test
    void thePropertiesArriveAtTheComponent() throws Exception {
        assertThat(Files.readString(Path.of("src/test/resources/application.properties")))
                .contains(RuntimesPage.block("Quarkus", "properties"));

        assertThat(account().getShopId()).isEqualTo(TEGRO.shopId());
        assertThat(account().getApiKey()).isEqualTo(TEGRO.apiKey());
        assertThat(account().getSecretKey()).isEqualTo(TEGRO.secretKey());
        assertThat(account().getResponseTimeout()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void theJavaRoutesRun() throws Exception {
        assertThat(Files.readString(Path.of("src/test/java/io/github/cameltegro/quarkus/it/Checkout.java")))
                .containsIgnoringWhitespaces(RuntimesPage.block("The routes", "java"));
        context.addRoutes(new Checkout());

        assertAnOrderIsCreatedAndItsPaymentRouted("Q-1001");
    }

    @Test
    void theYamlRoutesRun() throws Exception {
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(ResourceHelper.fromString("payments.yaml", RuntimesPage.block("The routes", "yaml")));

        assertAnOrderIsCreatedAndItsPaymentRouted("Q-1002");
    }

    private void assertAnOrderIsCreatedAndItsPaymentRouted(String order) throws Exception {
        try (ProducerTemplate template = context.createProducerTemplate()) {
            assertThat(template.requestBody("direct:checkout", Map.of("order_id", order, "amount", "1490.00")))
                    .isInstanceOf(CreatedOrder.class);
        }
        TEGRO.pay(order);
        NotificationBuilder notification = TEGRO.notification(order).sendTo(address.toString());

        assertThat(notification.send().join())
                .isNotEmpty()
                .extracting(NotificationAnswer::status)
                .containsOnly(200);
        assertThat(notification.attack().forged().send().join())
                .extracting(NotificationAnswer::status)
                .containsExactly(403);
    }

    private TegroConfiguration account() {
        return context.getComponent("tegro", TegroComponent.class).getConfiguration();
    }
}
