package io.github.cameltegro.examples.esb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cameltegro.simulator.SentNotification;
import io.github.cameltegro.simulator.TegroSimulator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Broker and database end and come back while orders and payments go on, and nothing is lost. */
class OutageTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int FEW = 5;

    @TempDir
    private Path folder;

    @Test
    void nothing_is_lost_when_the_broker_and_then_the_database_end_and_come_back() throws Exception {
        try (Broker broker = new Broker(folder.resolve("broker"));
                Database database = new Database(folder.resolve("database"));
                TegroSimulator tegro = TegroSimulator.builder()
                        .notificationRetries(3, Duration.ofMillis(500))
                        .start();
                ConfigurableApplicationContext application = start(tegro, broker, database);
                Neighbours neighbours = new Neighbours(broker.url(), tegro)) {
            tegro.notificationUrl(Esb.url(application) + "/tegro/notification");
            awaitPayments(neighbours);

            broker.end();
            payWithoutAcknowledgement(tegro, "broker");
            broker.start();
            awaitPayments(neighbours);

            database.end();
            payWithoutAcknowledgement(tegro, "database");
            database.start();
            awaitPayments(neighbours);

            neighbours.sendNoMore();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(neighbours.answered()).containsAll(neighbours.sent()));
            List<String> paid = tegro.orders().stream()
                    .filter(order -> order.paid())
                    .map(order -> order.orderId())
                    .toList();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(neighbours.paymentsSeen()).containsAll(paid));
            List<String> ledger =
                    application.getBean(JdbcTemplate.class).queryForList("select order_id from ledger", String.class);
            assertThat(ledger).containsExactlyInAnyOrderElementsOf(paid);
            assertThat(paid).contains("broker-0", "database-0").hasSizeGreaterThan(4 * FEW);
            assertThat(neighbours.dead()).isNotEmpty().allMatch(orderId -> orderId.startsWith("bad-"));
        }
    }

    private static ConfigurableApplicationContext start(TegroSimulator tegro, Broker broker, Database database) {
        return Esb.start(
                tegro.camelProperties(),
                "--spring.artemis.mode=native",
                "--spring.artemis.broker-url=" + broker.url(),
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=postgres",
                "--spring.datasource.hikari.connection-timeout=500",
                "--esb.sweep=1000",
                "--logging.level.root=OFF",
                "--logging.level.esb=OFF");
    }

    private static void awaitPayments(Neighbours neighbours) {
        int before = neighbours.paymentsSeen().size();
        await().atMost(PATIENCE).until(() -> neighbours.paymentsSeen().size() >= before + FEW);
    }

    /** Payments while something is down: each is told, and none is acknowledged. */
    private static void payWithoutAcknowledgement(TegroSimulator tegro, String prefix) {
        List<String> late = Stream.iterate(0, i -> i + 1)
                .limit(FEW)
                .map(i -> prefix + "-" + i)
                .toList();
        for (String orderId : late) {
            tegro.createOrder(orderId, "RUB", "50.00");
            tegro.pay(orderId);
        }
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(answersTo(tegro, late))
                .hasSizeGreaterThanOrEqualTo(FEW)
                .allMatch(status -> status >= 500));
    }

    private static List<Integer> answersTo(TegroSimulator tegro, Collection<String> orders) {
        return tegro.notifications().stream()
                .filter(notification -> orders.contains(notification.orderId()))
                .map(SentNotification::answers)
                .filter(answers -> !answers.isEmpty())
                .map(answers -> answers.get(0).status())
                .toList();
    }
}
