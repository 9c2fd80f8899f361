package io.github.cameltegro.producer.payout;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A database that is away for some of its uses, counted from the last reset. */
final class FailingDataSource extends DelegatingDataSource {

    private final AtomicInteger uses = new AtomicInteger();
    private volatile IntPredicate away = use -> false;
    private volatile IntPredicate silentAfterCommit = use -> false;

    FailingDataSource(DataSource database) {
        super(database);
    }

    int uses() {
        return uses.get();
    }

    void reset() {
        uses.set(0);
        away = use -> false;
        silentAfterCommit = use -> false;
    }

    void failOnce(int use) {
        away = n -> n == use;
    }

    void failFrom(int use) {
        away = n -> n >= use;
    }

    /** The commit is done, and its answer gets lost. */
    void failAfterCommit(int use) {
        silentAfterCommit = n -> n == use;
    }

    @Override
    public Connection getConnection() throws SQLException {
        int use = uses.incrementAndGet();
        if (away.test(use)) {
            throw new SQLException("the database is away");
        }
        Connection connection = super.getConnection();
        if (!silentAfterCommit.test(use)) {
            return connection;
        }
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    try {
                        Object result = method.invoke(connection, arguments);
                        if (method.getName().equals("commit")) {
                            throw new SQLException("the connection was lost");
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
