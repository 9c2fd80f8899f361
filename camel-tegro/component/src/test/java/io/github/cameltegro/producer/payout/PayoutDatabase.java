package io.github.cameltegro.producer.payout;

import io.github.cameltegro.notification.JdbcClaimDatabase;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;

/** A PostgreSQL that all tests of this JVM share; each repository has a name of its own in its table. */
final class PayoutDatabase {

    private static final AtomicInteger REPOSITORIES = new AtomicInteger();

    private PayoutDatabase() {}

    /** For other JVMs, too. */
    static String url() {
        return JdbcClaimDatabase.POSTGRESQL.url();
    }

    static DataSource pool() {
        return JdbcClaimDatabase.POSTGRESQL.pool();
    }

    static String newName() {
        return "payouts-" + REPOSITORIES.incrementAndGet();
    }

    static JdbcMessageIdRepository newRepository() {
        return new JdbcMessageIdRepository(pool(), newName());
    }
}
