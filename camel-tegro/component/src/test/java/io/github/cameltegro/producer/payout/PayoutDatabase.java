package io.github.cameltegro.producer.payout;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;

/** A PostgreSQL that all tests of this JVM share; each repository has a name of its own in its table. */
final class PayoutDatabase {

    private static final AtomicInteger REPOSITORIES = new AtomicInteger();
    private static String url;
    private static DataSource pool;

    private PayoutDatabase() {}

    /** For other JVMs, too. */
    static synchronized String url() {
        if (url == null) {
            try {
                // ends with this JVM
                url = EmbeddedPostgres.start().getJdbcUrl("postgres", "postgres");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return url;
    }

    static synchronized DataSource pool() {
        if (pool == null) {
            pool = newPool(url(), 20);
        }
        return pool;
    }

    static HikariDataSource newPool(String url, int connections) {
        HikariDataSource dataSource = new HikariDataSource();
        dataSource.setJdbcUrl(url);
        dataSource.setMaximumPoolSize(connections);
        return dataSource;
    }

    static String newName() {
        return "payouts-" + REPOSITORIES.incrementAndGet();
    }

    static JdbcMessageIdRepository newRepository() {
        return new JdbcMessageIdRepository(pool(), newName());
    }
}
