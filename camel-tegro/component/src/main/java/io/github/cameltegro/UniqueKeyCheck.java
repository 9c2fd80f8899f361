package io.github.cameltegro;

import java.lang.reflect.InvocationTargetException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.Timestamp;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.camel.spi.IdempotentRepository;

/**
 * Makes sure that the table of a JDBC repository holds each key only once. Camel's {@code add} reads first and writes
 * then, so without a primary key two nodes can both be told that they came first.
 *
 * <p>The repository's own INSERT is run twice with one key and rolled back. This finds what the database's catalog does
 * not show: a table behind a view or in another schema, columns of other names, an INSERT that ignores duplicates.
 * camel-sql need not be there, so its repositories are known by their getters.
 */
public final class UniqueKeyCheck {

    private static final String CAMELS_TABLE = "CAMEL_MESSAGEPROCESSED";

    /** What the column of Camel's own table holds. */
    private static final int KEY_LENGTH = 100;

    private final IdempotentRepository repository;
    private final String option;
    private final String harm;

    private UniqueKeyCheck(IdempotentRepository repository, String option, String harm) {
        this.repository = repository;
        this.option = option;
        this.harm = harm;
    }

    /**
     * Checks a repository that has been started; one that is not of camel-sql passes. It uses a connection of its own,
     * so call it where no transaction of the caller's is open.
     *
     * @param option the option that named the repository
     * @param harm what would happen without the key, such as "two nodes can make one payout"
     * @throws IllegalArgumentException if the table takes one key twice, or can't be checked
     */
    public static void check(IdempotentRepository repository, String option, String harm) {
        Object insert = property(repository, "getInsertString");
        DataSource dataSource = dataSource(repository);
        if (insert != null && dataSource != null) {
            new UniqueKeyCheck(repository, option, harm).check(dataSource, insert.toString());
        }
    }

    private void check(DataSource dataSource, String insert) {
        boolean twice;
        try (Connection connection = dataSource.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                twice = takesTwice(connection, insert);
            } finally {
                connection.rollback();
                connection.setAutoCommit(autoCommit);
            }
        } catch (SQLException e) {
            throw new IllegalArgumentException(
                    "The table of the option '" + option + "' can't be checked for its primary key: " + e.getMessage()
                            + ". It must take what the repository writes: " + insert + ". " + remedy(),
                    e);
        }
        if (twice) {
            throw new IllegalArgumentException(
                    "The table of the option '" + option + "' takes the same key twice (" + insert + "): " + harm
                            + ". It needs a primary key over processorName and messageId, and an INSERT that fails on"
                            + " a key that is there. " + remedy());
        }
    }

    private boolean takesTwice(Connection connection, String insert) throws SQLException {
        String key = "tegro-probe:" + UUID.randomUUID() + "-".repeat(KEY_LENGTH);
        long now = System.currentTimeMillis();
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            Object processorName = property(repository, "getProcessorName");
            statement.setString(1, processorName == null ? null : processorName.toString());
            statement.setString(2, key.substring(0, KEY_LENGTH));
            statement.setTimestamp(3, new Timestamp(now));
            statement.executeUpdate();
            // a key that holds the time as well keeps nobody out
            statement.setTimestamp(3, new Timestamp(now + 1000));
            try {
                statement.executeUpdate();
                return true;
            } catch (SQLException e) {
                if (isDuplicate(e)) {
                    return false;
                }
                throw e;
            }
        }
    }

    /** Class 23 is "integrity constraint violation"; SQLite gives no state at all. */
    private static boolean isDuplicate(SQLException e) {
        return e instanceof SQLIntegrityConstraintViolationException
                || e.getSQLState() == null
                || e.getSQLState().startsWith("23");
    }

    private String remedy() {
        Object table = property(repository, "getTableName");
        return "Create it by: " + property(repository, "getCreateString") + "; or add the key to it: ALTER TABLE "
                + (table == null ? CAMELS_TABLE : table) + " ADD PRIMARY KEY (processorName, messageId)";
    }

    private static DataSource dataSource(IdempotentRepository repository) {
        if (property(repository, "getDataSource") instanceof DataSource dataSource) {
            return dataSource;
        }
        Object template = property(repository, "getJdbcTemplate");
        return template != null && property(template, "getDataSource") instanceof DataSource dataSource
                ? dataSource
                : null;
    }

    /** Null if it has no such getter. */
    private static Object property(Object bean, String getter) {
        try {
            return bean.getClass().getMethod(getter).invoke(bean);
        } catch (NoSuchMethodException | IllegalAccessException e) {
            return null;
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(getter + " of " + bean.getClass().getName() + " failed", e.getCause());
        }
    }
}
