package io.github.cameltegro.polling;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.notification.MemoryRepository;
import io.github.cameltegro.protocol.PolledKey;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.TegroCamel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.seda.SedaEndpoint;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a step of the route refuses or discards comes again, is done once, and no claim of it is left. */
class HandedOnTest {

    private static final int ORDERS = 6;

    @RegisterExtension
    static final TegroSimulatorExtension TEGRO = new TegroSimulatorExtension();

    @RegisterExtension
    final TegroCamel camel = TegroCamel.of(TEGRO);

    private final TegroSimulator gateway = TEGRO.simulator();
    private final MemoryRepository marks = MemoryRepository.unbounded();
    private final MemoryRepository claims = MemoryRepository.unbounded();
    private final List<String> done = new CopyOnWriteArrayList<>();

    /** While it is shut, what takes orders over does not get on with them. */
    private final CountDownLatch open = new CountDownLatch(1);

    private final ThreadPoolExecutor discarding = new ThreadPoolExecutor(
            1, 1, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(1), new ThreadPoolExecutor.DiscardPolicy());

    @BeforeEach
    void orders() {
        camel.context().getRegistry().bind("marks", marks);
        camel.context().getRegistry().bind("claims", claims);
        IntStream.rangeClosed(1, ORDERS).forEach(i -> gateway.createOrder("A-" + i, "RUB", "10"));
    }

    @AfterEach
    void end() {
        open.countDown();
        discarding.shutdownNow();
    }

    /** A way of a route's to get rid of an order while the gate is shut. */
    record Way(String name, BiConsumer<HandedOnTest, RouteDefinition> route) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Way> waysThatRefuse() {
        return Stream.of(
                new Way("a full seda queue throws", (test, route) -> route.to("seda:work?size=2")),
                new Way(
                        "a full seda queue discards",
                        (test, route) -> route.to("seda:work?size=2&discardWhenFull=true")),
                new Way(
                        "a full seda queue throws after a while",
                        (test, route) -> route.to("seda:work?size=2&blockWhenFull=true&offerTimeout=5")),
                new Way("a full seda queue behind another one", (test, route) -> route.to("direct:relay")),
                new Way("a thread pool aborts", (test, route) -> route.threads(1, 1)
                        .maxQueueSize(1)
                        .rejectedPolicy(ThreadPoolRejectedPolicy.Abort)
                        .to("direct:work")),
                new Way("a thread pool of the user's own discards without a word", (test, route) -> route.threads()
                        .executorService("discarding")
                        .to("direct:work")),
                new Way("a throttler rejects", (test, route) -> route.throttle(2)
                        .timePeriodMillis(500)
                        .rejectExecution(true)
                        .to("direct:record")),
                new Way("a step throws", (test, route) -> route.process(exchange -> {
                            if (test.open.getCount() > 0) {
                                throw new IllegalStateException("away");
                            }
                        })
                        .to("direct:work")));
    }

    @ParameterizedTest
    @MethodSource("waysThatRefuse")
    void whatIsRefusedOrDiscardedComesAgain(Way way) throws Exception {
        ScheduledPollConsumer consumer = polled(route -> way.route().accept(this, route));
        consumer.run();
        consumer.run();
        open.countDown();

        Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> {
                    if (way.name().contains("without a word")) {
                        // nobody but the collector knows that nobody has it any more
                        System.gc();
                    }
                    consumer.run();
                    assertThat(done).containsAll(ids());
                    assertAllMarked();
                });
        assertThat(done).as("each is done once").containsExactlyInAnyOrderElementsOf(ids());
        assertThat(claimed()).as("claims that are left").isEmpty();
    }

    @Test
    void whatARedeliveryGetsIntoTheQueueAfterAllIsDoneOnce() throws Exception {
        ScheduledPollConsumer consumer = polled(route -> route.errorHandler(
                        new RouteBuilder() {
                            @Override
                            public void configure() {}
                        }.defaultErrorHandler()
                                .maximumRedeliveries(200)
                                .redeliveryDelay(10)
                                .onRedelivery(e -> open.countDown()))
                .to("seda:work?size=2"));
        consumer.run();

        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(this::assertAllMarked);
        consumer.run();
        consumer.run();
        assertThat(done).containsExactlyInAnyOrderElementsOf(ids());
    }

    @Test
    void aRefusalThatTheRouteDealsWithItselfIsDone() throws Exception {
        ScheduledPollConsumer consumer = polled(route -> route.doTry()
                .to("seda:work?size=2")
                .doCatch(IllegalStateException.class)
                .to("direct:record")
                .end());
        consumer.run();
        open.countDown();

        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(this::assertAllMarked);
        consumer.run();
        assertThat(done).containsExactlyInAnyOrderElementsOf(ids());
    }

    @Test
    void whatIsPurgedFromTheQueueComesAgain() throws Exception {
        ScheduledPollConsumer consumer = polled(route -> route.to("seda:wide"));
        consumer.run();
        camel.context().getEndpoint("seda:wide", SedaEndpoint.class).getQueue().clear();
        open.countDown();

        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            consumer.run();
            assertAllMarked();
        });
        assertThat(done).containsExactlyInAnyOrderElementsOf(ids());
    }

    @Test
    void anOrderIsDoneWhenAllQueuesThatItWasHandedToAreDoneWithIt() throws Exception {
        ScheduledPollConsumer consumer = polled(route -> route.to("seda:quick").to("seda:wide"));
        consumer.run();
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(done)
                .hasSize(ORDERS));
        assertThat(marked()).as("the second queue has done none").isEmpty();
        open.countDown();
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(this::assertAllMarked);
    }

    @Test
    void anOrderThatTheRouteFailsAtAfterItWasHandedOnComesAgain() throws Exception {
        open.countDown();
        ScheduledPollConsumer consumer =
                polled(route -> route.to("seda:wide").throwException(new IllegalStateException("after that")));
        consumer.run();
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(claimed())
                .isEmpty());
        assertThat(marked()).isEmpty();
    }

    @Test
    void whereSeveralConsumersShareTheQueueItIsDoneWhenTheyAllAre() throws Exception {
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("seda:shared?multipleConsumers=true").to("direct:record");
                from("seda:shared?multipleConsumers=true").to("direct:work");
            }
        });
        ScheduledPollConsumer consumer = polled(route -> route.to("seda:shared?multipleConsumers=true"));
        consumer.run();
        consumer.run();
        assertThat(marked()).isEmpty();
        open.countDown();
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(this::assertAllMarked);
        assertThat(done).hasSize(2 * ORDERS);
    }

    private void assertAllMarked() {
        assertThat(marked()).isEqualTo(ids());
    }

    private ScheduledPollConsumer polled(Consumer<RouteDefinition> steps) throws Exception {
        camel.context().getRegistry().bind("discarding", discarding);
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:record").process(HandedOnTest.this::record);
                from("direct:work").process(exchange -> open.await()).to("direct:record");
                from("seda:work?size=2").to("direct:work");
                from("seda:wide").to("direct:work");
                from("seda:quick").to("direct:record");
                from("direct:relay").to("seda:relay");
                from("seda:relay").to("seda:work?size=2&discardWhenFull=true");
                steps.accept(from("tegro:orders?idempotentRepository=#marks&inProgressRepository=#claims"
                                + "&startScheduler=false")
                        .routeId("orders"));
            }
        });
        return (ScheduledPollConsumer) camel.context().getRoute("orders").getConsumer();
    }

    private void record(Exchange exchange) {
        done.add(exchange.getMessage().getHeader("CamelTegroOrderId", String.class));
    }

    private static List<String> ids() {
        return IntStream.rangeClosed(1, ORDERS).mapToObj(i -> "A-" + i).toList();
    }

    private List<String> marked() {
        return ids().stream().filter(id -> marks.contains(key(id).mark())).toList();
    }

    private List<String> claimed() {
        return ids().stream().filter(id -> claims.contains(key(id).claim())).toList();
    }

    private PolledKey key(String order) {
        return PolledKey.of(
                gateway.shopId(),
                "orders",
                Long.toString(gateway.order(order).orElseThrow().id()),
                "0");
    }
}
