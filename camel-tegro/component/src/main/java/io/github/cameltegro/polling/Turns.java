package io.github.cameltegro.polling;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Who is asked for by number, and when: the one that was asked for longest ago comes first. A poll asks for so many and
 * so long only, so that nothing new waits behind them.
 */
final class Turns {

    static final int A_POLL = 100;
    static final Duration LONGEST = Duration.ofSeconds(2);

    /** So many in a row fail where the gateway is away, and the next may take as long to fail. */
    private static final int AWAY = 5;

    private final LongSupplier nanoTime;
    private final SetBack failed;
    private final Map<Object, Long> lastAsked = new HashMap<>();
    private long turn;
    private int left;
    private long since;
    private int failuresInARow;

    Turns(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.failed = new SetBack(nanoTime);
    }

    /** A poll begins. */
    void begin() {
        left = A_POLL;
        failuresInARow = 0;
    }

    /** Those whose turn it is, in its order. */
    List<Polled> of(List<Polled> watched) {
        Set<Object> identities = watched.stream().map(Polled::identity).collect(Collectors.toSet());
        lastAsked.keySet().retainAll(identities);
        failed.retain(identities);
        since = nanoTime.getAsLong();
        return watched.stream()
                .filter(polled -> !failed.waits(polled.identity()))
                .sorted(Comparator.comparing(polled -> lastAsked.getOrDefault(polled.identity(), Long.MIN_VALUE)))
                .toList();
    }

    /** Nobody is asked for any more in this poll. */
    void giveUp() {
        failuresInARow = AWAY;
    }

    /** Whether another one may be asked for in this poll. */
    boolean goOn() {
        return left > 0 && !isAway() && nanoTime.getAsLong() - since < LONGEST.toNanos();
    }

    /** Whether asking seems to be in vain. */
    boolean isAway() {
        return failuresInARow >= AWAY;
    }

    void asked(Polled polled) {
        left--;
        lastAsked.put(polled.identity(), turn++);
    }

    void answered(Polled polled) {
        failuresInARow = 0;
        failed.succeeded(polled.identity());
    }

    void failed(Polled polled) {
        failuresInARow++;
        failed.failed(polled.identity());
    }
}
