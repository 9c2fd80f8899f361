package io.github.cameltegro.notification;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection of the data source's, as a claim needs it: each statement is a transaction of its own and bounded in
 * time. Closing gives it back in the state in which it came.
 */
final class JdbcClaimConnection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcClaimConnection.class);
    /** For isolation levels and engines under which one of two writers of a row is rolled back instead of waiting. */
    private static final int TRIES = 20;

    private final Connection connection;
    private final int timeout;
    private boolean autoCommitted = true;
    private int networkTimeout = -1;

    JdbcClaimConnection(DataSource dataSource, Duration queryTimeout) throws SQLException {
        timeout = (int) Math.max(1, (queryTimeout.toMillis() + 999) / 1000);
        connection = dataSource.getConnection();
        try {
            if (!connection.getAutoCommit()) {
                connection.setAutoCommit(true);
                autoCommitted = false;
            }
            boundNetwork((int) Math.min(Integer.MAX_VALUE, 2000L * timeout));
        } catch (SQLException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /** A query's timeout is the driver's promise and needs the server's help; where the network is silent, only this ends it. */
    private void boundNetwork(int millis) throws SQLException {
        try {
            int before = connection.getNetworkTimeout();
            if (before == 0 || before > millis) {
                connection.setNetworkTimeout(Runnable::run, millis);
                networkTimeout = before;
            }
        } catch (SQLFeatureNotSupportedException e) {
            LOG.debug("The driver bounds no reads from the network: {}", e.getMessage());
        }
    }

    JdbcClaimDialect dialect() throws SQLException {
        return JdbcClaimDialect.of(connection.getMetaData().getDatabaseProductName());
    }

    /** @return how many rows it changed */
    int update(String sql, Object... values) throws SQLException {
        for (int tried = 1; ; tried++) {
            try {
                return run(sql, values, PreparedStatement::executeUpdate);
            } catch (SQLException e) {
                if (tried == TRIES || !inClass(e, "40")) {
                    throw e;
                }
            }
        }
    }

    /** @return whether the query has a row */
    boolean finds(String sql, Object... values) throws SQLException {
        return run(sql, values, statement -> {
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        });
    }

    /** @return the first column of each row */
    List<String> texts(String sql, Object... values) throws SQLException {
        return run(sql, values, statement -> {
            List<String> texts = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
            return texts;
        });
    }

    private interface Execution<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    private <T> T run(String sql, Object[] values, Execution<T> execution) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int before = statement.getQueryTimeout();
            statement.setQueryTimeout(timeout);
            try {
                for (int i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i]);
                }
                return execution.of(statement);
            } finally {
                restoreTimeout(statement, before);
            }
        }
    }

    /** H2 keeps it for all that follows on the connection, of which most is the application's. */
    private static void restoreTimeout(PreparedStatement statement, int before) {
        try {
            statement.setQueryTimeout(before);
        } catch (SQLException e) {
            LOG.debug("The statement is gone with its connection: {}", e.getMessage());
        }
    }

    /** Tells a statement that failed from a connection that is gone. */
    boolean isAlive() throws SQLException {
        return connection.isValid(1);
    }

    /** @param sqlClass the first two characters of an SQLState */
    static boolean inClass(SQLException e, String sqlClass) {
        return e.getSQLState() != null && e.getSQLState().startsWith(sqlClass);
    }

    /** Never throws: what was done on the connection is committed by then, and stays true. */
    @Override
    public void close() {
        try (Connection back = connection) {
            if (!back.isClosed()) {
                if (!autoCommitted) {
                    back.setAutoCommit(false);
                }
                if (networkTimeout >= 0) {
                    back.setNetworkTimeout(Runnable::run, networkTimeout);
                }
            }
        } catch (SQLException e) {
            LOG.debug("Closing a connection failed: {}", e.getMessage());
        }
    }
}
