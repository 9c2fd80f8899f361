package io.github.cameltegro.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.engine.Bodies;
import io.github.cameltegro.engine.RawHttp;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.RawServer;
import java.io.IOException;
import java.net.URI;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a route answers that fails after a call over HTTP: docs/security.md has a sentence about it. */
class OwnWebhookTest {

    @RegisterExtension
    static final TegroSimulatorExtension TEGRO = new TegroSimulatorExtension();

    private static final Processor FAILS = exchange -> {
        throw new IllegalStateException("the route fails");
    };

    private final TegroSimulator gateway = TEGRO.simulator();

    @Test
    void aWebhookOfOnesOwnAnswersWithTheCallsStatusUnlessItsHeadersAreRemoved() throws Exception {
        try (RawServer called = RawServer.answering(RawServer.ok("{}"));
                NotificationNode node = NotificationNode.start(gateway, "")) {
            String call = called.baseUrl() + "?bridgeEndpoint=true";
            node.context().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("platform-http:/webhook").to(call).process(FAILS);
                    from("platform-http:/careful")
                            .to(call)
                            .removeHeaders("CamelHttp*")
                            .process(FAILS);
                }
            });
            assertThat(status(node, "/webhook")).isEqualTo(200);
            assertThat(status(node, "/careful")).isEqualTo(500);
        }
    }

    @Test
    void aNotificationWhoseRouteFailsAfterACallIsNeverAnswered200() throws Exception {
        try (NotificationNode node = NotificationNode.start(gateway, "", account -> {}, exchange -> {
            exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 200);
            FAILS.process(exchange);
        })) {
            gateway.createOrder("A-1", "RUB", "10");
            gateway.pay("A-1");
            assertThat(gateway.notification("A-1")
                            .sendTo(node.url())
                            .send()
                            .get()
                            .get(0)
                            .status())
                    .isEqualTo(500);
        }
    }

    private static int status(NotificationNode node, String path) throws IOException {
        try (RawHttp http = new RawHttp(URI.create(node.url()).resolve(path))) {
            return http.request("POST", Bodies.JSON, Bodies.latin("{}"))
                    .answer()
                    .status();
        }
    }
}
