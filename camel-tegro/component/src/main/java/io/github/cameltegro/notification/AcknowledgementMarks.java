package io.github.cameltegro.notification;

import io.github.cameltegro.protocol.PaymentKey;
import org.apache.camel.spi.IdempotentRepository;

/** The marks of payments: what they say of one, while its claim is held. */
public final class AcknowledgementMarks {

    private final IdempotentRepository marks;

    AcknowledgementMarks(IdempotentRepository marks) {
        this.marks = marks;
    }

    /** What the marks say of these very keys. */
    public AcknowledgementDecision of(AcknowledgementKeys keys) {
        return AcknowledgementDecision.settled(done(keys), keys);
    }

    /**
     * Whether it is marked as done.
     *
     * @return {@link Outcome#DUPLICATE} or {@link Outcome#AMOUNT_DIFFERS}, or null if it is not done
     */
    Outcome done(AcknowledgementKeys keys) {
        if (!contains(keys.mark())) {
            return null;
        }
        boolean sameAmount =
                keys.amountMarks().isEmpty() || keys.amountMarks().stream().anyMatch(this::contains);
        return sameAmount ? Outcome.DUPLICATE : Outcome.AMOUNT_DIFFERS;
    }

    /** Whether nothing says that the payment may be done under another key. */
    boolean isFirst(PaymentKey key) {
        return !contains(key.family()) || contains(key.again());
    }

    /**
     * Writes all marks of a payment; the one that decides comes last.
     *
     * @return whether it was not there before
     */
    boolean write(AcknowledgementKeys keys) {
        keys.amountMarks().forEach(this::write);
        keys.otherMarks().forEach(this::write);
        return write(keys.mark());
    }

    /**
     * Writes a mark.
     *
     * @return whether it was not there before
     */
    boolean write(String mark) {
        boolean first = marks.add(mark);
        marks.confirm(mark);
        return first;
    }

    boolean contains(String mark) {
        return marks.contains(mark);
    }
}
