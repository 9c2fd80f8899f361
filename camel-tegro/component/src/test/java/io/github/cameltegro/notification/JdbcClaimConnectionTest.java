package io.github.cameltegro.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.camel.RuntimeCamelException;
import org.junit.jupiter.api.Test;

/** Each call borrows one connection, commits by itself, and gives it back as it came. */
class JdbcClaimConnectionTest extends JdbcClaimTestSupport {

    @Test
    void aConnectionWithoutAutoCommitIsGivenBackWithoutAndTheClaimIsCommitted() throws Exception {
        try (JdbcClaimConnections connections = new JdbcClaimConnections(database.connectingTo(database.url()))) {
            connections.connection().setAutoCommit(false);
            JdbcClaimRepository node = node(connections, n -> {});

            assertThat(node.add("k")).isTrue();
            assertThat(connections.connection().getAutoCommit()).isFalse();
            connections.connection().rollback();
            assertThat(node().add("k")).isFalse();

            assertThat(node.confirm("k")).isTrue();
            assertThat(node.contains("k")).isTrue();
            node.renew();
            assertThat(node.remove("k")).isTrue();
            assertThat(connections.connection().getAutoCommit()).isFalse();
            assertThat(connections.lent).isZero();
        }
    }

    @Test
    void aConnectionWithAutoCommitIsGivenBackWithIt() throws Exception {
        try (JdbcClaimConnections connections = new JdbcClaimConnections(database.connectingTo(database.url()))) {
            JdbcClaimRepository node = node(connections, n -> {});
            node.add("k");

            assertThat(connections.connection().getAutoCommit()).isTrue();
            assertThat(connections.connection().getNetworkTimeout()).isZero();
            try (Statement next = connections.connection().createStatement()) {
                assertThat(next.getQueryTimeout()).isZero();
            }
        }
    }

    @Test
    void theNetworkTimeoutOfAConnectionIsGivenBackAndNeverMadeLonger() throws Exception {
        try (JdbcClaimConnections connections = new JdbcClaimConnections(database.connectingTo(database.url()))) {
            connections.connection().setNetworkTimeout(Runnable::run, 60_000);
            int before = connections.connection().getNetworkTimeout();
            node(connections, n -> {}).add("k");
            assertThat(connections.connection().getNetworkTimeout()).isEqualTo(before);

            connections.connection().setNetworkTimeout(Runnable::run, 3_000);
            try (JdbcClaimConnection ours = new JdbcClaimConnection(connections, Duration.ofSeconds(5))) {
                assertThat(ours.isAlive()).isTrue();
                assertThat(connections.connection().getNetworkTimeout()).isLessThanOrEqualTo(3_000);
            }
        }
    }

    @Test
    void aCallersTransactionIsNotJoined() throws Exception {
        JdbcClaimRepository node = node();
        try (Connection callers = database.pool().getConnection();
                Statement statement = callers.createStatement()) {
            callers.setAutoCommit(false);
            statement.execute("SELECT 1");
            node.add("k");
            callers.rollback();
        }
        assertThat(node().add("k")).isFalse();
    }

    @Test
    void aFailedStatementGivesItsConnectionBack() throws Exception {
        try (JdbcClaimConnections connections = new JdbcClaimConnections(database.connectingTo(database.url()))) {
            connections.connection().setAutoCommit(false);
            JdbcClaimRepository node = node(connections, n -> {});
            database.update("DROP TABLE " + table);

            assertThatThrownBy(() -> node.add("k")).isInstanceOf(RuntimeCamelException.class);
            assertThat(node.getHeldClaims()).isZero();
            assertThat(connections.lent).isZero();
            assertThat(connections.connection().getAutoCommit()).isFalse();
        }
    }

    @Test
    void aPoolOfOneConnectionServesAllThreadsAndTheHeartbeat() throws Exception {
        try (HikariDataSource pool = JdbcClaimDatabase.pool(database.url(), 1)) {
            JdbcClaimRepository node = node(pool, n -> n.setHeartbeat(Duration.ofMillis(5)));
            var threads = Executors.newFixedThreadPool(8);
            var done = threads.invokeAll(IntStream.range(0, 8)
                    .<java.util.concurrent.Callable<Boolean>>mapToObj(thread -> () -> {
                        boolean all = true;
                        for (int i = 0; i < 50; i++) {
                            String key = thread + "-" + i;
                            all &= node.add(key) && node.confirm(key) && node.remove(key);
                        }
                        return all;
                    })
                    .toList());

            for (var each : done) {
                assertThat(each.get()).isTrue();
            }
            threads.shutdown();
            node.stop();
        }
        assertThat(database.rows(table)).isZero();
    }

    /** A duplicate key that PostgreSQL reports aborts a transaction; here it's the statement's own and leaves no trace. */
    @Test
    void aRefusedClaimLeavesTheConnectionUsable() throws Exception {
        node().add("k");
        try (JdbcClaimConnections connections = new JdbcClaimConnections(database.connectingTo(database.url()))) {
            connections.connection().setAutoCommit(false);
            JdbcClaimRepository node = node(connections, n -> {});

            assertThat(List.of(node.add("k"), node.add("k2"))).containsExactly(false, true);
            try (Statement statement = connections.connection().createStatement();
                    ResultSet rows = statement.executeQuery("SELECT 1")) {
                assertThat(rows.next()).isTrue();
            }
            connections.connection().rollback();
        }
    }
}
