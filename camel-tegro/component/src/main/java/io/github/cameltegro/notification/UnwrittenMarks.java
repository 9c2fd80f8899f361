package io.github.cameltegro.notification;

import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this node routed and could not mark. It is not routed again here, and keeps its claim, so that it is not routed
 * elsewhere either, until the mark is written: that is tried at each delivery, and in between with growing pauses.
 */
final class UnwrittenMarks {

    private static final Logger LOG = LoggerFactory.getLogger(UnwrittenMarks.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final AcknowledgementMarks marks;
    private final AcknowledgementClaims claims;
    private final Supplier<ScheduledExecutorService> executor;
    private final Map<String, Unwritten> byClaim = new ConcurrentHashMap<>();
    /** In the order in which they are tried: one that failed waits behind all others. */
    private final Queue<Unwritten> due = new ConcurrentLinkedQueue<>();

    private final AtomicBoolean scheduled = new AtomicBoolean();
    private volatile Duration pause = FIRST_PAUSE;

    UnwrittenMarks(
            AcknowledgementMarks marks, AcknowledgementClaims claims, Supplier<ScheduledExecutorService> executor) {
        this.marks = marks;
        this.claims = claims;
        this.executor = executor;
    }

    private final class Unwritten {
        private final AcknowledgementKeys keys;
        private final Consumer<Outcome> late;
        private final Lock lock = new ReentrantLock();

        Unwritten(AcknowledgementKeys keys, Consumer<Outcome> late) {
            this.keys = keys;
            this.late = late;
        }

        boolean isWritten() {
            return byClaim.get(keys.claim()) != this;
        }

        /** One at a time: a second writer would take the first one's mark for somebody else's. */
        void write() {
            if (lock.tryLock()) {
                try {
                    if (!isWritten()) {
                        settle();
                    }
                } catch (RuntimeException | Error e) {
                    LOG.debug("The mark of {} can still not be written: {}", keys, e.toString());
                } finally {
                    lock.unlock();
                }
            }
        }

        private void settle() {
            boolean lost = claims.isLost(keys);
            // one that is there already is our own, of which only the confirmation was lost; unless the claim was lost,
            // too
            boolean first = marks.write(keys);
            byClaim.remove(keys.claim(), this);
            claims.release(keys);
            LOG.info("The mark of {} is written after all", keys);
            late.accept(first || !lost ? Outcome.ROUTED : Outcome.ROUTED_TWICE);
        }
    }

    void add(AcknowledgementKeys keys, Consumer<Outcome> late) {
        Unwritten unwritten = new Unwritten(keys, late);
        byClaim.put(keys.claim(), unwritten);
        due.add(unwritten);
        schedule();
    }

    /**
     * Tries the mark that is due under the same claim.
     *
     * @return the keys whose mark is still due, or null
     */
    AcknowledgementKeys retry(AcknowledgementKeys keys) {
        Unwritten unwritten = byClaim.get(keys.claim());
        if (unwritten != null) {
            unwritten.write();
        }
        return unwritten == null || unwritten.isWritten() ? null : unwritten.keys;
    }

    void resume() {
        if (!byClaim.isEmpty()) {
            schedule();
        }
    }

    private void schedule() {
        if (scheduled.compareAndSet(false, true)) {
            try {
                executor.get().schedule(this::retrySome, pause.toMillis(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                // it is being stopped, which tries once more by itself
                scheduled.set(false);
            }
        }
    }

    /** As long as it works: where the repository is away each try may take long. */
    private void retrySome() {
        scheduled.set(false);
        boolean any = false;
        for (Unwritten next = due.poll(); next != null; next = due.poll()) {
            next.write();
            if (!next.isWritten()) {
                due.add(next);
                pause = any ? FIRST_PAUSE : min(pause.multipliedBy(2), LONGEST_PAUSE);
                schedule();
                return;
            }
            any = true;
        }
        pause = FIRST_PAUSE;
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** @param stopped what is to be stopped, for the log */
    void retryAll(String stopped, Duration patience) {
        if (byClaim.isEmpty()) {
            return;
        }
        try {
            Future<?> tries = executor.get().submit(() -> byClaim.values().forEach(Unwritten::write));
            tries.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
            LOG.debug("Marks could not all be tried again", e);
        }
        byClaim.values()
                .forEach(unwritten -> LOG.error(
                        "{} was routed and its mark is still not written as {} stops: if this node ends before it is, a"
                                + " later delivery is routed again",
                        unwritten.keys,
                        stopped));
    }
}
