package io.github.cameltegro.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.model.Notification;
import io.github.cameltegro.protocol.PaymentKey;
import io.github.cameltegro.simulator.NotificationAnswer;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.ChildJvm;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two nodes in JVMs of their own get each notification at once: never two routes at once, never acknowledged early. */
class TwoNodesTest {

    private static final int PAYMENTS = 200;
    private static final Duration LEASE = Duration.ofSeconds(2);

    @RegisterExtension
    static final TegroSimulatorExtension TEGRO =
            TegroSimulatorExtension.with(settings -> settings.notificationRetries(200, Duration.ofMillis(300)));

    private final TegroSimulator gateway = TEGRO.simulator();
    private final NotificationVerifier verifier =
            new NotificationVerifier(gateway.shopId(), gateway.secretKey(), null, false);
    private LedgerCluster cluster;
    private final List<String> keys = new ArrayList<>();

    @BeforeEach
    void a_cluster_and_paid_orders() throws Exception {
        cluster = new LedgerCluster(gateway, LEASE);
        IntStream.range(0, PAYMENTS).forEach(i -> {
            gateway.createOrder("A-" + i, "RUB", "10");
            gateway.pay("A-" + i);
            keys.add(keyOf("A-" + i));
        });
    }

    @AfterEach
    void end() throws Exception {
        cluster.close();
    }

    @Test
    void each_payment_is_in_the_ledger_once() throws Exception {
        deliverAllToTwoNodes();
        assertThat(keys).allSatisfy(key -> assertThat(cluster.creditsOf(key)).hasSize(1));
        assertThat(cluster.query("select payment from in_route")).isEmpty();
    }

    @Test
    void claims_that_a_killed_node_held_are_taken_over_by_one_of_them() throws Exception {
        killANodeThatHoldsTheClaims();
        deliverAllToTwoNodes();
        assertThat(keys).allSatisfy(key -> assertThat(cluster.creditsOf(key)).hasSize(1));
    }

    private void killANodeThatHoldsTheClaims() throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                JdbcClaimDatabase.POSTGRESQL.name(),
                cluster.url(),
                JdbcClaimRepository.DEFAULT_TABLE_NAME,
                LEASE.toString()));
        orders().forEach(i -> arguments.add(claimOf("A-" + i)));
        Process third = ChildJvm.of(JdbcClaimHolder.class, List.of(), arguments).start();
        try (BufferedReader lines = third.inputReader(StandardCharsets.UTF_8)) {
            assertThat(lines.lines().filter(line -> line.startsWith("claimed=")).limit(PAYMENTS))
                    .hasSize(PAYMENTS)
                    .containsOnly("claimed=true");
        } finally {
            third.destroyForcibly().waitFor();
        }
    }

    private void deliverAllToTwoNodes() throws Exception {
        List<LedgerCluster.Node> nodes = List.of(cluster.startNode(), cluster.startNode());
        List<CompletableFuture<Void>> deliveries = new ArrayList<>();
        for (LedgerCluster.Node node : nodes) {
            node.url.get();
        }
        for (int i : orders().toArray()) {
            for (LedgerCluster.Node node : nodes) {
                deliveries.add(gateway.notification("A-" + i)
                        .sendTo(node.url.get())
                        .retrying()
                        .send()
                        .thenAccept(answers -> assertAcknowledgedWhenDone(i, answers)));
            }
        }
        CompletableFuture.allOf(deliveries.toArray(CompletableFuture[]::new)).get();
    }

    private void assertAcknowledgedWhenDone(int i, List<NotificationAnswer> answers) {
        assertThat(answers).extracting(NotificationAnswer::status).containsExactly(200);
        assertThat(cluster.creditsOf(keys.get(i)))
                .as("in the ledger when it was acknowledged")
                .hasSize(1);
    }

    private static IntStream orders() {
        return IntStream.range(0, PAYMENTS);
    }

    private Notification notification(String orderId) {
        var payload = gateway.notification(orderId).payload();
        return verifier.verify(payload.contentType(), payload.body());
    }

    private String keyOf(String orderId) {
        return notification(orderId).key();
    }

    private String claimOf(String orderId) {
        Notification notification = notification(orderId);
        return PaymentKey.of(
                        notification.shopId(),
                        orderId.getBytes(StandardCharsets.UTF_8),
                        notification.dateCreated().toString(),
                        1,
                        false)
                .claim();
    }
}
