package io.github.cameltegro.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.camel.builder.Builder;
import org.apache.camel.model.ProcessorDefinition;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A stop that gives up waiting for the route leaves the claim with it: no other node may begin while it is at work. */
class ForcedStopTest {

    @RegisterExtension
    static final TegroSimulatorExtension TEGRO = new TegroSimulatorExtension();

    private final TegroSimulator gateway = TEGRO.simulator();
    private final BrittleRepository claims = new BrittleRepository();
    private final CountDownLatch inRoute = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);

    private interface Way extends UnaryOperator<ProcessorDefinition<?>> {}

    private interface Stop {
        void of(NotificationNode node) throws Exception;
    }

    static Stream<Arguments> stops() {
        Stream<Named<Way>> ways = Stream.of(
                Named.of("on the server's thread", route -> route),
                Named.of("on another thread", route -> route.threads(1)),
                Named.of("on a third thread", route -> route.threads(1).threads(1)),
                Named.of("in a parallel split", route -> route.split(Builder.body())
                        .parallelProcessing()));
        return ways.flatMap(way -> Stream.<Named<Stop>>of(
                        Named.of("the context", node -> node.context().stop()),
                        Named.of(
                                "the route",
                                node -> node.context().getRouteController().stopRoute(NotificationNode.ROUTE)))
                .map(stop -> Arguments.of(way, stop)));
    }

    @ParameterizedTest(name = "{0}, while {1} is stopped")
    @MethodSource("stops")
    void the_claim_is_kept_until_the_route_is_over(Way way, Stop stop) throws Exception {
        gateway.createOrder("A-1", "RUB", "10");
        gateway.pay("A-1");
        try (NotificationNode node =
                NotificationNode.prepareRoute(gateway, "&inProgressRepository=#claims", route -> way.apply(route)
                        .process(exchange -> {
                            inRoute.countDown();
                            awaitUninterrupted(go);
                        }))) {
            node.context().getRegistry().bind("claims", claims);
            node.context().getShutdownStrategy().setTimeUnit(TimeUnit.MILLISECONDS);
            node.context().getShutdownStrategy().setTimeout(100);
            node.context().start();
            var answer = gateway.notification("A-1").sendTo(node.url()).send();
            inRoute.await();

            stop.of(node);

            assertThat(claims.keys).as("the claim, while the route is at work").hasSize(1);
            go.countDown();
            await().untilAsserted(() -> assertThat(claims.keys).isEmpty());
            assertThat(answer.get().get(0).status()).isIn(503, 500, 0);
        } finally {
            go.countDown();
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                // it is at work, whatever a pool that is shut down says
            }
        }
    }
}
