package io.github.cameltegro.notification;

import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.apache.camel.RuntimeCamelException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The table of claims, and the statements on it. Each statement decides alone, in a transaction of its own: the
 * database looks at its condition again once it has the row's lock, so of several contenders one changes the row and
 * the others change nothing. Its failures are {@link RuntimeCamelException}s that name the table.
 */
final class JdbcClaimTable {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcClaimTable.class);

    /** Statements that share a connection. */
    interface Work<T> {
        T on(JdbcClaimConnection connection) throws SQLException;
    }

    private final DataSource dataSource;
    private final String name;
    private final long lease;
    private final Duration queryTimeout;

    private String ddl;
    private String columns;
    private String insert;
    private String takeOver;
    private String renew;
    private String release;
    private String live;
    private String deleteExpired;

    JdbcClaimTable(DataSource dataSource, String name, Duration lease, Duration queryTimeout) {
        this.dataSource = dataSource;
        this.name = name;
        this.lease = lease.toMillis();
        this.queryTimeout = queryTimeout;
        speak(JdbcClaimDialect.STANDARD);
    }

    private void speak(JdbcClaimDialect dialect) {
        String now = dialect.now();
        ddl = dialect.createTable(name);
        columns = "SELECT CLAIM_KEY, CLAIM_OWNER, EXPIRES_AT - " + now + " FROM " + name + " WHERE 1 = 0";
        insert = "INSERT INTO " + name + " (CLAIM_KEY, CLAIM_OWNER, EXPIRES_AT) SELECT ?, ?, " + now + " + ?"
                + dialect.from() + " WHERE NOT EXISTS (SELECT 1 FROM " + name + " WHERE CLAIM_KEY = ?)";
        takeOver = "UPDATE " + name + " SET CLAIM_OWNER = ?, EXPIRES_AT = " + now + " + ?"
                + " WHERE CLAIM_KEY = ? AND EXPIRES_AT <= " + now;
        renew = "UPDATE " + name + " SET EXPIRES_AT = " + now + " + ? WHERE CLAIM_KEY = ? AND CLAIM_OWNER = ?";
        release = "DELETE FROM " + name + " WHERE CLAIM_KEY = ? AND CLAIM_OWNER = ?";
        live = "SELECT 1 FROM " + name + " WHERE CLAIM_KEY = ? AND EXPIRES_AT > " + now;
        deleteExpired = "DELETE FROM " + name + " WHERE EXPIRES_AT <= " + now;
    }

    /** Sees that the table is there and the database understands us; to be called before all else. */
    void open(boolean createIfNotExists) {
        work("be opened", connection -> {
            speak(connection.dialect());
            try {
                connection.finds(columns);
            } catch (SQLException e) {
                if (!createIfNotExists || !connection.isAlive()) {
                    throw e;
                }
                create(connection);
            }
            return null;
        });
    }

    private void create(JdbcClaimConnection connection) throws SQLException {
        try {
            connection.update(ddl);
            LOG.info("Made the table of claims: {}", ddl);
        } catch (SQLException e) {
            // another node may have made it in the meantime, which no IF NOT EXISTS tells reliably
            try {
                connection.finds(columns);
            } catch (SQLException stillNot) {
                e.addSuppressed(stillNot);
                throw e;
            }
        }
    }

    /** @return whether {@code owner} owns the claim now: nobody did, or the owner's lease was over */
    boolean claim(String key, String owner) {
        return work("be claimed in", connection -> {
            try {
                if (connection.update(insert, key, owner, lease, key) == 1) {
                    return true;
                }
            } catch (SQLException e) {
                if (isDuplicate(e)) {
                    return false;
                }
                throw e;
            }
            return connection.update(takeOver, owner, lease, key) == 1;
        });
    }

    /** Two inserted at once, and the other was faster. 23000 comes from databases that tell nothing finer. */
    private static boolean isDuplicate(SQLException e) {
        return "23505".equals(e.getSQLState()) || "23000".equals(e.getSQLState());
    }

    /**
     * Makes the lease last from now on again.
     *
     * @return whether {@code owner} owns the claim still. That its lease was over in between doesn't matter: whoever had
     *     taken it would have left a trace.
     */
    boolean renew(JdbcClaimConnection connection, String key, String owner) throws SQLException {
        return connection.update(renew, lease, key, owner) == 1;
    }

    boolean release(String key, String owner) {
        return work("release a claim", connection -> connection.update(release, key, owner) == 1);
    }

    /** @return whether anybody owns the claim now */
    boolean isClaimed(String key) {
        return work("be asked for a claim", connection -> connection.finds(live, key));
    }

    int deleteExpired() {
        return work("be cleared of expired claims", connection -> connection.update(deleteExpired));
    }

    /** @param aim what could not be done if it fails: "Table X could not {@code aim}" */
    <T> T work(String aim, Work<T> work) {
        try (JdbcClaimConnection connection = new JdbcClaimConnection(dataSource, queryTimeout)) {
            return work.on(connection);
        } catch (SQLException e) {
            String remedy = JdbcClaimConnection.inClass(e, "42")
                    ? ". If it isn't there, or not as it should be: " + ddl
                            + " (createTableIfNotExists=true has it made at the start, where the user may)"
                    : "";
            throw new RuntimeCamelException(
                    "The table of claims " + name + " could not " + aim + ": " + e.getMessage() + remedy, e);
        }
    }
}
