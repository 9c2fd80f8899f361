package io.github.cameltegro.protocol;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Nonces from the clock: {@code tick * 1000 + node}, where the tick is the time in milliseconds since 1970, or one more
 * than the tick before if the clock has not moved on since. See "Errors and nonce" in docs/protocol.md.
 *
 * <ul>
 *   <li>All sources of a process (of one class loader in it) share the last tick: no two nonces of a process are
 *       equal, and each is greater than all before it, whatever their nodes and whatever the clock does.
 *   <li>Processes with different nodes never give out the same nonce; how theirs interleave is open. Processes that
 *       use one API key at the same time need a node each; by chance two of them have the same one in 1 of 1000 cases.
 *   <li>A sustained 1000 nonces a second keep pace with the clock. Faster ones borrow ticks from the future, which
 *       the process itself makes good by counting on. Only a restart, with the same node and before the clock has
 *       caught up with what was borrowed, can fall back or repeat a nonce; so can one after the clock was set back.
 *   <li>Nonces stay below 2^53, which a JSON reader takes in exactly, until the year 2255; then {@link #next()} throws
 *       IllegalStateException.
 * </ul>
 *
 * <p>Safe for use by many threads, without locks.
 */
public final class ClockNonceSource implements NonceSource {
    /** How many nodes there are. */
    static final int NODES = 1000;

    private static final long LIMIT = 1L << 53;
    private static final AtomicLong PROCESS_LAST = new AtomicLong();

    private final int node;
    private final LongSupplier millis;
    private final AtomicLong last;

    /**
     * @param node 0 to 999, different for each process that uses the same API key
     * @throws IllegalArgumentException if it is out of range, naming the option nonceNode
     */
    public ClockNonceSource(int node) {
        this(node, System::currentTimeMillis, PROCESS_LAST);
    }

    ClockNonceSource(int node, LongSupplier millis, AtomicLong last) {
        if (node < 0 || node >= NODES) {
            throw new IllegalArgumentException("nonceNode must be 0 to " + (NODES - 1) + ", not " + node);
        }
        this.node = node;
        this.millis = millis;
        this.last = last;
    }

    /** A node for a process that was given none. */
    public static int randomNode() {
        return new SecureRandom().nextInt(NODES);
    }

    @Override
    public long next() {
        return check(tick(check(millis.getAsLong()))) * NODES + node;
    }

    /**
     * Takes a tick: the clock's if that is above the last one taken, else the one after the last.
     *
     * <p>The clock's is tried for until it is taken, or until another thread has taken it or a later one. The one after
     * the last is then taken by an increment, which no other thread can make fail. Either way the last tick is set in
     * one atomic step, to a greater one, and this call alone returns it: so none is given out twice, and each is
     * greater than all that were taken before.
     */
    private long tick(long now) {
        for (long before = last.get(); before < now; before = last.get()) {
            if (last.compareAndSet(before, now)) {
                return now;
            }
        }
        return last.incrementAndGet();
    }

    private long check(long tick) {
        if (tick > (LIMIT - 1 - node) / NODES) {
            throw new IllegalStateException("no nonce below 2^53 is left: the clock is past the year 2255");
        }
        return tick;
    }

    /** The node, by which a log can tell processes apart. */
    @Override
    public String toString() {
        return "ClockNonceSource[nonceNode=" + node + "]";
    }
}
