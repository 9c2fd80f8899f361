package io.github.cameltegro.polling;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.notification.JdbcClaimDatabase;
import io.github.cameltegro.simulator.SimulatedOrder;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Nodes in JVMs of their own poll 2,500 orders on 125 pages while these change, and are killed at it. */
class KilledPollersTest {

    private static final int ORDERS = 2_500;
    private static final int AT_FIRST = 2_300;
    private static final String MARKS = "idempotentRepository=%23marks&initialDelay=0&delay=1000";

    @RegisterExtension
    static final TegroSimulatorExtension TEGRO = new TegroSimulatorExtension();

    private static EmbeddedPostgres postgres;

    @TempDir
    private Path locks;

    private final TegroSimulator gateway = TEGRO.simulator();
    private final List<Process> nodes = new ArrayList<>();

    /** What a route got, in the order in which it did. */
    private record Row(String node, long number, int status, int batchIndex) {

        String what() {
            return number + ":" + status;
        }
    }

    @BeforeAll
    static void database() throws Exception {
        // it is the nodes that are killed, not the database
        postgres = EmbeddedPostgres.builder()
                .setServerConfig("synchronous_commit", "off")
                .start();
    }

    @AfterAll
    static void no_database() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void tables() throws SQLException {
        execute("drop table if exists polled, CAMEL_MESSAGEPROCESSED");
        execute("create table polled (seq bigserial primary key, node varchar(20), number bigint, status int,"
                + " batch_index int)");
        JdbcClaimDatabase.createCamelsTable(url());
    }

    @AfterEach
    void no_nodes() {
        nodes.forEach(Process::destroyForcibly);
    }

    @Test
    void each_status_of_each_order_comes_through_three_kills_and_only_what_was_under_way_comes_twice()
            throws Exception {
        Random random = new Random(20261124);
        for (int i = 0; i < AT_FIRST; i++) {
            gateway.createOrder("A-" + i, "RUB", "10");
            if (random.nextInt(10) < 6) {
                gateway.pay("A-" + i);
            }
        }
        String uri = "tegro:orders?" + MARKS;
        int killed = 0;
        Process node = start("node0", "-", uri);
        for (int i = AT_FIRST; i < ORDERS; i++) {
            gateway.createOrder("A-" + i, "RUB", "10");
            payOneOf(random, i);
            if ((i - AT_FIRST) % 50 == 49 && killed < 3) {
                int enough = count("node" + killed) + 300;
                String name = "node" + killed;
                await().until(() -> count(name) >= enough);
                node.destroyForcibly().waitFor();
                killed++;
                // while nobody polls, too
                payOneOf(random, i);
                node = start("node" + killed, "-", uri);
            }
        }
        await().untilAsserted(() -> assertThat(gateway.orders().stream()
                        .map(order -> order.id() + ":" + order.status())
                        .toList())
                .isSubsetOf(rows().stream().map(Row::what).collect(Collectors.toSet())));

        List<Row> rows = rows();
        assertThat(rows).extracting(Row::node).contains("node0", "node1", "node2", "node3");
        assertOnlyRepeatedIfUnderWayAtAKill(rows);
        assertOldestFirst(rows);
    }

    /** Any order, of whatever age. */
    private void payOneOf(Random random, int orders) {
        SimulatedOrder order = gateway.order("A-" + random.nextInt(orders)).orElseThrow();
        if (!order.paid()) {
            gateway.pay(order.orderId());
        }
    }

    private static void assertOnlyRepeatedIfUnderWayAtAKill(List<Row> rows) {
        Map<String, Row> lastOfNode = new HashMap<>();
        rows.forEach(row -> lastOfNode.put(row.node, row));
        rows.stream().collect(groupingBy(Row::what)).values().stream()
                .filter(same -> same.size() > 1)
                .forEach(same -> assertThat(same.subList(0, same.size() - 1))
                        .as("the last of a node that was killed: %s", same)
                        .allMatch(row -> lastOfNode.get(row.node) == row));
    }

    private static void assertOldestFirst(List<Row> rows) {
        Map<String, Row> before = new HashMap<>();
        for (Row row : rows) {
            Row last = before.put(row.node, row);
            if (last != null && row.batchIndex > 0) {
                assertThat(row.number).as("%s after %s", row, last).isGreaterThan(last.number);
            }
        }
    }

    @Test
    void under_a_master_one_node_polls_and_the_other_takes_over_when_it_is_killed() throws Exception {
        String uri = "master:orders:tegro:orders?paidOnly=true&" + MARKS;
        create(0, 20);
        Process one = start("one", locks.toString(), uri);
        Process other = start("other", locks.toString(), uri);
        await().until(() -> rows().size() == 20);
        create(20, 40);
        await().until(() -> rows().size() == 40);
        List<String> pollers = rows().stream().map(Row::node).distinct().toList();
        assertThat(pollers).hasSize(1);

        (pollers.get(0).equals("one") ? one : other).destroyForcibly().waitFor();
        create(40, 60);
        await().until(() -> rows().size() >= 60);
        assertThat(rows().subList(40, rows().size())).extracting(Row::node).doesNotContainAnyElementsOf(pollers);
        assertThat(rows()).extracting(Row::what).doesNotHaveDuplicates();
    }

    private void create(int from, int to) {
        for (int i = from; i < to; i++) {
            gateway.createOrder("M-" + i, "RUB", "10");
            gateway.pay("M-" + i);
        }
    }

    private Process start(String name, String lockFolder, String uri) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PollingNode.class.getName(),
                        name,
                        url(),
                        gateway.baseUrl(),
                        gateway.shopId(),
                        gateway.apiKey(),
                        lockFolder,
                        uri)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        nodes.add(process);
        return process;
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(200));
    }

    private static int count(String node) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from polled where node = '" + node + "'")) {
            count.next();
            return count.getInt(1);
        }
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery("select node, number, status, batch_index from polled order by seq")) {
            while (found.next()) {
                rows.add(new Row(found.getString(1), found.getLong(2), found.getInt(3), found.getInt(4)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return rows;
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String url() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }
}
