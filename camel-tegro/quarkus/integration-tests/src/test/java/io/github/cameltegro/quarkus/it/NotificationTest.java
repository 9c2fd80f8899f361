package io.github.cameltegro.quarkus.it;

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

/** The vectors in a Quarkus application with the extension. */
@QuarkusTest
class NotificationTest extends NotificationContract {

    private static final String ROUTE = "verified";

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
        String apiKey = account.getApiKey();
        // an endpoint that can ask Tegro answers otherwise
        account.setApiKey(null);
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
        account.setApiKey(apiKey);
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
