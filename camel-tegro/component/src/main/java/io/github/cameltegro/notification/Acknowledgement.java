package io.github.cameltegro.notification;

import io.github.cameltegro.TegroException;
import io.github.cameltegro.protocol.PaymentKey;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
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
    private final AcknowledgementMarks paid;
    private final AcknowledgementClaims claimed;
    private final AtomicLong forgotten = new AtomicLong();

    private final UnwrittenMarks unwritten;

    /** @param retries runs the next tries of marks that could not be written */
    Acknowledgement(
            IdempotentRepository marks, IdempotentRepository claims, Supplier<ScheduledExecutorService> retries) {
        this.marks = marks;
        this.claims = claims;
        this.paid = new AcknowledgementMarks(marks);
        this.claimed = new AcknowledgementClaims(claims);
        this.unwritten = new UnwrittenMarks(paid, claimed, retries);
    }

    /** Routes what was decided to be routed. */
    interface Route {

        /**
         * @param ended to be told the outcome, once, if this returns {@link Outcome#STOPPED}: it is still in the route then
         * @return only if it is {@link Outcome#ROUTED} the payment is marked as done
         */
        Outcome route(AcknowledgementDecision decision, Consumer<Outcome> ended);
    }

    /**
     * Settles one delivery.
     *
     * @param keys the keys as far as they are known before the claim is held
     * @param decider decides whether, and under which keys, it is routed
     * @param late told what became of it after this returned: of a payment that was still in the route, or whose mark is
     *     written after all
     * @return what was decided, with what became of it. The claim of what is still in the route is kept until it has left
     */
    AcknowledgementDecision settle(
            AcknowledgementKeys keys,
            AcknowledgementDecision.Decider decider,
            Route route,
            Consumer<AcknowledgementDecision> late) {
        AcknowledgementDecision decision = begin(keys, decider);
        if (decision.settled() != null) {
            return decision;
        }
        Consumer<Outcome> told = outcome -> late.accept(decision.withOutcome(outcome));
        Outcome routed = Outcome.ERROR;
        try {
            routed = route.route(decision, outcome -> told.accept(end(decision.keys(), outcome, told)));
        } finally {
            if (routed != Outcome.STOPPED) {
                routed = end(decision.keys(), routed, told);
            }
        }
        return decision.withOutcome(routed);
    }

    /**
     * Whether it is marked as done.
     *
     * @return {@link Outcome#DUPLICATE} or {@link Outcome#AMOUNT_DIFFERS}, or null if it is not done
     * @throws RuntimeException as the repository throws it
     */
    public Outcome done(AcknowledgementKeys keys) {
        return paid.done(keys);
    }

    /**
     * The first half: claims, and decides while the claim is held.
     *
     * @param keys the keys as far as they are known before that
     * @return what was decided; if it is to be routed now, {@link #end} must follow, on whatever thread, with its keys
     */
    public AcknowledgementDecision begin(AcknowledgementKeys keys, AcknowledgementDecision.Decider decider) {
        AcknowledgementKeys unmarked = unwritten.retry(keys);
        if (unmarked != null) {
            return AcknowledgementDecision.settled(Outcome.MARK_FAILED, unmarked);
        }
        Outcome hindered = claimed.take(keys);
        if (hindered != null) {
            return AcknowledgementDecision.settled(hindered, keys);
        }
        boolean routes = false;
        try {
            AcknowledgementDecision decision = decide(keys, decider);
            routes = decision.settled() == null;
            return decision;
        } finally {
            if (!routes) {
                claimed.release(keys);
            }
        }
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
                claimed.warnIfLost(keys);
                settled = mark(keys, late);
            }
        } finally {
            if (settled != Outcome.MARK_FAILED) {
                claimed.release(keys);
            }
        }
        return settled;
    }

    /** Tries once more to write the marks that are missing, before something stops. */
    void writeMarks(String stopped, Duration patience) {
        unwritten.retryAll(stopped, patience);
    }

    /** Goes on trying, after a stop. */
    void resume() {
        unwritten.resume();
    }

    /**
     * Forgets that a payment is done, so that its next delivery is routed: the gateway's, or that of reconciliation.
     *
     * @param key the payment's key as audit lines and ledgers show it
     * @return whether it was done
     * @throws IllegalArgumentException if the text is not a payment's key
     * @throws RuntimeException as the repository throws it
     */
    public boolean forget(String key) {
        String mark = PaymentKey.markOf(key);
        if (mark == null) {
            throw new IllegalArgumentException(
                    "Not the key of a payment; take the one that the audit line shows, tegro-payment- and 64 digits");
        }
        if (!marks.contains(mark)) {
            return false;
        }
        paid.write(PaymentKey.againOf(key));
        marks.remove(mark);
        forgotten.incrementAndGet();
        return true;
    }

    /** How many payments were forgotten; who remembers what is done has to look again when this changes. */
    public long forgotten() {
        return forgotten.get();
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

    private AcknowledgementDecision decide(AcknowledgementKeys keys, AcknowledgementDecision.Decider decider) {
        try {
            return decider.decide(paid);
        } catch (TegroException e) {
            LOG.warn("{} is left for later, because Tegro could not be asked: {}", keys, e.getMessage());
            return AcknowledgementDecision.settled(Outcome.NOT_CONFIRMED, keys);
        } catch (RuntimeException e) {
            LOG.warn("The marks of {} can't be read or written: {}", keys, e.toString());
            return AcknowledgementDecision.settled(Outcome.REPOSITORY, keys);
        }
    }

    private Outcome mark(AcknowledgementKeys keys, Consumer<Outcome> late) {
        try {
            return paid.write(keys) ? Outcome.ROUTED : Outcome.ROUTED_TWICE;
        } catch (RuntimeException e) {
            LOG.error(
                    "{} was routed, but its mark can't be written; this node keeps its claim and retries the mark: {}",
                    keys,
                    e.toString());
            unwritten.add(keys, late);
            return Outcome.MARK_FAILED;
        }
    }
}
