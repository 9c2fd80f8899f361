package io.github.cameltegro.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.simulator.NotificationAnswer;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Nodes are killed, fifteen times, wherever in the route they are: after the gateway's retries nothing is lost. */
class KilledNodesTest {

    private static final Logger LOG = LoggerFactory.getLogger(KilledNodesTest.class);
    private static final int KILLS = 15;
    private static final int PAYMENTS_PER_KILL = 6;
    private static final String[] PLACES = {"begin", "credited", "end"};

    @RegisterExtension
    static final TegroSimulatorExtension TEGRO =
            TegroSimulatorExtension.with(settings -> settings.notificationRetries(1000, Duration.ofMillis(50)));

    private final TegroSimulator gateway = TEGRO.simulator();
    private final Random random = new Random(20261124);
    private LedgerCluster cluster;

    @BeforeEach
    void a_cluster() throws Exception {
        cluster = new LedgerCluster(gateway, Duration.ofSeconds(1));
    }

    @AfterEach
    void end() throws Exception {
        cluster.close();
    }

    @Test
    void every_payment_is_in_the_ledger_in_the_end() throws Exception {
        List<String> orders = new ArrayList<>();
        Set<String> killed = new HashSet<>();
        LedgerCluster.Node next = cluster.startNode();
        for (int kill = 0; kill < KILLS; kill++) {
            LedgerCluster.Node node = next;
            next = cluster.startNode();
            String url = node.url.get();
            node.killAt(PLACES[random.nextInt(PLACES.length)]);
            killed.add(node.name);
            List<CompletableFuture<List<NotificationAnswer>>> deliveries = new ArrayList<>();
            for (int i = 0; i < PAYMENTS_PER_KILL; i++) {
                String order = "A-" + kill + "-" + i;
                gateway.createOrder(order, "RUB", "10");
                gateway.pay(order);
                orders.add(order);
                deliveries.add(gateway.notification(order).sendTo(url).send());
            }
            node.process.waitFor();
            CompletableFuture.allOf(deliveries.toArray(CompletableFuture[]::new))
                    .get();
        }
        List<CompletableFuture<List<NotificationAnswer>>> retries = new ArrayList<>();
        for (String order : orders) {
            // the crashes of this test leave rows of the route's own; a real route would clean up in its transaction
            retries.add(gateway.notification(order)
                    .sendTo(next.url.get())
                    .retrying()
                    .send());
        }
        cluster.execute("delete from in_route");
        for (CompletableFuture<List<NotificationAnswer>> retry : retries) {
            assertThat(retry.get()).extracting(NotificationAnswer::status).containsExactly(200);
        }
        assertThat(cluster.query("select distinct payment from ledger")).hasSize(orders.size());
        List<String> twice = cluster.query("select payment from ledger group by payment having count(*) > 1");
        LOG.info("{} payments, {} kills, {} routed twice", orders.size(), KILLS, twice.size());
        assertThat(twice).allSatisfy(payment -> assertThat(cluster.creditsOf(payment))
                .as("only a crash between the credit and the mark")
                .hasSize(2)
                .containsAnyElementsOf(killed));
    }
}
