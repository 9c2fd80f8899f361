package io.github.cameltegro.notification;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The claims of this node, and the task that renews them while they are held. */
final class JdbcClaimHeartbeat {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcClaimHeartbeat.class);
    private static final String THREAD = "TegroClaims";
    /** After so many statements in a row that failed it is not single rows that are locked. */
    private static final int FAILURES = 5;

    /** At most one for a key. A lost claim stays until its owner is done: nobody else here may work beside him. */
    private final Map<String, JdbcClaim> claims = new ConcurrentHashMap<>();

    private final AtomicLong lost = new AtomicLong();
    private volatile JdbcClaimTable table;
    private volatile long renewedAt = System.nanoTime();
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
        renewedAt = System.nanoTime();
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

    /** Whether it is longer ago that the claims of then were all renewed. A node that can't keep up must take no more. */
    boolean isBehind(Duration allowed) {
        return System.nanoTime() - renewedAt > allowed.toNanos();
    }

    /** One beat. It never throws, or it would be the last. */
    synchronized void renew() {
        long start = System.nanoTime();
        List<JdbcClaim> held =
                claims.values().stream().filter(JdbcClaim::isHeld).toList();
        try {
            renew(held, start);
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
     * One row that fails, since somebody keeps a lock on it, must not cost the others their lease: what fails together is
     * renewed again in smaller parts, on another connection, as pools end one that had a timeout.
     */
    private void renew(List<JdbcClaim> held, long start) {
        Deque<List<JdbcClaim>> left = new ArrayDeque<>();
        held.stream()
                .collect(Collectors.partitioningBy(JdbcClaim::isStuck))
                .forEach((stuck, some) -> left.addAll(parts(some, stuck ? 1 : JdbcClaimTable.AT_ONCE)));
        RuntimeException failure = null;
        AtomicInteger failures = new AtomicInteger();
        boolean connected = true;
        while (connected && failures.get() < FAILURES && !left.isEmpty()) {
            AtomicReference<List<JdbcClaim>> failing = new AtomicReference<>();
            try {
                table.work("have its claims renewed", connection -> {
                    while (!left.isEmpty()) {
                        failing.set(left.remove());
                        renew(connection, failing.get());
                        failures.set(0);
                    }
                    return null;
                });
            } catch (RuntimeException e) {
                failure = e;
                failures.incrementAndGet();
                connected = failing.get() != null;
                if (connected) {
                    split(failing.get(), left);
                }
            }
        }
        if (left.isEmpty()) {
            renewedAt = start;
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static void split(List<JdbcClaim> failed, Deque<List<JdbcClaim>> left) {
        if (failed.size() == 1) {
            failed.get(0).setStuck(true);
        } else {
            left.addAll(parts(failed, (int) Math.sqrt(failed.size())));
        }
    }

    private static List<List<JdbcClaim>> parts(List<JdbcClaim> claims, int size) {
        List<List<JdbcClaim>> parts = new ArrayList<>();
        for (int i = 0; i < claims.size(); i += size) {
            parts.add(claims.subList(i, Math.min(claims.size(), i + size)));
        }
        return parts;
    }

    private void renew(JdbcClaimConnection connection, List<JdbcClaim> some) throws SQLException {
        table.renewAll(connection, some).forEach(this::lose);
        some.forEach(claim -> claim.setStuck(false));
    }

    /** @return whether the claim is still this node's, its lease renewed */
    boolean renew(JdbcClaimConnection connection, JdbcClaim claim) throws SQLException {
        if (table.renew(connection, claim.key(), claim.owner())) {
            return true;
        }
        lose(claim);
        return false;
    }

    private void lose(JdbcClaim claim) {
        if (claim.lose()) {
            lost.incrementAndGet();
            LOG.warn(
                    "The claim {} is lost: its lease was over before it was renewed, and another took it or it was cleared"
                            + " away. Two may have worked on it at once",
                    claim.key());
        }
    }
}
