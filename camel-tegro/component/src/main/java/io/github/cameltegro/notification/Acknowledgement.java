package io.github.cameltegro.notification;

import io.github.cameltegro.TegroException;
import io.github.cameltegro.protocol.PaymentKey;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
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
    private final AtomicLong forgotten = new AtomicLong();

    /** What was routed and could not be marked: by its claim, the keys it was routed under. Not to be routed again. */
    private final Map<String, AcknowledgementKeys> doneUnmarked = new ConcurrentHashMap<>();

    Acknowledgement(IdempotentRepository marks, IdempotentRepository claims) {
        this.marks = marks;
        this.claims = claims;
        this.paid = new AcknowledgementMarks(marks);
    }

    /**
     * Settles one delivery of a payment whose key is certain.
     *
     * @param route routes the payment; only if it says {@link Outcome#ROUTED} the payment is marked as done
     */
    Outcome settle(PaymentKey key, BigDecimal amount, Supplier<Outcome> route) {
        AcknowledgementKeys keys = AcknowledgementKeys.of(key, List.of(amount));
        return settle(keys, marks -> marks.of(keys), decision -> route.get()).settled();
    }

    /**
     * Settles one delivery.
     *
     * @param keys the keys as far as they are known before the claim is held
     * @param decider decides whether, and under which keys, it is routed
     * @param route routes the payment; only if it says {@link Outcome#ROUTED} the payment is marked as done
     * @return what was decided, with what became of it
     */
    AcknowledgementDecision settle(
            AcknowledgementKeys keys,
            AcknowledgementDecision.Decider decider,
            Function<AcknowledgementDecision, Outcome> route) {
        AcknowledgementDecision decision = begin(keys, decider);
        if (decision.settled() != null) {
            return decision;
        }
        Outcome routed = Outcome.ERROR;
        try {
            routed = route.apply(decision);
        } finally {
            routed = end(decision.keys(), routed);
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
        try {
            if (!claims.add(keys.claim())) {
                return AcknowledgementDecision.settled(Outcome.BUSY, keys);
            }
        } catch (RuntimeException e) {
            LOG.warn("The claim of {} can't be had: {}", keys, e.toString());
            return AcknowledgementDecision.settled(Outcome.REPOSITORY, keys);
        }
        boolean routes = false;
        try {
            AcknowledgementDecision decision = decide(keys, decider);
            routes = decision.settled() == null;
            return decision;
        } finally {
            if (!routes) {
                release(keys);
            }
        }
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
        AcknowledgementKeys unmarked = doneUnmarked.get(keys.claim());
        if (unmarked != null && mark(unmarked) == Outcome.MARK_FAILED) {
            return AcknowledgementDecision.settled(Outcome.MARK_FAILED, unmarked);
        }
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

    /** Writes the marks; the one that decides comes last. */
    private Outcome mark(AcknowledgementKeys keys) {
        try {
            keys.amountMarks().forEach(paid::write);
            keys.otherMarks().forEach(paid::write);
            boolean first = paid.write(keys.mark());
            doneUnmarked.remove(keys.claim());
            return first ? Outcome.ROUTED : Outcome.ROUTED_TWICE;
        } catch (RuntimeException e) {
            doneUnmarked.put(keys.claim(), keys);
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
