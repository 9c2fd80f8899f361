package io.github.cameltegro.engine.quarkus;

import io.github.cameltegro.TegroComponent;
import io.github.cameltegro.TegroConfiguration;
import io.github.cameltegro.engine.NotificationContract;
import io.github.cameltegro.engine.Routed;
import io.github.cameltegro.model.Notification;
import io.github.cameltegro.simulator.TegroSimulator;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;

/** In a Quarkus application, on the Camel that Camel Quarkus brings. */
@QuarkusTest
class QuarkusNotificationTest extends NotificationContract {

    private static final String ROUTE = "verified";

    /** The keys are given by name, so that nothing of the gateway must be known when the application starts. */
    private static final TegroSimulator GATEWAY = TegroSimulator.builder().start();

    @Inject
    CamelContext context;

    @TestHTTPResource("/verified/notification")
    URI address;

    @BeforeEach
    void aRoute() throws Exception {
        if (context.getRoute(ROUTE) != null) {
            return;
        }
        TegroConfiguration account =
                context.getComponent("tegro", TegroComponent.class).getConfiguration();
        account.setShopId(GATEWAY.shopId());
        account.setSecretKey(GATEWAY.secretKey());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("tegro:notification?path=/verified/notification")
                        .routeId(ROUTE)
                        .process(exchange -> Routed.record(
                                exchange.getMessage()
                                        .getBody(Notification.class)
                                        .fields(),
                                exchange.getMessage().getHeaders()));
            }
        });
    }

    @Override
    protected URI address() {
        return address;
    }

    @Override
    protected TegroSimulator gateway() {
        return GATEWAY;
    }
}
