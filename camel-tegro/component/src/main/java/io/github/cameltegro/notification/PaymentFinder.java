package io.github.cameltegro.notification;

import io.github.cameltegro.model.Order;
import io.github.cameltegro.protocol.PaymentKey;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out which payment a notification tells of, and whether it is done. One with a date as Tegro writes it, under an
 * id that nothing was done under, is new: that is nearly all of them, and Tegro isn't asked. Any other may be a payment
 * that was told differently before.
 */
final class PaymentFinder {

    private static final Logger LOG = LoggerFactory.getLogger(PaymentFinder.class);

    private static final int IDS_REMEMBERED = 20_000;

    private final NotificationRules rules;
    private final OrderConfirmation confirmation;
    private final AcknowledgementSearch search;

    /** The notifications' own {@code id}, of what was routed lately: of two orders of one second it is all that differs. */
    private final MemoryRepository ids = MemoryRepository.bounded(IDS_REMEMBERED);

    /**
     * @param confirmation asks Tegro; null without an API key
     */
    PaymentFinder(String shopId, NotificationRules rules, OrderConfirmation confirmation) {
        this.rules = rules;
        this.confirmation = confirmation;
        this.search = new AcknowledgementSearch(shopId);
    }

    /** Whether Tegro can be asked. */
    boolean canAsk() {
        return confirmation != null;
    }

    /**
     * Decides about a notification.
     *
     * @param ask whether Tegro must say the same before it is routed
     * @param lookUp gives a place for the asking, which is left as soon as Tegro has answered
     * @throws io.github.cameltegro.TegroException if Tegro has to be asked and can't be
     */
    AcknowledgementDecision find(
            AcknowledgementMarks marks, NotifiedPayment payment, boolean ask, Supplier<LookUps.Place> lookUp) {
        if (confirmation == null || payment.received().isDateDecisive()) {
            Outcome done = marks.done(payment.keys());
            if (done == Outcome.DUPLICATE && !mayBeAnother(payment)
                    || done == Outcome.AMOUNT_DIFFERS && confirmation == null) {
                return AcknowledgementDecision.settled(done, payment.keys());
            }
            if (done == null && !ask && marks.isFirst(payment.key())) {
                remember(payment);
                return AcknowledgementDecision.route(payment.keys());
            }
        }
        return confirmation == null ? unasked(marks, payment) : asked(marks, payment, lookUp);
    }

    private void remember(NotifiedPayment payment) {
        if (confirmation != null && payment.received().text("id") != null) {
            ids.add(payment.key().mark());
            ids.add(payment.key().mark() + payment.received().text("id"));
        }
    }

    private boolean mayBeAnother(NotifiedPayment payment) {
        String mark = payment.key().mark();
        String id = payment.received().text("id");
        return confirmation != null && id != null && ids.contains(mark) && !ids.contains(mark + id);
    }

    /** Something was done under this id. Is it this payment, told differently? */
    private static AcknowledgementDecision unasked(AcknowledgementMarks marks, NotifiedPayment payment) {
        PaymentKey key = payment.key();
        List<PaymentKey> elsewhere = AcknowledgementSearch.elsewhere(marks, key, payment.date());
        PaymentKey otherFlag = key.asTest(!payment.received().test());
        if (elsewhere.contains(otherFlag)) {
            Outcome done = isSameAmount(marks, otherFlag, payment) ? Outcome.DUPLICATE : Outcome.AMOUNT_DIFFERS;
            return AcknowledgementDecision.settled(done, payment.keys());
        }
        List<PaymentKey> candidates = elsewhere.stream()
                .filter(other -> isSameAmount(marks, other, payment))
                .toList();
        if (payment.date() != null && candidates.isEmpty()) {
            return AcknowledgementDecision.route(payment.keys());
        }
        if (marks.contains(key.recorded(payment.amount()))) {
            // reconciliation did it, and reconciliation would do another one
            return AcknowledgementDecision.settled(Outcome.DUPLICATE, payment.keys());
        }
        if (payment.received().isDateAsTegroWritesIt() && !candidates.contains(key.at(null))) {
            // two notifications that write the date in the same way are two payments if the dates differ
            return AcknowledgementDecision.route(payment.keys());
        }
        LOG.warn("A notification may tell of a payment that is done already, and there is no apiKey to ask Tegro with;"
                + " set apiKey, or let reconciliation (tegro:orders?paidOnly=true) deliver it");
        return AcknowledgementDecision.settled(Outcome.UNDECIDED, payment.keys());
    }

    private static boolean isSameAmount(AcknowledgementMarks marks, PaymentKey key, NotifiedPayment payment) {
        return marks.contains(key.mark(payment.amount()));
    }

    private AcknowledgementDecision asked(
            AcknowledgementMarks marks, NotifiedPayment payment, Supplier<LookUps.Place> lookUp) {
        try (LookUps.Place place = lookUp.get()) {
            return place.refused() != null
                    ? AcknowledgementDecision.settled(place.refused(), payment.keys())
                    : asked(marks, payment);
        }
    }

    private AcknowledgementDecision asked(AcknowledgementMarks marks, NotifiedPayment payment) {
        OrderConfirmation.Answers tegro = confirmation.ask(payment);
        if (marks.isFirst(payment.key()) && tegro.namedConfirms()) {
            return ofRecord(marks, payment, tegro.named(), List.of());
        }
        AcknowledgementDecision decision = null;
        for (Order order : tegro.confirming()) {
            AcknowledgementDecision next = ofRecord(marks, payment, order, tegro.all());
            if (next.settled() == null) {
                return next;
            }
            decision = decision == null || next.settled() == Outcome.DUPLICATE ? next : decision;
        }
        if (decision != null && tegro.isCertain()) {
            return decision;
        }
        Order other = tegro.onlyOtherAmount();
        if (other != null && ofRecord(marks, payment, other, tegro.all()).settled() == Outcome.DUPLICATE) {
            return AcknowledgementDecision.settled(Outcome.AMOUNT_DIFFERS, payment.keys());
        }
        tegro.warn();
        return AcknowledgementDecision.settled(Outcome.NOT_CONFIRMED, payment.keys());
    }

    private AcknowledgementDecision ofRecord(
            AcknowledgementMarks marks, NotifiedPayment payment, Order order, List<Order> all) {
        Outcome test = rules.test(payment.received().test() || order.isTest());
        if (test != null) {
            return AcknowledgementDecision.settled(test, payment.keys());
        }
        String mark = search.key(order, payment.status()).mark();
        boolean shared = all.stream()
                        .filter(each ->
                                search.key(each, payment.status()).mark().equals(mark))
                        .count()
                > 1;
        return search.ofRecord(marks, order, payment.status(), shared, () -> all)
                .withOrder(order);
    }
}
