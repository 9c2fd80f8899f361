package io.github.cameltegro.producer.payout;

import io.github.cameltegro.PayoutOptions;
import java.time.Duration;
import java.util.OptionalInt;
import org.apache.camel.spi.IdempotentRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records in one of Camel's repositories, whose {@code add} must tell the first of many callers from all others.
 *
 * <p>Nothing is ever removed. An attempt belongs to the caller whose add of its first key surely succeeded, and nobody
 * else takes it back; a key that arrives late, when the attempt was released and the next one begun, changes nothing.
 */
final class RepositoryRecords implements PayoutRecords {

    private static final Logger LOG = LoggerFactory.getLogger(RepositoryRecords.class);

    private final IdempotentRepository repository;
    private final RecordThreads threads;
    private final Duration limit;
    private final Duration sendsWithin;

    RepositoryRecords(IdempotentRepository repository, RecordThreads threads, PayoutOptions options) {
        this.repository = repository;
        this.threads = threads;
        this.limit = options.getRecordTimeout();
        this.sendsWithin = sendsWithin(options);
    }

    /** How long after it was begun a payout may still be sent: once to write its record, and once to read it again. */
    static Duration sendsWithin(PayoutOptions options) {
        return options.getRecordTimeout().multipliedBy(2);
    }

    @Override
    public Attempt take(RecordKeys keys) throws RecordException {
        long nanos = System.nanoTime();
        return threads.call(limit, () -> begin(keys, nanos), late -> undo(keys, late));
    }

    @Override
    public void confirm(RecordKeys keys, Attempt taken) throws RecordException {
        String doubt = threads.call(limit, () -> doubt(keys, taken.number()), late -> {});
        Duration since = Duration.ofNanos(System.nanoTime() - taken.nanos());
        if (doubt != null) {
            throw new RecordException(doubt, null);
        }
        if (since.compareTo(sendsWithin) > 0) {
            throw new RecordException(
                    "it was held up for " + since.toMillis() + " ms, longer than 2 x recordTimeout", null);
        }
    }

    @Override
    public Standing standing(RecordKeys keys, Attempt met) throws RecordException {
        return threads.call(limit, () -> read(keys, met.number()), late -> {});
    }

    @Override
    public OptionalInt current(RecordKeys keys) throws RecordException {
        return threads.call(
                limit,
                () -> {
                    int open = isReleased(keys, 1) ? firstOpen(keys, 1) : 1;
                    return repository.contains(keys.payout(open)) ? OptionalInt.of(open) : OptionalInt.empty();
                },
                late -> {});
    }

    @Override
    public boolean release(RecordKeys keys, int attempt) throws RecordException {
        return threads.call(limit, () -> add(keys.released(attempt)), late -> {});
    }

    private Attempt begin(RecordKeys keys, long nanos) {
        int number = 1;
        while (!add(keys.payout(number))) {
            if (!isReleased(keys, number)) {
                return new Attempt(number, read(keys, number), nanos);
            }
            number = firstOpen(keys, number);
        }
        try {
            repository.add(keys.content(number));
            repository.add(keys.complete(number));
        } catch (RuntimeException e) {
            try {
                add(keys.released(number));
            } catch (RuntimeException again) {
                e.addSuppressed(again);
            }
            throw e;
        }
        return new Attempt(number, Standing.TAKEN, nanos);
    }

    /** The first attempt behind a released one that is not released; in doubled steps, for there may be thousands. */
    private int firstOpen(RecordKeys keys, int released) {
        int low = released;
        int step = 1;
        while (isReleased(keys, low + step)) {
            low += step;
            step *= 2;
        }
        int high = low + step;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (isReleased(keys, middle)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private boolean isReleased(RecordKeys keys, int attempt) {
        return repository.contains(keys.released(attempt));
    }

    /** An add that throws may have met another node's, which shows as a duplicate key, or the repository is away. */
    private boolean add(String key) {
        try {
            return repository.add(key);
        } catch (RuntimeException e) {
            if (isThere(key, e)) {
                return false;
            }
            throw e;
        }
    }

    private boolean isThere(String key, RuntimeException e) {
        try {
            return repository.contains(key);
        } catch (RuntimeException again) {
            e.addSuppressed(again);
            return false;
        }
    }

    /** Whether it is complete is read first: if it is, its content has been there since. */
    private Standing read(RecordKeys keys, int attempt) {
        boolean complete = repository.contains(keys.complete(attempt));
        if (repository.contains(keys.content(attempt))) {
            return Standing.SAME;
        }
        return complete ? Standing.OTHER : Standing.UNFINISHED;
    }

    /** What speaks against sending an attempt; null if nothing does. */
    private String doubt(RecordKeys keys, int attempt) {
        if (!repository.contains(keys.payout(attempt))
                || !repository.contains(keys.content(attempt))
                || !repository.contains(keys.complete(attempt))) {
            return "the repository does not have what was written to it";
        }
        return isReleased(keys, attempt) ? "its record was released meanwhile" : null;
    }

    /** The record was written too late for its payout to be sent. */
    private void undo(RecordKeys keys, Attempt late) {
        if (late.standing() == Standing.TAKEN) {
            try {
                add(keys.released(late.number()));
            } catch (RuntimeException e) {
                LOG.error(
                        "A payout was not sent, but its record {} can't be taken back", keys.payout(late.number()), e);
            }
        }
    }
}
