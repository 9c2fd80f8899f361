package io.github.cameltegro.activity;

import io.github.cameltegro.TegroException;
import io.github.cameltegro.TegroOperation;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;

/** What went on in one account since the application started. */
public final class AccountActivity {

    private static final int SHORT_ID = 8;
    private static final int KEPT_FAILURES = 10;

    private final Lock lock = new ReentrantLock();
    private final String shop;
    private final String baseUrl;
    private final Metrics metrics;
    private final Map<TegroOperation, Tally<CallOutcome>> calls = new EnumMap<>(TegroOperation.class);
    private final Map<Metrics.Name, Map<String, Tally<?>>> payments = new EnumMap<>(Metrics.Name.class);
    private final Map<TegroOperation, Map<String, IntSupplier>> failing = new EnumMap<>(TegroOperation.class);
    private final Deque<Failure> failures = new ArrayDeque<>();
    private Tally<PayoutOutcome> payouts;

    public AccountActivity(String shopId, String baseUrl, Metrics metrics) {
        this.shop = shortened(shopId);
        this.baseUrl = baseUrl;
        this.metrics = metrics;
    }

    /** Enough of a shop's id to know it by. */
    public static String shortened(String shopId) {
        return shopId.substring(0, Math.min(SHORT_ID, shopId.length()));
    }

    /** The calls of one operation. */
    public Tally<CallOutcome> calls(TegroOperation operation) {
        lock.lock();
        try {
            return calls.computeIfAbsent(
                    operation, called -> tally(CallOutcome.class, Metrics.Name.CALLS, called.name()));
        } finally {
            lock.unlock();
        }
    }

    public Tally<PayoutOutcome> payouts() {
        lock.lock();
        try {
            if (payouts == null) {
                payouts = tally(PayoutOutcome.class, Metrics.Name.PAYOUTS, null);
            }
            return payouts;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Payments that come one way, with outcomes that only those know who take them; counted from zero.
     *
     * @param where by what the counts are known: a path, a route
     */
    public <O extends Enum<O> & Counted> Tally<O> open(Metrics.Name name, String where, Class<O> outcomes) {
        Tally<O> tally = tally(outcomes, name, null);
        lock.lock();
        try {
            payments.computeIfAbsent(name, n -> new TreeMap<>()).put(where, tally);
        } finally {
            lock.unlock();
        }
        return tally;
    }

    private <O extends Enum<O> & Counted> Tally<O> tally(Class<O> outcomes, Metrics.Name name, String operation) {
        return new Tally<>(outcomes, outcome -> metrics.of(name, shop, operation, outcome.text()));
    }

    /**
     * Shows how many polled orders or payouts a route failed at.
     *
     * @param number how many wait to be tried again
     */
    public void failing(TegroOperation operation, String routeId, IntSupplier number) {
        lock.lock();
        try {
            Map<String, IntSupplier> routes = failing.get(operation);
            if (routes == null) {
                Map<String, IntSupplier> first = new ConcurrentHashMap<>();
                failing.put(operation, first);
                metrics.gauge(Metrics.Name.FAILING, shop, operation.name(), () -> first.values().stream()
                        .mapToInt(IntSupplier::getAsInt)
                        .sum());
                routes = first;
            }
            routes.put(routeId, number);
        } finally {
            lock.unlock();
        }
    }

    /** Remembers a failure of a call. */
    public void failed(TegroOperation operation, RuntimeException failure) {
        int status = failure instanceof TegroException known ? known.getHttpResponseCode() : 0;
        failed(operation, failure.getClass().getSimpleName(), status);
    }

    /** Remembers a failure; the oldest of many are forgotten. */
    public void failed(TegroOperation operation, String type, int httpStatus) {
        Failure failure = new Failure(Instant.now(), operation.name(), type, httpStatus);
        lock.lock();
        try {
            if (failures.size() == KEPT_FAILURES) {
                failures.removeLast();
            }
            failures.addFirst(failure);
        } finally {
            lock.unlock();
        }
    }

    /** The shop's id, shortened. */
    public String shop() {
        return shop;
    }

    public String baseUrl() {
        return baseUrl;
    }

    /** What was counted. */
    public Snapshot snapshot() {
        lock.lock();
        try {
            return new Snapshot(
                    counts(calls),
                    counts(payments.getOrDefault(Metrics.Name.NOTIFICATIONS, Map.of())),
                    counts(payments.getOrDefault(Metrics.Name.SWEPT, Map.of())),
                    payouts == null ? Map.of() : payouts.counts(),
                    failingNow(),
                    new ArrayList<>(failures));
        } finally {
            lock.unlock();
        }
    }

    private Map<String, Long> failingNow() {
        Map<String, Long> now = new TreeMap<>();
        failing.values()
                .forEach(routes -> routes.forEach((routeId, number) -> now.put(routeId, (long) number.getAsInt())));
        return now;
    }

    private static Map<String, Map<String, Long>> counts(Map<?, ? extends Tally<?>> tallies) {
        Map<String, Map<String, Long>> counts = new TreeMap<>();
        tallies.forEach((name, tally) -> counts.put(name.toString(), tally.counts()));
        return counts;
    }

    /**
     * What was counted at a moment.
     *
     * @param calls by operation and outcome
     * @param notifications by path and outcome
     * @param swept paid orders that were polled, by route and outcome
     * @param payouts by outcome; empty where none is made
     * @param failing how many polled orders or payouts wait after a failure, by route
     * @param failures the latest first
     */
    public record Snapshot(
            Map<String, Map<String, Long>> calls,
            Map<String, Map<String, Long>> notifications,
            Map<String, Map<String, Long>> swept,
            Map<String, Long> payouts,
            Map<String, Long> failing,
            List<Failure> failures) {}
}
