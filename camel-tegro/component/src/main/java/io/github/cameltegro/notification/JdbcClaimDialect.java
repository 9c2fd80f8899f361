package io.github.cameltegro.notification;

import java.util.Locale;

/**
 * Where databases differ: how each tells its own clock as milliseconds since 1970 in UTC, and two words of SQL.
 *
 * <p>The clock is read inside the statement that compares it or stores from it, as a number: so neither the node's
 * clock, nor the time zone that a driver hands to its session, ever takes part.
 */
enum JdbcClaimDialect {
    /** PostgreSQL, H2, and whatever speaks as they do; another database is refused by its own error at the start. */
    STANDARD("CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) * 1000 AS BIGINT)", "", "BIGINT"),
    /** UNIX_TIMESTAMP would go through the session's zone, and be ambiguous for an hour each autumn. */
    MYSQL("(TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(3)) DIV 1000)", " FROM DUAL", "BIGINT"),
    /** To the second, as a DATE holds no fraction. */
    ORACLE(
            "ROUND((CAST(SYS_EXTRACT_UTC(SYSTIMESTAMP) AS DATE) - DATE '1970-01-01') * 86400000)",
            " FROM DUAL",
            "NUMBER(19)"),
    SQL_SERVER("DATEDIFF_BIG(MILLISECOND, '1970-01-01', SYSUTCDATETIME())", "", "BIGINT");

    private final String now;
    private final String from;
    private final String number;

    JdbcClaimDialect(String now, String from, String number) {
        this.now = now;
        this.from = from;
        this.number = number;
    }

    /** @param product as {@link java.sql.DatabaseMetaData#getDatabaseProductName()} tells it */
    static JdbcClaimDialect of(String product) {
        String name = product == null ? "" : product.toLowerCase(Locale.ROOT);
        if (name.contains("mysql") || name.contains("mariadb")) {
            return MYSQL;
        }
        if (name.contains("oracle")) {
            return ORACLE;
        }
        return name.contains("sql server") ? SQL_SERVER : STANDARD;
    }

    /** An expression: the database's clock, milliseconds since 1970 in UTC. */
    String now() {
        return now;
    }

    /** What follows a select list that reads no table. */
    String from() {
        return from;
    }

    String createTable(String table) {
        return "CREATE TABLE " + table + " (CLAIM_KEY VARCHAR(100) NOT NULL PRIMARY KEY, "
                + "CLAIM_OWNER VARCHAR(64) NOT NULL, EXPIRES_AT " + number + " NOT NULL)";
    }
}
