package io.github.cameltegro.notification;

import static org.apache.camel.support.builder.ExpressionBuilder.bodyExpression;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.simulator.NotificationAnswer;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.SynchronizationAdapter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a route refuses, drops or dies of, and what fails as it ends, is a failure: 500, no claim left, and done later. */
class RouteFailuresTest {

    @RegisterExtension
    static final TegroSimulatorExtension TEGRO = new TegroSimulatorExtension();

    private final TegroSimulator gateway = TEGRO.simulator();

    /** Fails as long as it is on. */
    private static final class Fault {
        volatile boolean on = true;
        final CountDownLatch answered = new CountDownLatch(1);

        void strike(Throwable error) {
            if (on) {
                FaultyRoute.sneak(error);
            }
        }
    }

    private interface FaultyRoute {
        void configure(RouteBuilder routes, ProcessorDefinition<?> route, Fault fault);

        @SuppressWarnings("unchecked")
        static <E extends Throwable> void sneak(Throwable error) throws E {
            throw (E) error;
        }
    }

    private static Named<FaultyRoute> row(String name, FaultyRoute route) {
        return Named.of(name, route);
    }

    private static Stream<Named<FaultyRoute>> errors() {
        return Stream.of(
                        new StackOverflowError(),
                        new OutOfMemoryError("not really"),
                        new AssertionError("no way"),
                        new NoClassDefFoundError("driver"),
                        new InterruptedException("stop"))
                .flatMap(error -> Stream.of(
                        row(
                                error.getClass().getSimpleName(),
                                (routes, route, fault) -> route.process(exchange -> fault.strike(error))),
                        row(
                                error.getClass().getSimpleName() + " in a predicate",
                                (routes, route, fault) -> route.filter(exchange -> {
                                            fault.strike(error);
                                            return true;
                                        })
                                        .to("mock:filtered")),
                        row(
                                error.getClass().getSimpleName() + " after threads",
                                (routes, route, fault) -> route.threads(1).process(exchange -> fault.strike(error))),
                        row(
                                error.getClass().getSimpleName() + " in a parallel split",
                                (routes, route, fault) -> route.split(bodyExpression())
                                        .parallelProcessing()
                                        .process(exchange -> fault.strike(error))
                                        .end())));
    }

    private static Stream<Named<FaultyRoute>> refusals() {
        return Stream.of(
                row("a full queue", (routes, route, fault) -> route.process(exchange -> {
                            if (fault.on) {
                                exchange.getContext().createProducerTemplate().sendBody("seda:full?size=1", "first");
                            } else {
                                exchange.getContext()
                                        .getEndpoint(
                                                "seda:full?size=1", org.apache.camel.component.seda.SedaEndpoint.class)
                                        .purgeQueue();
                            }
                        })
                        .to("seda:full?size=1")),
                row(
                        "an executor that refuses",
                        (routes, route, fault) -> route.process(new AsyncProcessorSupport() {
                            @Override
                            public boolean process(Exchange exchange, AsyncCallback callback) {
                                if (fault.on) {
                                    throw new RejectedExecutionException("full");
                                }
                                callback.done(true);
                                return true;
                            }
                        })),
                row(
                        "a processor that forgets it",
                        (routes, route, fault) -> route.process(new AsyncProcessorSupport() {
                            @Override
                            public boolean process(Exchange exchange, AsyncCallback callback) {
                                if (fault.on) {
                                    collectGarbage();
                                    return false;
                                }
                                callback.done(true);
                                return true;
                            }
                        })));
    }

    /** As it comes now and then. */
    private static void collectGarbage() {
        Thread collector = new Thread(() -> {
            for (int i = 0; i < 20; i++) {
                System.gc();
            }
        });
        collector.setDaemon(true);
        collector.start();
    }

    private static Stream<Named<FaultyRoute>> completions() {
        return Stream.of(
                row("onCompletion", (routes, route, fault) -> route.onCompletion()
                        .process(exchange -> fault.strike(new IllegalStateException("completion")))
                        .end()),
                row("onCompletion when complete", (routes, route, fault) -> route.onCompletion()
                        .onCompleteOnly()
                        .process(exchange -> fault.strike(new AssertionError("completion")))
                        .end()),
                row("onCompletion before the consumer", (routes, route, fault) -> route.onCompletion()
                        .modeBeforeConsumer()
                        .process(exchange -> fault.strike(new IllegalStateException("completion")))
                        .end()),
                row("onCompletion of a called route", (routes, route, fault) -> {
                    routes.from("direct:called")
                            .onCompletion()
                            .process(exchange -> fault.strike(new IllegalStateException("completion")))
                            .end()
                            .to("mock:called");
                    route.to("direct:called");
                }),
                row("onCompletion of a route that a split calls", (routes, route, fault) -> {
                    routes.from("direct:called")
                            .onCompletion()
                            .process(exchange -> fault.strike(new IllegalStateException("completion")))
                            .end()
                            .to("mock:called");
                    route.split(bodyExpression()).to("direct:called").end();
                }),
                row(
                        "a completion that throws",
                        (routes, route, fault) -> route.process(exchange -> exchange.getExchangeExtension()
                                .addOnCompletion(completion(fault, new IllegalStateException("completion"))))),
                row(
                        "a completion that dies",
                        (routes, route, fault) -> route.process(exchange -> exchange.getExchangeExtension()
                                .addOnCompletion(completion(fault, new AssertionError("completion"))))));
    }

    private static SynchronizationAdapter completion(Fault fault, Throwable error) {
        return new SynchronizationAdapter() {
            @Override
            public void onComplete(Exchange exchange) {
                fault.strike(error);
            }
        };
    }

    static Stream<Named<FaultyRoute>> failures() {
        return Stream.of(errors(), refusals(), completions()).flatMap(rows -> rows);
    }

    @BeforeEach
    void a_paid_order() {
        gateway.createOrder("A-1", "RUB", "10");
        gateway.pay("A-1");
    }

    @ParameterizedTest
    @MethodSource("failures")
    void fails_and_is_done_later(FaultyRoute faulty) throws Exception {
        Fault fault = new Fault();
        try (NotificationNode node = start(faulty, fault)) {
            assertFailsAndIsDoneLater(node, fault);
        }
    }

    @Test
    void an_onCompletion_of_all_routes_fails_and_is_done_later() throws Exception {
        Fault fault = new Fault();
        try (NotificationNode node = NotificationNode.prepareRoute(
                gateway,
                "",
                routes -> routes.onCompletion()
                        .process(exchange -> fault.strike(new IllegalStateException("completion"))),
                route -> route.to("mock:paid"))) {
            node.context().start();
            assertFailsAndIsDoneLater(node, fault);
        }
    }

    private void assertFailsAndIsDoneLater(NotificationNode node, Fault fault) throws Exception {
        assertThat(deliver(node).status()).isEqualTo(500);
        assertThat(node.count("route-failed")).isEqualTo(1);
        fault.on = false;
        assertThat(deliver(node).status()).isEqualTo(200);
        assertThat(node.count("routed")).isEqualTo(1);
        assertThat(deliver(node).status()).isEqualTo(200);
        assertThat(node.routed).hasSize(2);
    }

    /** Where the promise ends, as the page says. */
    @ParameterizedTest
    @MethodSource
    void is_acknowledged_before_it_is_done(FaultyRoute faulty) throws Exception {
        Fault fault = new Fault();
        try (NotificationNode node = start(faulty, fault)) {
            assertThat(deliver(node).status()).isEqualTo(200);
            fault.answered.countDown();
        }
    }

    static Stream<Named<FaultyRoute>> is_acknowledged_before_it_is_done() {
        return Stream.of(
                row("onCompletion in parallel", (routes, route, fault) -> route.onCompletion()
                        .parallelProcessing()
                        .process(exchange -> {
                            fault.answered.await();
                            fault.strike(new IllegalStateException("completion"));
                        })
                        .end()),
                row("a full queue that may discard", (routes, route, fault) -> route.process(exchange ->
                                exchange.getContext().createProducerTemplate().sendBody("seda:small?size=1", "first"))
                        .to("seda:small?size=1&discardWhenFull=true")));
    }

    private NotificationNode start(FaultyRoute faulty, Fault fault) throws Exception {
        RouteBuilder[] others = {
            new RouteBuilder() {
                @Override
                public void configure() {}
            }
        };
        NotificationNode node =
                NotificationNode.prepareRoute(gateway, "", route -> faulty.configure(others[0], route, fault));
        node.context().addRoutes(others[0]);
        node.context().start();
        return node;
    }

    private NotificationAnswer deliver(NotificationNode node) throws Exception {
        return gateway.notification("A-1").sendTo(node.url()).send().get().get(0);
    }
}
