package io.github.cameltegro.polling;

import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * What did not work out waits behind what was not tried, and each time longer: the first two times it may be tried again
 * at once, then after 1, 2, 4 … seconds, at most ten minutes. Forgotten with the process.
 */
final class SetBack {

    static final Duration LONGEST = Duration.ofMinutes(10);

    private static final int AT_ONCE = 2;
    private static final int DOUBLINGS = 10;

    private record Wait(int failures, long from, Duration pause) {}

    private final Map<Object, Wait> waits = new ConcurrentHashMap<>();
    private final LongSupplier nanoTime;

    SetBack(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** It failed; returns how long it waits now. */
    Duration failed(Object identity) {
        return waits.merge(identity, wait(1), (before, first) -> wait(before.failures + 1)).pause;
    }

    /** It could not be tried; it waits behind the others, and no longer than before. */
    void hindered(Object identity) {
        waits.putIfAbsent(identity, new Wait(0, nanoTime.getAsLong(), Duration.ZERO));
    }

    void succeeded(Object identity) {
        waits.remove(identity);
    }

    /** Forgets all but these. */
    void retain(Set<Object> identities) {
        waits.keySet().retainAll(identities);
    }

    /** Whether it was tried before. */
    boolean contains(Object identity) {
        return waits.containsKey(identity);
    }

    /** Whether its pause is not over. */
    boolean waits(Object identity) {
        Wait wait = waits.get(identity);
        return wait != null && left(wait) > 0;
    }

    /** How often it failed in a row. */
    int failures(Object identity) {
        Wait wait = waits.get(identity);
        return wait == null ? 0 : wait.failures;
    }

    /** How many failed and have not succeeded since. */
    int size() {
        return (int) waits.values().stream().filter(wait -> wait.failures > 0).count();
    }

    /** What is longest over its pause comes first. */
    Comparator<Object> longestOver() {
        return Comparator.comparingLong(identity -> {
            Wait wait = waits.get(identity);
            return wait == null ? Long.MIN_VALUE : left(wait);
        });
    }

    private Wait wait(int failures) {
        Duration pause = failures <= AT_ONCE
                ? Duration.ZERO
                : Duration.ofSeconds(1L << Math.min(failures - AT_ONCE - 1, DOUBLINGS));
        return new Wait(failures, nanoTime.getAsLong(), pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
    }

    private long left(Wait wait) {
        return wait.pause.toNanos() - (nanoTime.getAsLong() - wait.from);
    }
}
