package io.github.cameltegro.notification;

import io.github.cameltegro.protocol.PaymentKey;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.camel.spi.IdempotentRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claim, read the mark, route, mark, release: never acknowledged before it is done, never two at once where the claims
 * are shared, and whatever fails is done by a later delivery.
 */
public final class Acknowledgement {

    private static final Logger LOG = LoggerFactory.getLogger(Acknowledgement.class);

    /** No payment's key is like this. */
    private static final String PROBE = "tegro-probe";

    private final IdempotentRepository marks;
    private final IdempotentRepository claims;

    /** What was routed and could not be marked: by its mark, the keys it was routed under. Not to be routed again. */
    private final Map<String, AcknowledgementKeys> doneUnmarked = new ConcurrentHashMap<>();

    Acknowledgement(IdempotentRepository marks, IdempotentRepository claims) {
        this.marks = marks;
        this.claims = claims;
    }

    /**
     * Settles one delivery.
     *
     * @param route routes the payment; only if it says {@link Outcome#ROUTED} the payment is marked as done
     */
    Outcome settle(PaymentKey key, BigDecimal amount, Supplier<Outcome> route) {
        AcknowledgementKeys keys = AcknowledgementKeys.of(key, List.of(amount));
        Outcome settled = begin(keys);
        if (settled != null) {
            return settled;
        }
        Outcome routed = Outcome.ERROR;
        try {
            routed = route.get();
        } finally {
            settled = end(keys, routed);
        }
        return settled;
    }

    /**
     * Whether it is marked as done.
     *
     * @return {@link Outcome#DUPLICATE} or {@link Outcome#AMOUNT_DIFFERS}, or null if it is not done
     * @throws RuntimeException as the repository throws it
     */
    public Outcome done(AcknowledgementKeys keys) {
        return marks.contains(keys.mark()) ? done(keys, marks::contains) : null;
    }

    /**
     * The first half: claims, and reads the mark while the claim is held.
     *
     * @return null if it is to be routed now, and {@link #end} must follow, on whatever thread; else what became of it
     */
    public Outcome begin(AcknowledgementKeys keys) {
        try {
            if (!claims.add(keys.claim())) {
                return Outcome.BUSY;
            }
        } catch (RuntimeException e) {
            LOG.warn("The claim of {} can't be had: {}", keys, e.toString());
            return Outcome.REPOSITORY;
        }
        Outcome settled = Outcome.ERROR;
        try {
            settled = settledBefore(keys);
        } finally {
            if (settled != null) {
                release(keys);
            }
        }
        return settled;
    }

    /**
     * The second half: marks what was routed, and releases the claim in any case.
     *
     * @param routed only if it is {@link Outcome#ROUTED} it is marked as done
     */
    public Outcome end(AcknowledgementKeys keys, Outcome routed) {
        try {
            if (routed != Outcome.ROUTED) {
                return routed;
            }
            warnIfClaimIsLost(keys);
            return mark(keys);
        } finally {
            release(keys);
        }
    }

    /** What is promised of payments, in a line. */
    public String guarantees() {
        return Guarantees.of(marks, claims);
    }

    /** Reads from both repositories, and throws what they throw. */
    void probe() {
        marks.contains(PROBE);
        claims.contains(PROBE);
    }

    private Outcome settledBefore(AcknowledgementKeys keys) {
        AcknowledgementKeys unmarked = doneUnmarked.get(keys.mark());
        if (unmarked != null) {
            Outcome marked = mark(unmarked);
            return marked == Outcome.MARK_FAILED ? marked : done(keys, unmarked.amountMarks()::contains);
        }
        try {
            return done(keys);
        } catch (RuntimeException e) {
            LOG.warn("The mark of {} can't be read: {}", keys, e.toString());
            return Outcome.REPOSITORY;
        }
    }

    /**
     * @param wasMarked whether it was done with the amount of this mark
     */
    private static Outcome done(AcknowledgementKeys keys, Predicate<String> wasMarked) {
        boolean sameAmount =
                keys.amountMarks().isEmpty() || keys.amountMarks().stream().anyMatch(wasMarked);
        return sameAmount ? Outcome.DUPLICATE : Outcome.AMOUNT_DIFFERS;
    }

    /** Writes the marks; the one that decides comes last. */
    private Outcome mark(AcknowledgementKeys keys) {
        try {
            for (String amountMark : keys.amountMarks()) {
                marks.add(amountMark);
                marks.confirm(amountMark);
            }
            boolean first = marks.add(keys.mark());
            marks.confirm(keys.mark());
            doneUnmarked.remove(keys.mark());
            return first ? Outcome.ROUTED : Outcome.ROUTED_TWICE;
        } catch (RuntimeException e) {
            doneUnmarked.put(keys.mark(), keys);
            LOG.error(
                    "{} was routed, but its mark can't be written; this node will only retry the mark: {}",
                    keys,
                    e.toString());
            return Outcome.MARK_FAILED;
        }
    }

    /** It was routed all the same, so the mark is due; but another node may have begun to route it too. */
    private void warnIfClaimIsLost(AcknowledgementKeys keys) {
        try {
            if (!claims.confirm(keys.claim())) {
                LOG.error("The claim of {} was lost while it was routed: its lease is too short for the route", keys);
            }
        } catch (RuntimeException e) {
            LOG.warn("Whether the claim of {} is still held can't be told: {}", keys, e.toString());
        }
    }

    private void release(AcknowledgementKeys keys) {
        try {
            claims.remove(keys.claim());
        } catch (RuntimeException e) {
            LOG.warn("The claim of {} can't be released now: {}", keys, e.toString());
        }
    }
}
