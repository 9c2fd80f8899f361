package io.github.cameltegro.examples.balancewatch;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cameltegro.simulator.TegroSimulator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the example's own files, and looks at what they write. */
class BalanceWatchTest {

    @TempDir
    private Path folder;

    private TegroSimulator gateway;
    private Main main;

    @BeforeEach
    void open() {
        gateway = TegroSimulator.builder().start();
    }

    @AfterEach
    void close() {
        main.stop();
        gateway.close();
    }

    @Test
    void tells_once_when_a_currency_falls_below_its_least() throws Exception {
        start();
        awaitLines("alerts.log", 1);
        assertThat(lines("alerts.log")).singleElement().asString().endsWith(" USD is at 0.00, below 50");

        holds("999.99");
        awaitLines("alerts.log", 2);
        holds("640.00");
        assertThat(lines("alerts.log")).hasSize(2).last().asString().endsWith(" RUB is at 999.99, below 1000");

        holds("1000.00");
        holds("1.00");
        awaitLines("alerts.log", 3);
        assertThat(lines("alerts.log")).hasSize(3).last().asString().endsWith(" RUB is at 1.00, below 1000");
    }

    @Test
    void lists_each_paid_order_once_over_a_restart_too() throws Exception {
        start();
        paid("A-1");
        paid("comma, and \"quotes\"");
        gateway.createOrder("unpaid", "RUB", "1.00");
        awaitLines("paid-orders.csv", 2);
        main.stop();
        paid("A-2");
        start();
        awaitLines("paid-orders.csv", 3);
        awaitPolls("orders");

        assertThat(lines("paid-orders.csv"))
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line)
                                .matches("\"A-1\",\\d+,150\\.0+,\\d+,\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d.*"),
                        line -> assertThat(line).startsWith("\"comma, and \"\"quotes\"\"\","),
                        line -> assertThat(line).startsWith("\"A-2\","));
    }

    /** What the command of README.md shows. */
    @Test
    void runs_by_itself_against_the_simulator() throws Exception {
        main = new Main();
        main.configure().setProfile("simulator");
        Properties settings = settings();
        settings.setProperty(
                "simulator.port", String.valueOf(URI.create(gateway.baseUrl()).getPort()));
        settings.setProperty("simulator.customers", "50");
        main.setOverrideProperties(settings);
        main.start();
        awaitLines("paid-orders.csv", 2);
        awaitLines("alerts.log", 2);

        assertThat(lines("paid-orders.csv")).allMatch(line -> line.startsWith("\"pretend-"));
        assertThat(lines("alerts.log")).anyMatch(line -> line.contains(" RUB is at 10"));
        assertThat(Path.of("README.md"))
                .content()
                .contains("-Prun -pl examples/balance-watch -am")
                .contains("-Dbalance-watch.profile=none");
    }

    private void start() throws Exception {
        main = new Main();
        Properties settings = settings();
        settings.putAll(gateway.camelProperties());
        main.setOverrideProperties(settings);
        main.start();
    }

    private Properties settings() {
        Properties settings = new Properties();
        settings.setProperty("watch.folder", folder.toString());
        settings.setProperty("watch.initial-delay", "0");
        settings.setProperty("watch.balance-delay", "50");
        settings.setProperty("watch.orders-delay", "50");
        settings.setProperty("camel.main.auto-configuration-log-summary", "false");
        return settings;
    }

    private void paid(String order) {
        gateway.createOrder(order, "RUB", "150.00");
        gateway.pay(order);
    }

    private void holds(String amount) {
        gateway.account(gateway.shopId()).balance("RUB", amount);
        awaitPolls("balance");
    }

    /** Until a poll that begins from now on has been routed: with one after the next it is. */
    private void awaitPolls(String operation) {
        int before = gateway.requests(operation).size();
        await().atMost(30, SECONDS).until(() -> gateway.requests(operation).size() > before + 2);
    }

    private void awaitLines(String file, int count) {
        await().atMost(30, SECONDS).until(() -> lines(file).size() >= count);
    }

    private List<String> lines(String file) throws IOException {
        Path path = folder.resolve(file);
        return Files.exists(path) ? Files.readAllLines(path) : List.of();
    }
}
