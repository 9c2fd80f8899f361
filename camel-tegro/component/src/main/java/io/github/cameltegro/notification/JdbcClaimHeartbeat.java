package io.github.cameltegro.notification;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The claims of this node, and the task that renews them while they are held. */
final class JdbcClaimHeartbeat {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcClaimHeartbeat.class);
    private static final String THREAD = "TegroClaims";

    /** At most one for a key. A lost claim stays until its owner is done: nobody else here may work beside him. */
    private final Map<String, JdbcClaim> claims = new ConcurrentHashMap<>();

    private final AtomicLong lost = new AtomicLong();
    private volatile JdbcClaimTable table;
    private boolean outage;
    private CamelContext camelContext;
    private ScheduledExecutorService executor;

    /** @return false if this node has a claim on the key, or is asking for one */
    boolean ask(JdbcClaim claim) {
        return claims.putIfAbsent(claim.key(), claim) == null;
    }

    /** @return the claim, or null */
    JdbcClaim get(String key) {
        return claims.get(key);
    }

    void forget(JdbcClaim claim) {
        claims.remove(claim.key(), claim);
    }

    int held() {
        return (int) claims.values().stream().filter(JdbcClaim::isHeld).count();
    }

    long lost() {
        return lost.get();
    }

    /** @param camelContext or null, then on a thread of our own */
    void start(JdbcClaimTable table, Duration period, CamelContext camelContext) {
        this.table = table;
        this.camelContext = camelContext;
        executor = camelContext == null
                ? Executors.newSingleThreadScheduledExecutor(JdbcClaimHeartbeat::daemon)
                : camelContext.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, THREAD);
        executor.scheduleWithFixedDelay(this::renew, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, THREAD);
        thread.setDaemon(true);
        return thread;
    }

    /** @return whether it was running; it is waited for rather than interrupted, on which some databases close files */
    boolean stop(Duration patience) throws InterruptedException {
        if (executor == null) {
            return false;
        }
        if (camelContext != null) {
            camelContext.getExecutorServiceManager().shutdownGraceful(executor, patience.toMillis());
        } else {
            executor.shutdown();
            executor.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
        }
        executor = null;
        return true;
    }

    /** One beat. It never throws, or it would be the last. */
    synchronized void renew() {
        List<JdbcClaim> held =
                claims.values().stream().filter(JdbcClaim::isHeld).toList();
        if (held.isEmpty()) {
            return;
        }
        try {
            renew(held);
            if (outage) {
                outage = false;
                LOG.info("Claims are renewed again");
            }
        } catch (RuntimeException | Error e) {
            if (outage) {
                LOG.debug("Claims could still not be renewed", e);
            } else {
                outage = true;
                LOG.warn(
                        "Not all of the {} claims held could be renewed. It is tried again at each heartbeat; a claim whose"
                                + " lease is over meanwhile may be taken over by another node",
                        held.size(),
                        e);
            }
        }
    }

    /**
     * One row that fails, since somebody keeps a lock on it, must not cost the others their lease: they go on, on another
     * connection, as pools end one that had a timeout.
     */
    private void renew(List<JdbcClaim> held) {
        Deque<JdbcClaim> left = new ArrayDeque<>(held);
        RuntimeException failure = null;
        boolean connected = true;
        while (connected && !left.isEmpty()) {
            int before = left.size();
            try {
                table.work("have its claims renewed", connection -> {
                    while (!left.isEmpty()) {
                        renew(connection, left.remove());
                    }
                    return null;
                });
            } catch (RuntimeException e) {
                failure = e;
                connected = left.size() < before;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** @return whether the claim is still this node's, its lease renewed */
    boolean renew(JdbcClaimConnection connection, JdbcClaim claim) throws SQLException {
        if (table.renew(connection, claim.key(), claim.owner())) {
            return true;
        }
        if (claim.lose()) {
            lost.incrementAndGet();
            LOG.warn(
                    "The claim {} is lost: its lease was over before it was renewed, and another took it or it was cleared"
                            + " away. Two may have worked on it at once",
                    claim.key());
        }
        return false;
    }
}
