package io.github.cameltegro.notification;

import io.github.cameltegro.protocol.PaymentKey;
import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.camel.spi.IdempotentRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claim, read the mark, route, mark, release: never acknowledged before it is done, never two at once where the claims
 * are shared, and whatever fails is done by a later delivery.
 */
final class Acknowledgement {

    private static final Logger LOG = LoggerFactory.getLogger(Acknowledgement.class);

    /** No payment's key is like this. */
    private static final String PROBE = "tegro-probe";

    private final IdempotentRepository marks;
    private final IdempotentRepository claims;

    /** What was routed and could not be marked: by its mark, the mark of its amount. It must not be routed again. */
    private final Map<String, String> doneUnmarked = new ConcurrentHashMap<>();

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
        try {
            if (!claims.add(key.claim())) {
                return Outcome.BUSY;
            }
        } catch (RuntimeException e) {
            LOG.warn("The claim of {} can't be had: {}", key, e.toString());
            return Outcome.REPOSITORY;
        }
        try {
            return settleClaimed(key, amount, route);
        } finally {
            release(key);
        }
    }

    /** What is promised of payments, in a line. */
    String guarantees() {
        return Guarantees.of(marks, claims);
    }

    /** Reads from both repositories, and throws what they throw. */
    void probe() {
        marks.contains(PROBE);
        claims.contains(PROBE);
    }

    private Outcome settleClaimed(PaymentKey key, BigDecimal amount, Supplier<Outcome> route) {
        String unmarkedAmount = doneUnmarked.get(key.mark());
        if (unmarkedAmount != null) {
            Outcome marked = mark(key, unmarkedAmount);
            return marked == Outcome.MARK_FAILED ? marked : done(unmarkedAmount.equals(key.mark(amount)));
        }
        try {
            if (marks.contains(key.mark())) {
                return done(marks.contains(key.mark(amount)));
            }
        } catch (RuntimeException e) {
            LOG.warn("The mark of {} can't be read: {}", key, e.toString());
            return Outcome.REPOSITORY;
        }
        Outcome outcome = route.get();
        if (outcome != Outcome.ROUTED) {
            return outcome;
        }
        warnIfClaimIsLost(key);
        return mark(key, key.mark(amount));
    }

    private static Outcome done(boolean withThisAmount) {
        return withThisAmount ? Outcome.DUPLICATE : Outcome.AMOUNT_DIFFERS;
    }

    /** Writes the marks; the one that decides comes last. */
    private Outcome mark(PaymentKey key, String amountMark) {
        try {
            marks.add(amountMark);
            marks.confirm(amountMark);
            boolean first = marks.add(key.mark());
            marks.confirm(key.mark());
            doneUnmarked.remove(key.mark());
            return first ? Outcome.ROUTED : Outcome.ROUTED_TWICE;
        } catch (RuntimeException e) {
            doneUnmarked.put(key.mark(), amountMark);
            LOG.error(
                    "{} was routed, but its mark can't be written; this node will only retry the mark: {}",
                    key,
                    e.toString());
            return Outcome.MARK_FAILED;
        }
    }

    /** It was routed all the same, so the mark is due; but another node may have begun to route it too. */
    private void warnIfClaimIsLost(PaymentKey key) {
        try {
            if (!claims.confirm(key.claim())) {
                LOG.error("The claim of {} was lost while it was routed: its lease is too short for the route", key);
            }
        } catch (RuntimeException e) {
            LOG.warn("Whether the claim of {} is still held can't be told: {}", key, e.toString());
        }
    }

    private void release(PaymentKey key) {
        try {
            claims.remove(key.claim());
        } catch (RuntimeException e) {
            LOG.warn("The claim of {} can't be released now: {}", key, e.toString());
        }
    }
}
