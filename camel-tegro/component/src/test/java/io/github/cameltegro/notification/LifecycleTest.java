package io.github.cameltegro.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cameltegro.simulator.NotificationAnswer;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Suspend, resume and stop: what is under way is finished and answered, what is new comes again. */
class LifecycleTest {

    @RegisterExtension
    static final TegroSimulatorExtension TEGRO = new TegroSimulatorExtension();

    private final TegroSimulator gateway = TEGRO.simulator();

    @BeforeEach
    void paid_orders() {
        for (String orderId : new String[] {"A-1", "A-2"}) {
            gateway.createOrder(orderId, "RUB", "10");
            gateway.pay(orderId);
        }
    }

    @Test
    void a_suspended_route_answers_503_and_goes_on_when_resumed() throws Exception {
        try (NotificationNode node = NotificationNode.start(gateway, "")) {
            node.context().getRouteController().suspendRoute(NotificationNode.ROUTE);
            NotificationAnswer suspended = deliver(node, "A-1");
            assertThat(suspended.status()).isEqualTo(503);
            assertThat(suspended.headers()).containsKey("retry-after");
            assertThat(node.routed).isEmpty();
            node.context().getRouteController().resumeRoute(NotificationNode.ROUTE);
            assertThat(deliver(node, "A-1").status()).isEqualTo(200);
            assertThat(node.routed).hasSize(1);
        }
    }

    @Test
    void a_stopped_route_is_an_unknown_path_and_can_be_started_again() throws Exception {
        try (NotificationNode node = NotificationNode.start(gateway, "")) {
            deliver(node, "A-1");
            node.context().getRouteController().stopRoute(NotificationNode.ROUTE);
            assertThat(deliver(node, "A-1").status()).isEqualTo(404);
            node.context().getRouteController().startRoute(NotificationNode.ROUTE);
            assertThat(deliver(node, "A-1").status()).isEqualTo(200);
            assertThat(node.routed).as("the marks outlive the route's stop").hasSize(1);
        }
    }

    @Test
    void stopping_waits_for_what_is_under_way_and_turns_away_what_is_new() throws Exception {
        CountDownLatch inRoute = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        try (NotificationNode node = NotificationNode.start(gateway, "", account -> {}, exchange -> {
            inRoute.countDown();
            go.await();
        })) {
            var first = gateway.notification("A-1").sendTo(node.url()).send();
            inRoute.await();
            CompletableFuture<Void> stop = CompletableFuture.runAsync(() -> {
                try {
                    node.context().getRouteController().stopRoute(NotificationNode.ROUTE);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            await().untilAsserted(
                            () -> assertThat(deliver(node, "A-2").status()).isEqualTo(503));
            assertThat(stop).isNotDone();
            go.countDown();
            assertThat(first.get().get(0).status()).isEqualTo(200);
            stop.get();
            assertThat(node.routed).hasSize(1);
        }
    }

    @Test
    void what_is_under_way_is_answered_before_the_server_goes() throws Exception {
        CountDownLatch inRoute = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        try (NotificationNode node = NotificationNode.start(gateway, "", account -> {}, exchange -> {
            inRoute.countDown();
            go.await();
        })) {
            var answer = gateway.notification("A-1").sendTo(node.url()).send();
            inRoute.await();
            CompletableFuture<Void> stop =
                    CompletableFuture.runAsync(() -> node.context().stop());
            await().untilAsserted(
                            () -> assertThat(deliver(node, "A-2").status()).isEqualTo(503));
            go.countDown();
            stop.get();
            assertThat(answer.get().get(0).status()).isEqualTo(200);
        }
    }

    private NotificationAnswer deliver(NotificationNode node, String orderId) throws Exception {
        return gateway.notification(orderId).sendTo(node.url()).send().get().get(0);
    }
}
