package io.github.cameltegro.polling;

import io.github.cameltegro.api.BoundedMap;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a consumer knows of the orders it has seen: which the route is to have, which may still change, and which need
 * not be looked at again. It is lost with the process, and found again on the pages; what was routed is in the marks.
 * Used by one thread at a time.
 */
final class WatchList {

    /** Enough for the orders of ten times the pages that are read by default; some 40 MB. */
    static final int REMEMBERED = 200_000;

    private final Duration watchFor;
    private final LongSupplier nanoTime;

    /** The status that the route needs not have (again), by identity; spares asking the marks. */
    private final Map<Object, Object> settled = new BoundedMap<>(REMEMBERED);

    /** What was seen by a reading of pages that came to its end. */
    private final Map<Object, Boolean> scanned = new BoundedMap<>(REMEMBERED);

    private final Map<Object, Entry> entries = new LinkedHashMap<>();
    private LocalDateTime newest;

    /**
     * An order that is not done with.
     *
     * @param latest as it was seen last
     * @param since when it was seen first, in nanoseconds of the clock
     * @param changing whether it may change and is watched
     * @param due whether the route is to have it as it is
     */
    private record Entry(Polled latest, long since, boolean changing, boolean due) {}

    /**
     * @param watchFor how long what may change is watched after it was seen first
     * @param nanoTime a clock that never goes back, such as {@link System#nanoTime()}
     */
    WatchList(Duration watchFor, LongSupplier nanoTime) {
        this.watchFor = watchFor;
        this.nanoTime = nanoTime;
    }

    /**
     * Takes in what was seen.
     *
     * @param isDue tells, of a status that is not known to be settled, whether the route is to have it
     * @return whether it is watched for changes
     * @throws RuntimeException as {@code isDue} throws it; then nothing has changed
     */
    boolean see(Polled seen, Predicate<Polled> isDue) {
        Object identity = seen.identity();
        Object before = settled.get(identity);
        boolean due = !seen.state().equals(before) && isDue.test(seen);
        if (seen.created() != null && (newest == null || seen.created().isAfter(newest))) {
            newest = seen.created();
        }
        Entry entry = entries.get(identity);
        if (entry == null) {
            boolean news = before == null ? !isOld(seen) : !before.equals(seen.state());
            entry = new Entry(seen, nanoTime.getAsLong(), news && !seen.isFinal() && !watchFor.isZero(), due);
        } else {
            entry = new Entry(seen, entry.since, isWatched(entry) && !seen.isFinal(), due);
        }
        if (!due) {
            settled.put(identity, seen.state());
        }
        keep(identity, entry);
        return entry.changing;
    }

    /** The route has had it, or needs not have it. */
    void settle(Polled done) {
        Object identity = done.identity();
        settled.put(identity, done.state());
        Entry entry = entries.get(identity);
        if (entry != null && entry.latest.state().equals(done.state())) {
            keep(identity, new Entry(entry.latest, entry.since, entry.changing, false));
        }
    }

    /** Ends the watch over what has been watched long enough. */
    void expire() {
        for (Object identity : List.copyOf(entries.keySet())) {
            Entry entry = entries.get(identity);
            keep(identity, new Entry(entry.latest, entry.since, isWatched(entry), entry.due));
        }
    }

    /** Whether a reading of pages that came to its end has seen it. */
    boolean isScanned(Polled seen) {
        return scanned.containsKey(seen.identity());
    }

    /** A reading of pages has come to its end. */
    void scanned(Collection<Object> identities) {
        identities.forEach(identity -> scanned.put(identity, Boolean.TRUE));
    }

    /** What may change, as it was seen last. */
    List<Polled> changing() {
        return entries.values().stream()
                .filter(Entry::changing)
                .map(Entry::latest)
                .toList();
    }

    /** What the route is to have, as it was seen last, in the order in which it was seen first. */
    List<Polled> due() {
        return new ArrayList<>(
                entries.values().stream().filter(Entry::due).map(Entry::latest).toList());
    }

    /** Returns which orders the route is to have. */
    Set<Object> dueIdentities() {
        return entries.entrySet().stream()
                .filter(entry -> entry.getValue().due)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** What the route is to have of the same order now, or null. */
    Polled due(Object identity) {
        Entry entry = entries.get(identity);
        return entry != null && entry.due ? entry.latest : null;
    }

    private void keep(Object identity, Entry entry) {
        if (entry.due || entry.changing) {
            entries.put(identity, entry);
        } else {
            entries.remove(identity);
        }
    }

    private boolean isWatched(Entry entry) {
        return entry.changing && nanoTime.getAsLong() - entry.since < watchFor.toNanos();
    }

    /**
     * Whether it was created so long before the newest order that its watch would be over, had it been seen then. Both
     * dates are Tegro's; this machine's clock, which may be in another zone, is not asked.
     */
    private boolean isOld(Polled seen) {
        return seen.created() != null
                && newest != null
                && Duration.between(seen.created(), newest).compareTo(watchFor) > 0;
    }
}
