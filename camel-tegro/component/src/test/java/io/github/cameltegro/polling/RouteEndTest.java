package io.github.cameltegro.polling;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.notification.MemoryRepository;
import io.github.cameltegro.protocol.PolledKey;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.TegroCamel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.support.ScheduledPollConsumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An order is marked only after its route has succeeded, at whatever place and on whatever thread that ends. */
class RouteEndTest {

    @RegisterExtension
    static final TegroSimulatorExtension TEGRO = new TegroSimulatorExtension();

    @RegisterExtension
    final TegroCamel camel = TegroCamel.of(TEGRO);

    private final TegroSimulator gateway = TEGRO.simulator();
    private final MemoryRepository marks = MemoryRepository.unbounded();
    private final MemoryRepository claims = MemoryRepository.unbounded();

    @BeforeEach
    void three_orders() {
        camel.context().getRegistry().bind("marks", marks);
        camel.context().getRegistry().bind("claims", claims);
        for (int i = 1; i <= 3; i++) {
            gateway.createOrder("A-" + i, "RUB", "10");
        }
    }

    @Test
    void an_order_that_the_route_fails_at_comes_again_and_the_others_do_not_wait() throws Exception {
        Routed routed = routed();
        routed.step = exchange -> {
            if ("A-2".equals(exchange.getMessage().getHeader("CamelTegroOrderId"))) {
                throw new IllegalStateException("the ledger is away");
            }
        };
        assertThat(routed.pollAndTake()).containsExactly("A-1:0", "A-3:0");
        assertThat(routed.pollAndTake()).isEmpty();
        routed.step = exchange -> {};
        assertThat(routed.pollAndTake()).containsExactly("A-2:0");
        assertThat(routed.pollAndTake()).isEmpty();
    }

    @Test
    void an_order_whose_route_is_rolled_back_comes_again() throws Exception {
        Routed routed = routed();
        routed.step = exchange -> exchange.setRollbackOnly(true);
        routed.pollAndTake();
        routed.step = exchange -> {};
        assertThat(routed.pollAndTake()).containsExactly("A-1:0", "A-2:0", "A-3:0");
        assertThat(routed.pollAndTake()).isEmpty();
    }

    @Test
    void the_mark_is_not_there_while_the_route_runs_and_no_claim_is_left_after_it() throws Exception {
        Routed routed = routed();
        List<Boolean> marked = new CopyOnWriteArrayList<>();
        routed.step = exchange -> {
            marked.add(marks.contains(mark(exchange)));
            assertThat(claims.contains(claim(exchange))).isTrue();
        };
        routed.poll();
        assertThat(marked).containsExactly(false, false, false);
        assertThat(routed.exchanges()).allSatisfy(exchange -> {
            assertThat(marks.contains(mark(exchange))).isTrue();
            assertThat(claims.contains(claim(exchange))).isFalse();
        });
    }

    @Test
    void a_failure_that_the_route_handles_is_done_as_everywhere_in_camel() throws Exception {
        ScheduledPollConsumer consumer = route(route -> route.onException(IllegalStateException.class)
                .handled(true)
                .end()
                .process(exchange -> {
                    throw new IllegalStateException();
                })
                .to("mock:never"));
        consumer.run();
        assertThat(marks.contains(mark(1))).isTrue();
    }

    @Test
    void an_order_that_is_handed_on_is_done_when_its_last_step_is_and_does_not_come_again_meanwhile() throws Exception {
        Semaphore open = new Semaphore(0);
        List<String> done = new CopyOnWriteArrayList<>();
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("seda:later").process(exchange -> {
                    open.acquire();
                    done.add(exchange.getMessage().getHeader("CamelTegroOrderId", String.class));
                });
            }
        });
        ScheduledPollConsumer consumer = route(route -> route.to("seda:later?waitForTaskToComplete=Never"));
        consumer.run();
        consumer.run();
        assertThat(marks.contains(mark(1))).isFalse();

        open.release(10);
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(List.of(1, 2, 3))
                .allMatch(i -> marks.contains(mark(i))));
        consumer.run();
        assertThat(done).as("once, though it was polled while under way").containsExactly("A-1", "A-2", "A-3");
    }

    @Test
    void an_order_that_fails_after_it_was_handed_on_comes_again() throws Exception {
        List<String> begun = new CopyOnWriteArrayList<>();
        Semaphore failed = new Semaphore(0);
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("seda:later").process(exchange -> {
                    begun.add(exchange.getMessage().getHeader("CamelTegroOrderId", String.class));
                    failed.release();
                    throw new IllegalStateException();
                });
            }
        });
        ScheduledPollConsumer consumer = route(route -> route.to("seda:later?waitForTaskToComplete=Never"));
        consumer.run();
        failed.acquire(3);
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            consumer.run();
            assertThat(begun).hasSizeGreaterThanOrEqualTo(6);
        });
        assertThat(marks.contains(mark(1))).isFalse();
    }

    @Test
    void a_suspended_route_polls_nothing_and_goes_on_where_it_was() throws Exception {
        Routed routed = routed();
        camel.context().getRouteController().suspendRoute(routed.routeId());
        assertThat(routed.pollAndTake()).isEmpty();
        assertThat(gateway.requests()).isEmpty();
        camel.context().getRouteController().resumeRoute(routed.routeId());
        assertThat(routed.pollAndTake()).hasSize(3);
    }

    @Test
    void a_route_that_is_stopped_in_the_middle_gives_the_rest_after_the_next_start() throws Exception {
        Routed routed = routed();
        routed.step = exchange -> {
            routed.step = next -> {};
            routed.consumer().suspend();
        };
        assertThat(routed.pollAndTake()).containsExactly("A-1:0");
        routed.consumer().resume();
        routed.restart();
        assertThat(routed.pollAndTake()).containsExactly("A-2:0", "A-3:0");
    }

    @Test
    void what_is_marked_does_not_come_again_after_a_restart() throws Exception {
        Routed routed = routed();
        routed.pollAndTake();
        routed.restart();
        assertThat(routed.pollAndTake()).isEmpty();
    }

    @Test
    void an_unpaid_order_that_is_paid_while_nobody_polls_comes_after_the_restart_wherever_it_lies() throws Exception {
        Routed routed = routed();
        for (int i = 4; i <= 60; i++) {
            gateway.createOrder("A-" + i, "RUB", "10");
            gateway.pay("A-" + i);
        }
        routed.pollAndTake();
        camel.context().getRouteController().stopRoute(routed.routeId());
        gateway.pay("A-1");
        camel.context().getRouteController().startRoute(routed.routeId());
        assertThat(routed.pollAndTake()).as("below pages of nothing new").containsExactly("A-1:1");
    }

    @Test
    void a_scheduled_poll_and_an_empty_message_when_idle_come_with_camel() throws Exception {
        List<Object> bodies = new CopyOnWriteArrayList<>();
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("tegro:orders?initialDelay=0&delay=20&sendEmptyMessageWhenIdle=true")
                        .process(exchange ->
                                bodies.add(String.valueOf(exchange.getMessage().getHeader("CamelTegroOrderId"))));
            }
        });
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(bodies)
                .startsWith("A-1", "A-2", "A-3")
                .contains("null"));
    }

    private Routed routed() throws Exception {
        return Routed.from(camel, "tegro:orders?idempotentRepository=#marks&inProgressRepository=#claims");
    }

    private interface Steps {
        void add(ProcessorDefinition<?> route);
    }

    private ScheduledPollConsumer route(Steps steps) throws Exception {
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                steps.add(from("tegro:orders?idempotentRepository=#marks&inProgressRepository=#claims"
                                + "&startScheduler=false")
                        .routeId("orders"));
            }
        });
        return (ScheduledPollConsumer) camel.context().getRoute("orders").getConsumer();
    }

    private String mark(Exchange exchange) {
        return key(exchange).mark();
    }

    private String claim(Exchange exchange) {
        return key(exchange).claim();
    }

    private PolledKey key(Exchange exchange) {
        return key(exchange.getMessage().getHeader("CamelTegroId", Long.class));
    }

    private PolledKey key(long id) {
        return PolledKey.of(gateway.shopId(), "orders", Long.toString(id), "0");
    }

    private String mark(int order) {
        return key(gateway.order("A-" + order).orElseThrow().id()).mark();
    }
}
