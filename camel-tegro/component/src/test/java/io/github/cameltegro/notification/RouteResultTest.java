package io.github.cameltegro.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.simulator.NotificationAnswer;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Processor;
import org.apache.camel.support.SynchronizationAdapter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Never acknowledged before it is done; what fails is done by a later delivery. */
class RouteResultTest {

    @RegisterExtension
    static final TegroSimulatorExtension TEGRO = new TegroSimulatorExtension();

    private final TegroSimulator gateway = TEGRO.simulator();

    @BeforeEach
    void a_paid_order() {
        gateway.createOrder("A-1", "RUB", "10");
        gateway.pay("A-1");
    }

    @Test
    void a_route_that_fails_twice_and_then_succeeds_gets_it_in_the_end() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        try (NotificationNode node = node(exchange -> {
            if (runs.incrementAndGet() < 3) {
                throw new IllegalStateException("the ledger is away");
            }
        })) {
            assertThat(deliver(node).status()).isEqualTo(500);
            assertThat(deliver(node).status()).isEqualTo(500);
            assertThat(deliver(node).status()).isEqualTo(200);
            assertThat(deliver(node).status()).isEqualTo(200);
            assertThat(runs).hasValue(3);
        }
    }

    @Test
    void a_route_that_is_marked_rollback_only_has_failed() throws Exception {
        try (NotificationNode node = node(exchange -> exchange.setRollbackOnly(true))) {
            assertThat(deliver(node).status()).isEqualTo(500);
            assertThat(node.count("route-failed")).isEqualTo(1);
        }
    }

    @Test
    void a_route_that_is_marked_rollback_only_at_the_last_has_failed() throws Exception {
        try (NotificationNode node = node(exchange -> exchange.setRollbackOnlyLast(true))) {
            assertThat(deliver(node).status()).isEqualTo(500);
        }
    }

    @Test
    void the_reason_of_a_failure_is_not_told_to_the_gateway() throws Exception {
        try (NotificationNode node = node(exchange -> {
            throw new IllegalStateException("password=hunter2");
        })) {
            NotificationAnswer answer = deliver(node);
            assertThat(answer.body()).isEqualTo("Internal Server Error");
            assertThat(answer.headers().toString()).doesNotContain("hunter2");
        }
    }

    @Test
    void the_routes_completions_are_over_before_it_is_acknowledged() throws Exception {
        AtomicBoolean completed = new AtomicBoolean();
        try (NotificationNode node =
                node(exchange -> exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
                    @Override
                    public void onComplete(Exchange done) {
                        completed.set(true);
                    }
                }))) {
            assertThat(deliver(node).status()).isEqualTo(200);
            assertThat(completed).isTrue();
        }
    }

    @Test
    void the_routes_exchange_comes_from_the_tegro_endpoint_and_asks_for_no_answer() throws Exception {
        try (NotificationNode node = node(exchange -> {
            assertThat(exchange.getPattern()).isEqualTo(ExchangePattern.InOnly);
            assertThat(exchange.getFromEndpoint().getEndpointUri()).startsWith("tegro:");
        })) {
            assertThat(deliver(node).status()).isEqualTo(200);
        }
    }

    @Test
    void the_option_exchangePattern_is_heeded() throws Exception {
        try (NotificationNode node = NotificationNode.start(
                gateway, "&exchangePattern=InOut", account -> {}, exchange -> assertThat(exchange.getPattern())
                        .isEqualTo(ExchangePattern.InOut))) {
            NotificationAnswer answer = deliver(node);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("OK");
        }
    }

    @Test
    void a_delivery_while_the_first_is_under_way_is_put_off() throws Exception {
        CountDownLatch inRoute = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        try (NotificationNode node = node(exchange -> {
            inRoute.countDown();
            go.await();
        })) {
            var first = gateway.notification("A-1").sendTo(node.url()).send();
            inRoute.await();
            NotificationAnswer second = deliver(node);
            assertThat(second.status()).isEqualTo(503);
            assertThat(second.headers()).containsKey("retry-after");
            assertThat(node.count("busy")).isEqualTo(1);
            go.countDown();
            assertThat(first.get().get(0).status()).isEqualTo(200);
            assertThat(deliver(node).status()).isEqualTo(200);
            assertThat(node.routed).hasSize(1);
        }
    }

    @Test
    void a_hundred_copies_at_once_are_routed_once() throws Exception {
        try (NotificationNode node = node(exchange -> {})) {
            var answers = gateway.notification("A-1")
                    .concurrently(100)
                    .sendTo(node.url())
                    .send()
                    .get();
            assertThat(answers)
                    .extracting(NotificationAnswer::status)
                    .isSubsetOf(200, 503)
                    .contains(200);
            assertThat(node.routed).hasSize(1);
        }
    }

    private NotificationNode node(Processor step) throws Exception {
        return NotificationNode.start(gateway, "", account -> {}, step);
    }

    private NotificationAnswer deliver(NotificationNode node) throws Exception {
        return gateway.notification("A-1").sendTo(node.url()).send().get().get(0);
    }
}
