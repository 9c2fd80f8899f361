package io.github.cameltegro.notification;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
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

    /** As many as each database takes in one list. */
    static final int AT_ONCE = 1000;

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
    private String renewAll;
    private String stillOwned;
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
        // by the key as well, or databases would look at, and some lock, every row there is
        String these = " WHERE CLAIM_KEY IN (%1$s) AND CLAIM_OWNER IN (%1$s)";
        renewAll = "UPDATE " + name + " SET EXPIRES_AT = " + now + " + ?" + these;
        stillOwned = "SELECT CLAIM_OWNER FROM " + name + these;
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
            checkKey(connection);
            return null;
        });
    }

    /** By trying, on a row of the past, which nobody misses: a key can be a constraint or an index, and some of them is none. */
    private void checkKey(JdbcClaimConnection connection) throws SQLException {
        String probe = "tegro-probe-" + UUID.randomUUID();
        String row = "INSERT INTO " + name + " (CLAIM_KEY, CLAIM_OWNER, EXPIRES_AT) VALUES (?, ?, 0)";
        try {
            connection.update(row, probe, "first");
            connection.update(row, probe, "second");
        } catch (SQLException e) {
            if (JdbcClaimConnection.inClass(e, "23")) {
                return;
            }
            throw e;
        } finally {
            connection.update("DELETE FROM " + name + " WHERE CLAIM_KEY = ?", probe);
        }
        throw new IllegalArgumentException(
                "The table of claims " + name + " takes one key twice, so that two nodes could"
                        + " route one payment at once. It needs a primary key: ALTER TABLE " + name
                        + " ADD PRIMARY KEY (CLAIM_KEY), once no key is in it twice; or make it anew: " + ddl);
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

    /**
     * The same of many at once, {@value #AT_ONCE} at most. An owner has one key, so two lists tell which pairs are meant.
     *
     * @return those that are not their owners' any more
     */
    List<JdbcClaim> renewAll(JdbcClaimConnection connection, List<JdbcClaim> claims) throws SQLException {
        List<Object> pairs = new ArrayList<>(filled(claims, JdbcClaim::key));
        pairs.addAll(filled(claims, JdbcClaim::owner));
        String places = String.join(",", Collections.nCopies(pairs.size() / 2, "?"));
        List<Object> values = new ArrayList<>(List.of(lease));
        values.addAll(pairs);
        if (connection.update(renewAll.formatted(places), values.toArray()) == claims.size()) {
            return List.of();
        }
        Set<String> owned = new HashSet<>(connection.texts(stillOwned.formatted(places), pairs.toArray()));
        return claims.stream().filter(claim -> !owned.contains(claim.owner())).toList();
    }

    /** Lists are of few lengths, so that statements are of few texts: those who prepare them can keep them. */
    private static List<String> filled(List<JdbcClaim> claims, Function<JdbcClaim, String> value) {
        List<String> values = new ArrayList<>(claims.stream().map(value).toList());
        int length = claims.size() <= 10 ? 10 : claims.size() <= 100 ? 100 : AT_ONCE;
        values.addAll(Collections.nCopies(length - values.size(), values.get(0)));
        return values;
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
