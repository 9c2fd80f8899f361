package io.github.cameltegro.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.TegroComponent;
import io.github.cameltegro.simulator.NotificationPayload;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.PlatformHttpConstants;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server may be stopped as soon as nothing is pending, so a request is pending until the server has its answer. */
class PendingTest {

    @RegisterExtension
    static final TegroSimulatorExtension TEGRO = new TegroSimulatorExtension();

    /** An HTTP server whose steps a test takes itself. */
    private static final class SlowServer implements PlatformHttpEngine {

        private RequestConsumer consumer;

        @Override
        public PlatformHttpConsumer createConsumer(PlatformHttpEndpoint endpoint, Processor processor) {
            consumer = new RequestConsumer(endpoint, processor);
            return consumer;
        }
    }

    private static final class RequestConsumer extends DefaultConsumer implements PlatformHttpConsumer {

        RequestConsumer(PlatformHttpEndpoint endpoint, Processor processor) {
            super(endpoint, processor);
        }

        @Override
        public PlatformHttpEndpoint getEndpoint() {
            return (PlatformHttpEndpoint) super.getEndpoint();
        }
    }

    @Test
    void a_request_is_pending_until_its_answer_is_written() throws Exception {
        TegroSimulator gateway = TEGRO.simulator();
        gateway.createOrder("A-1", "RUB", "10");
        gateway.pay("A-1");
        NotificationPayload payload = gateway.notification("A-1").payload();
        SlowServer server = new SlowServer();
        CamelContext context = new DefaultCamelContext();
        try {
            context.getRegistry().bind(PlatformHttpConstants.PLATFORM_HTTP_ENGINE_NAME, server);
            context.getComponent("tegro", TegroComponent.class)
                    .getConfiguration()
                    .setShopId(gateway.shopId());
            context.getComponent("tegro", TegroComponent.class)
                    .getConfiguration()
                    .setSecretKey(gateway.secretKey());
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("tegro:notification?path=/tegro/notification")
                            .routeId("payments")
                            .to("mock:paid");
                }
            });
            context.start();
            NotificationConsumer consumer =
                    (NotificationConsumer) context.getRoute("payments").getConsumer();
            Exchange request = server.consumer.createExchange(false);
            request.setPattern(ExchangePattern.InOut);
            request.getMessage().setHeader(Exchange.HTTP_METHOD, "POST");
            request.getMessage().setHeader(Exchange.CONTENT_TYPE, payload.contentType());
            request.getMessage().setBody(payload.body());

            server.consumer.createUoW(request);
            server.consumer.getProcessor().process(request);
            assertThat(request.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE))
                    .isEqualTo(200);
            assertThat(consumer.getPendingExchangesSize()).isEqualTo(1);
            server.consumer.doneUoW(request);
            assertThat(consumer.getPendingExchangesSize()).isZero();

            // a server without units of work
            request.getExchangeExtension().setUnitOfWork(null);
            server.consumer.getProcessor().process(request);
            assertThat(consumer.getPendingExchangesSize()).isZero();
        } finally {
            context.stop();
        }
    }
}
