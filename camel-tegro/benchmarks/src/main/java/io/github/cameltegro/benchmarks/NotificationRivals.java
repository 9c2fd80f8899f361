package io.github.cameltegro.benchmarks;

import io.github.cameltegro.notification.MemoryRepository;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;

/** Ways to take notifications in, all on one server and with the same steps behind them. */
final class NotificationRivals implements AutoCloseable {

    static final String UNVERIFIED = "platform-http that verifies nothing";
    static final String TEGRO = "tegro:notification";
    static final String HAND = "hand-written verification";

    private static final String TEGRO_PATH = "/tegro/notification";
    private static final String UNVERIFIED_PATH = "/unverified";
    private static final String HAND_PATH = "/hand/notification";

    private final CamelContext camel = new DefaultCamelContext();
    private final VertxPlatformHttpServer server;
    private final LongAdder routed = new LongAdder();

    NotificationRivals() throws Exception {
        this(MemoryRepository.bounded(MemoryRepository.DEFAULT_MARKS));
    }

    /** @param marks of the tegro endpoint */
    NotificationRivals(MemoryRepository marks) throws Exception {
        VertxPlatformHttpServerConfiguration http = new VertxPlatformHttpServerConfiguration();
        http.setBindHost("127.0.0.1");
        http.setBindPort(0);
        server = new VertxPlatformHttpServer(http);
        camel.addService(server);
        camel.getRegistry().bind("marks", marks);
        camel.addComponent("tegro", Account.component("http://127.0.0.1:1"));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("tegro:notification?idempotentRepository=#marks&path=" + TEGRO_PATH)
                        .to("direct:paid");
                from("platform-http:" + UNVERIFIED_PATH + "?httpMethodRestrict=POST")
                        .setHeader("CamelTegroOrderId", header("order_id"))
                        .to("direct:paid")
                        .process(NotificationRivals::ok);
                from("direct:paid").process(NotificationRivals.this::paid);
            }
        });
        camel.addRoutes(new HandWrittenNotifications(HAND_PATH));
        camel.start();
    }

    List<Rival> rivals() {
        return List.of(
                new NotificationRival(UNVERIFIED, server.getPort(), UNVERIFIED_PATH, ""),
                tegro(),
                new NotificationRival(HAND, server.getPort(), HAND_PATH, ""));
    }

    Rival tegro() {
        return tegro(TEGRO, "");
    }

    /** @param comment a text that the notifications have besides their usual fields; empty for none */
    Rival tegro(String name, String comment) {
        return new NotificationRival(name, server.getPort(), TEGRO_PATH, comment);
    }

    /** How many have come through the routes so far: an answer alone does not tell that. */
    long routed() {
        return routed.sum();
    }

    private void paid(Exchange exchange) {
        if (exchange.getMessage().getHeader("CamelTegroOrderId") == null) {
            throw new IllegalStateException("no order");
        }
        routed.increment();
    }

    /** As a route must: what came in as field or header would go out as a header. */
    static void ok(Exchange exchange) {
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody("OK");
    }

    @Override
    public void close() {
        camel.stop();
    }
}
