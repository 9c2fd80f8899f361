package io.github.cameltegro.producer.payout;

import java.time.Duration;
import org.apache.camel.spi.IdempotentRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records in one of Camel's repositories, whose {@code add} must tell the first of many callers from all others.
 *
 * <p>The key of the payout is the lock around its other two: it is written first and taken away last, so that nobody
 * writes while another's are being taken away.
 */
final class RepositoryRecords implements PayoutRecords {

    private static final Logger LOG = LoggerFactory.getLogger(RepositoryRecords.class);

    private final IdempotentRepository repository;
    private final RecordThreads threads;
    private final Duration limit;

    RepositoryRecords(IdempotentRepository repository, RecordThreads threads, Duration limit) {
        this.repository = repository;
        this.threads = threads;
        this.limit = limit;
    }

    @Override
    public Standing take(RecordKeys keys) throws RecordException {
        return threads.call(limit, () -> write(keys), late -> undo(keys, late));
    }

    @Override
    public Standing standing(RecordKeys keys) throws RecordException {
        return threads.call(limit, () -> read(keys), late -> {});
    }

    @Override
    public boolean holds(RecordKeys keys) throws RecordException {
        return threads.call(limit, () -> repository.contains(keys.payout()), late -> {});
    }

    @Override
    public boolean remove(RecordKeys keys) throws RecordException {
        return threads.call(limit, () -> erase(keys), late -> {});
    }

    private Standing write(RecordKeys keys) {
        if (!add(keys.payout())) {
            return read(keys);
        }
        try {
            repository.add(keys.content());
            repository.add(keys.complete());
            if (repository.contains(keys.payout())
                    && repository.contains(keys.content())
                    && repository.contains(keys.complete())) {
                return Standing.TAKEN;
            }
            throw new IllegalStateException("the repository does not have what was written to it");
        } catch (RuntimeException e) {
            try {
                erase(keys);
            } catch (RuntimeException again) {
                e.addSuppressed(again);
            }
            throw e;
        }
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
    private Standing read(RecordKeys keys) {
        boolean complete = repository.contains(keys.complete());
        if (repository.contains(keys.content())) {
            return Standing.SAME;
        }
        return complete ? Standing.OTHER : Standing.UNFINISHED;
    }

    private boolean erase(RecordKeys keys) {
        repository.remove(keys.complete());
        if (keys.content() != null) {
            repository.remove(keys.content());
        }
        return repository.remove(keys.payout());
    }

    /** The record was written too late for its payout to be sent. */
    private void undo(RecordKeys keys, Standing late) {
        if (late == Standing.TAKEN) {
            try {
                erase(keys);
            } catch (RuntimeException e) {
                LOG.error("A payout was not sent, but its record {} can't be taken back", keys.payout(), e);
            }
        }
    }
}
