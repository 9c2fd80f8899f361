package io.github.cameltegro.notification;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A table of its own for each test, on each database, and any number of nodes on it. */
@ParameterizedClass
@EnumSource(JdbcClaimDatabase.class)
abstract class JdbcClaimTestSupport {
    /** No test waits for it. */
    static final Duration LONG = Duration.ofHours(1);

    @Parameter
    JdbcClaimDatabase database;

    final String table = JdbcClaimDatabase.newTable();
    private final List<JdbcClaimRepository> nodes = new ArrayList<>();

    /** One node of several on the table, with a lease that ends only when a test says so. */
    JdbcClaimRepository node() {
        return node(database.pool(), node -> {});
    }

    JdbcClaimRepository node(DataSource dataSource, Consumer<JdbcClaimRepository> options) {
        JdbcClaimRepository node = new JdbcClaimRepository(dataSource);
        node.setTableName(table);
        node.setLease(LONG);
        options.accept(node);
        nodes.add(node);
        node.start();
        return node;
    }

    @AfterEach
    void stopNodes() {
        nodes.forEach(JdbcClaimRepository::stop);
    }
}
