package io.github.cameltegro.notification;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.tools.Server;
import org.postgresql.ds.PGSimpleDataSource;

/** The databases that claims, and the first also payouts, are tested on, each a server of its own that other JVMs can reach as well. */
public enum JdbcClaimDatabase {
    POSTGRESQL {
        @Override
        Running run() {
            try {
                EmbeddedPostgres postgres = EmbeddedPostgres.start();
                return new Running(postgres.getJdbcUrl("postgres", "postgres"), () -> {
                    try {
                        postgres.close();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        DataSource connectingTo(String url) {
            PGSimpleDataSource dataSource = new PGSimpleDataSource();
            dataSource.setUrl(url);
            return dataSource;
        }
    },
    H2 {
        @Override
        Running run() {
            try {
                Server server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists", "-tcpDaemon")
                        .start();
                String name = "claims" + TABLES.incrementAndGet();
                return new Running(
                        "jdbc:h2:tcp://localhost:" + server.getPort() + "/mem:" + name + ";DB_CLOSE_DELAY=-1",
                        server::stop);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        DataSource connectingTo(String url) {
            JdbcDataSource dataSource = new JdbcDataSource();
            dataSource.setURL(url);
            return dataSource;
        }
    };

    private static final String NOW = "CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) * 1000 AS BIGINT)";
    private static final AtomicInteger TABLES = new AtomicInteger();

    /** A server, and how to end it. */
    record Running(String url, Runnable end) implements AutoCloseable {
        @Override
        public void close() {
            end.run();
        }
    }

    private Running shared;
    private HikariDataSource pool;

    /** Starts a server for a test that ends it. */
    abstract Running run();

    /** Opens a connection each time. */
    abstract DataSource connectingTo(String url);

    /** The server that tests share, each with tables of its own. */
    public synchronized String url() {
        if (shared == null) {
            shared = run();
            createCamelsTable(shared.url());
        }
        return shared.url();
    }

    /** Creates the table of marks: of two repositories of Camel's that first start at once both try to, and one fails. */
    public static void createCamelsTable(String url) {
        try (HikariDataSource once = pool(url, 1)) {
            JdbcMessageIdRepository first = new JdbcMessageIdRepository(once, "first");
            first.start();
            first.stop();
        }
    }

    public synchronized DataSource pool() {
        if (pool == null) {
            pool = pool(url(), 20);
        }
        return pool;
    }

    public static HikariDataSource pool(String url, int size) {
        HikariDataSource dataSource = new HikariDataSource();
        dataSource.setJdbcUrl(url);
        dataSource.setMaximumPoolSize(size);
        return dataSource;
    }

    static String newTable() {
        return "CLAIM_" + TABLES.incrementAndGet();
    }

    int update(String sql) {
        try (Connection connection = pool().getConnection();
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long query(String sql, String... values) {
        try (Connection connection = pool().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getLong(1) : -1;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The database's clock, milliseconds. */
    long clock() {
        return query("SELECT " + NOW);
    }

    int rows(String table) {
        return (int) query("SELECT COUNT(*) FROM " + table);
    }

    long expiresAt(String table, String key) {
        return query("SELECT EXPIRES_AT FROM " + table + " WHERE CLAIM_KEY = ?", key);
    }

    /** What time would do. */
    void expire(String table) {
        update("UPDATE " + table + " SET EXPIRES_AT = " + NOW);
    }

    /** The same, but for one row, which somebody keeps a lock on. */
    void expireBut(String table, String key) {
        update("UPDATE " + table + " SET EXPIRES_AT = " + NOW + " WHERE CLAIM_KEY <> '" + key + "'");
    }

    /** So that a renewal is seen, however soon it comes. */
    void shorten(String table) {
        update("UPDATE " + table + " SET EXPIRES_AT = EXPIRES_AT - 1000");
    }
}
