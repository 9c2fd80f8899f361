package io.github.cameltegro.notification;

import io.github.cameltegro.TegroComponent;
import io.github.cameltegro.TegroConfiguration;
import io.github.cameltegro.engine.NotificationContract;
import io.github.cameltegro.engine.Routed;
import io.github.cameltegro.model.Notification;
import io.github.cameltegro.simulator.TegroSimulator;
import java.net.URI;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** A route behind {@code tegro:notification} on one of the servers that share a class path. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ServerNotificationContract extends NotificationContract {

    private final CamelContext context = new DefaultCamelContext();
    private TegroSimulator gateway;
    private URI address;

    /** Makes the server ready, and tells where it will be: an address without a path. */
    abstract String server(CamelContext camelContext) throws Exception;

    /** Further options of the endpoint. */
    abstract String options();

    @BeforeAll
    void start() throws Exception {
        gateway = TegroSimulator.builder().start();
        TegroConfiguration account =
                context.getComponent("tegro", TegroComponent.class).getConfiguration();
        account.setShopId(gateway.shopId());
        account.setSecretKey(gateway.secretKey());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("tegro:notification?path=/tegro/notification" + options())
                        .process(exchange -> Routed.record(
                                exchange.getMessage()
                                        .getBody(Notification.class)
                                        .fields(),
                                exchange.getMessage().getHeaders()));
            }
        });
        String server = server(context);
        context.start();
        address = URI.create((server == null ? serverAfterStart() : server) + "/tegro/notification");
    }

    /** Where the server is, if only the started one knows. */
    String serverAfterStart() {
        throw new UnsupportedOperationException();
    }

    @AfterAll
    void stop() {
        context.stop();
        gateway.close();
    }

    @Override
    protected URI address() {
        return address;
    }

    @Override
    protected TegroSimulator gateway() {
        return gateway;
    }
}
