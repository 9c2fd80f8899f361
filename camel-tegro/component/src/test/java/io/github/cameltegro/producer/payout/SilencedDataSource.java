package io.github.cameltegro.producer.payout;

import io.github.cameltegro.notification.JdbcClaimRelay;
import io.github.cameltegro.producer.payout.PayoutSilentNetworkTest.Silence;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Makes the network fall silent at one of its uses; and knows how many of them have not ended. */
final class SilencedDataSource extends DelegatingDataSource {

    private final AtomicInteger uses = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    private volatile int silentUse;
    private volatile Silence silence;
    private volatile JdbcClaimRelay relay;

    SilencedDataSource(DataSource database) {
        super(database);
    }

    /** Counts uses from here. */
    void silence(int use, Silence when, JdbcClaimRelay network) {
        uses.set(0);
        silentUse = use;
        silence = when;
        relay = network;
    }

    int open() {
        return open.get();
    }

    @Override
    public Connection getConnection() throws SQLException {
        boolean silent = uses.incrementAndGet() == silentUse;
        Connection connection = super.getConnection();
        open.incrementAndGet();
        if (silent && silence == Silence.BEFORE_IT) {
            relay.silence();
        }
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (silent && method.getName().equals("commit")) {
                        silenceTheCommit();
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    } finally {
                        if (method.getName().equals("close")) {
                            open.decrementAndGet();
                        }
                    }
                });
    }

    private void silenceTheCommit() {
        if (silence == Silence.BEFORE_ITS_COMMIT) {
            relay.silence();
        } else if (silence == Silence.BEFORE_THE_RESPONSE_TO_ITS_COMMIT) {
            relay.holdResponses();
        }
    }
}
