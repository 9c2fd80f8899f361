package io.github.cameltegro.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import io.github.cameltegro.TegroComponent;
import io.github.cameltegro.polling.RecordConsumer;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.CapturedLog;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.AsyncProcessorSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** An Error in a step fails what is notified and what is polled alike, whenever the step's route was made. */
@ParameterizedClass
@ValueSource(strings = {"tegro:notification?path=/paid", "tegro:orders?paidOnly=true&startScheduler=false"})
class OutcomeStepsTest {

    @RegisterExtension
    static final TegroSimulatorExtension TEGRO = new TegroSimulatorExtension();

    @Parameter
    String from;

    private final TegroSimulator gateway = TEGRO.simulator();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private volatile boolean dies = true;
    private VertxPlatformHttpServer server;

    @BeforeEach
    void a_component_that_nobody_has_asked_for_yet() throws Exception {
        gateway.createOrder("A-1", "RUB", "10");
        gateway.pay("A-1");
        TegroComponent tegro = new TegroComponent();
        tegro.getConfiguration().setBaseUrl(gateway.baseUrl());
        tegro.getConfiguration().setShopId(gateway.shopId());
        tegro.getConfiguration().setApiKey(gateway.apiKey());
        tegro.getConfiguration().setSecretKey(gateway.secretKey());
        context.getRegistry().bind("tegro", tegro);
        VertxPlatformHttpServerConfiguration http = new VertxPlatformHttpServerConfiguration();
        http.setBindHost("127.0.0.1");
        http.setBindPort(0);
        server = new VertxPlatformHttpServer(http);
        context.addService(server);
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void also_in_a_route_that_was_there_before_the_component() throws Exception {
        add(routes -> routes.from("direct:earlier").threads(1, 1).process(this::die));
        add(routes -> routes.from(from).routeId("payments").to("direct:earlier"));

        assertFailsAndIsDoneLater();
    }

    @Test
    void also_where_the_step_had_handed_the_exchange_on_to_another_thread() throws Exception {
        try (CapturedLog log = new CapturedLog().level("io.github.cameltegro", Level.WARN)) {
            CountDownLatch handedOn = new CountDownLatch(1);
            add(routes -> routes.from(from)
                    .routeId("payments")
                    .process(new AsyncProcessorSupport() {
                        @Override
                        public boolean process(Exchange exchange, AsyncCallback callback) {
                            new Thread(() -> callback.done(false)).start();
                            awaitQuietly(handedOn);
                            die(exchange);
                            return false;
                        }
                    })
                    .process(exchange -> {
                        handedOn.countDown();
                        await().until(() -> !dies || log.text().contains("A step failed after"));
                    }));

            assertFailsAndIsDoneLater();
        }
    }

    private interface Routes {
        void to(RouteBuilder routes);
    }

    private void add(Routes routes) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                routes.to(this);
            }
        });
    }

    private void die(Exchange exchange) {
        if (dies) {
            throw new AssertionError("boom");
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertFailsAndIsDoneLater() {
        Consumer consumer = context.getRoute("payments").getConsumer();
        if (consumer instanceof RecordConsumer polling) {
            assertFailsAndIsDoneLater(polling, polling::getOutcomes);
        } else {
            assertFailsAndIsDoneLater(
                    () -> gateway.notification("A-1")
                            .sendTo("http://127.0.0.1:" + server.getPort() + "/paid")
                            .send(),
                    ((NotificationConsumer) consumer)::getOutcomes);
        }
    }

    private void assertFailsAndIsDoneLater(Runnable delivery, Supplier<Map<String, Long>> outcomes) {
        delivery.run();
        await().untilAsserted(() -> assertThat(outcomes.get()).containsEntry("route-failed", 1L));
        dies = false;
        delivery.run();
        await().untilAsserted(() -> assertThat(outcomes.get()).containsEntry("routed", 1L));
    }
}
