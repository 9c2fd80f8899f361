package io.github.cameltegro.notification;

import com.zaxxer.hikari.HikariDataSource;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.support.ChildJvm;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** A real PostgreSQL, and {@link LedgerNode}s over it in JVMs of their own. */
final class LedgerCluster implements AutoCloseable {

    /** A node's process. */
    static final class Node {
        final String name;
        final Process process;
        final CompletableFuture<String> url = new CompletableFuture<>();
        private volatile String killAt;

        private Node(String name, Process process) {
            this.name = name;
            this.process = process;
            Thread reader = new Thread(this::read, "output of " + name);
            reader.setDaemon(true);
            reader.start();
        }

        /** Kills it as soon as it says that it is there. */
        void killAt(String place) {
            killAt = place;
        }

        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }

        private void read() {
            try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("port=")) {
                        url.complete("http://127.0.0.1:" + line.substring(5) + "/tegro/notification");
                    }
                    if (line.equals(killAt)) {
                        process.destroyForcibly();
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final EmbeddedPostgres postgres;
    private final HikariDataSource pool;
    private final TegroSimulator gateway;
    private final Duration lease;
    private final List<Node> nodes = new CopyOnWriteArrayList<>();
    private int count;

    LedgerCluster(TegroSimulator gateway, Duration lease) throws IOException {
        this.gateway = gateway;
        this.lease = lease;
        postgres = EmbeddedPostgres.builder()
                .setServerConfig("max_connections", "200")
                .start();
        pool = JdbcClaimDatabase.pool(url(), 10);
        execute("create table ledger (payment varchar(100), node varchar(20))");
        execute("create table in_route (payment varchar(100) primary key)");
        JdbcClaimDatabase.createCamelsTable(url());
    }

    String url() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    Node startNode() throws IOException {
        String name = "node" + ++count;
        Process process = ChildJvm.of(
                        LedgerNode.class, name, url(), gateway.shopId(), gateway.secretKey(), lease.toString())
                .redirectErrorStream(true)
                .start();
        Node node = new Node(name, process);
        nodes.add(node);
        return node;
    }

    /** The nodes that credited a payment, one for each time. */
    List<String> creditsOf(String paymentKey) {
        return query("select node from ledger where payment = '" + paymentKey + "'");
    }

    List<String> query(String sql) {
        List<String> values = new ArrayList<>();
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return values;
    }

    void execute(String sql) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        nodes.forEach(node -> node.process.destroyForcibly());
        pool.close();
        postgres.close();
    }
}
