package io.github.cameltegro.notification;

import io.github.cameltegro.model.Order;

/**
 * What is to become of a payment, decided while its claim is held.
 *
 * @param settled what became of it, or null if it is to be routed
 * @param keys the keys that it is, or was, done under; null if they are not known
 * @param order the order's record where Tegro was asked, or null
 */
public record AcknowledgementDecision(Outcome settled, AcknowledgementKeys keys, Order order) {

    /** It is to be routed. */
    static AcknowledgementDecision route(AcknowledgementKeys keys) {
        return settled(null, keys);
    }

    /** It is not. */
    static AcknowledgementDecision settled(Outcome outcome, AcknowledgementKeys keys) {
        return new AcknowledgementDecision(outcome, keys, null);
    }

    AcknowledgementDecision withOrder(Order asked) {
        return new AcknowledgementDecision(settled, keys, asked);
    }

    /** The same keys, and another outcome. */
    AcknowledgementDecision withOutcome(Outcome outcome) {
        return new AcknowledgementDecision(outcome, keys, order);
    }

    /** Decides, from the marks; what it finds out about a mark it may mark at once. */
    @FunctionalInterface
    public interface Decider {

        /**
         * @throws io.github.cameltegro.TegroException if Tegro has to be asked and can't be
         * @throws RuntimeException as the marks throw it
         */
        AcknowledgementDecision decide(AcknowledgementMarks marks);
    }
}
