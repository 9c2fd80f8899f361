package io.github.cameltegro.notification;

import io.github.cameltegro.protocol.PaymentKey;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Function;
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

    private final UnwrittenMarks unwritten;

    /** @param retries runs the next tries of marks that could not be written */
    Acknowledgement(
            IdempotentRepository marks, IdempotentRepository claims, Supplier<ScheduledExecutorService> retries) {
        this.marks = marks;
        this.claims = claims;
        this.unwritten = new UnwrittenMarks(this, retries);
    }

    /**
     * Settles one delivery.
     *
     * @param route routes the payment; only if it says {@link Outcome#ROUTED} the payment is marked as done. If it says
     *     {@link Outcome#STOPPED} the payment may be in the route yet: its claim is kept until what is given to
     *     {@code route} is told the outcome
     * @param late told what became of it after this returned: once, if at all
     */
    Outcome settle(
            PaymentKey key, BigDecimal amount, Function<Consumer<Outcome>, Outcome> route, Consumer<Outcome> late) {
        AcknowledgementKeys keys = AcknowledgementKeys.of(key, List.of(amount));
        Outcome settled = begin(keys);
        if (settled != null) {
            return settled;
        }
        Outcome routed = Outcome.ERROR;
        try {
            routed = route.apply(outcome -> late.accept(end(keys, outcome, late)));
        } finally {
            settled = routed == Outcome.STOPPED ? routed : end(keys, routed, late);
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
        AcknowledgementKeys written = unwritten.retry(keys);
        if (written != null) {
            return unwritten.has(keys) ? Outcome.MARK_FAILED : done(keys, written.amountMarks()::contains);
        }
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

    /** The second half, for who need not know whether a mark is written after all. */
    public Outcome end(AcknowledgementKeys keys, Outcome routed) {
        return end(keys, routed, late -> {});
    }

    /**
     * The second half: marks what was routed, and releases the claim. If the mark can't be written the claim is kept and
     * the mark tried again, by itself and at each delivery, until it is written; so nobody routes it meanwhile, as long
     * as this node lives.
     *
     * @param routed only if it is {@link Outcome#ROUTED} it is marked as done
     * @param late told what became of it once its mark is written, if this returns {@link Outcome#MARK_FAILED}
     */
    public Outcome end(AcknowledgementKeys keys, Outcome routed, Consumer<Outcome> late) {
        Outcome settled = routed;
        try {
            if (routed == Outcome.ROUTED) {
                warnIfClaimIsLost(keys);
                settled = mark(keys, late);
            }
        } finally {
            if (settled != Outcome.MARK_FAILED) {
                release(keys);
            }
        }
        return settled;
    }

    /** Tries the marks again that could not be written, for a last time before something is stopped. */
    void writeMarks(String stopped, Duration patience) {
        unwritten.retryAll(stopped, patience);
    }

    /** Goes on trying, after a stop. */
    void resume() {
        unwritten.resume();
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

    private Outcome mark(AcknowledgementKeys keys, Consumer<Outcome> late) {
        try {
            return write(keys) ? Outcome.ROUTED : Outcome.ROUTED_TWICE;
        } catch (RuntimeException e) {
            LOG.error(
                    "{} was routed, but its mark can't be written; this node keeps its claim and retries the mark: {}",
                    keys,
                    e.toString());
            unwritten.add(keys, late);
            return Outcome.MARK_FAILED;
        }
    }

    /**
     * Writes the marks; the one that decides comes last.
     *
     * @return whether it was not there before
     */
    boolean write(AcknowledgementKeys keys) {
        for (String amountMark : keys.amountMarks()) {
            marks.add(amountMark);
            marks.confirm(amountMark);
        }
        boolean first = marks.add(keys.mark());
        marks.confirm(keys.mark());
        return first;
    }

    /** @return whether somebody else may have routed it; not as long as nobody can know better */
    boolean isClaimLost(AcknowledgementKeys keys) {
        try {
            return !claims.confirm(keys.claim());
        } catch (RuntimeException e) {
            LOG.debug("Whether the claim of {} is still held can't be told: {}", keys, e.toString());
            return false;
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

    void release(AcknowledgementKeys keys) {
        try {
            claims.remove(keys.claim());
        } catch (RuntimeException e) {
            LOG.warn("The claim of {} can't be released now: {}", keys, e.toString());
        }
    }
}
