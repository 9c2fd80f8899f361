package io.github.cameltegro.notification;

import io.github.cameltegro.model.Notification;
import io.github.cameltegro.model.Order;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes notifications in: makes the checks in their order, and has what passes them all routed, once. */
final class NotificationDesk {

    private static final Logger LOG = LoggerFactory.getLogger(NotificationDesk.class);

    /** Routes a notification with the order that confirmed it, or null. */
    interface Route {

        /** @param ended told the outcome, if this returns {@link Outcome#STOPPED}: it is still in the route then */
        Outcome apply(Notification notification, Order order, Consumer<Outcome> ended);
    }

    private final String shopId;
    private final SignatureCheck signatureCheck;
    private final NotificationRules rules;
    private final PaymentFinder finder;
    private final Acknowledgement acknowledgement;
    private final LookUps lookUps;
    private final OutcomeLog log;
    private final Route route;

    /**
     * @param finder finds out which payment it is
     * @param lookUps how many notifications may ask Tegro for that at once
     */
    NotificationDesk(
            String shopId,
            SignatureCheck signatureCheck,
            NotificationRules rules,
            PaymentFinder finder,
            LookUps lookUps,
            Acknowledgement acknowledgement,
            OutcomeLog log,
            Route route) {
        this.shopId = shopId;
        this.signatureCheck = signatureCheck;
        this.rules = rules;
        this.finder = finder;
        this.lookUps = lookUps;
        this.acknowledgement = acknowledgement;
        this.log = log;
        this.route = route;
    }

    Acknowledgement acknowledgement() {
        return acknowledgement;
    }

    Outcome take(ReceivedFields received) {
        String missing = received.missing();
        if (missing != null) {
            return rejected(Outcome.INCOMPLETE, missing + " is missing or unreadable");
        }
        if (!shopId.equalsIgnoreCase(received.text("shop_id"))) {
            return rejected(Outcome.OTHER_SHOP, "shop_id is another shop's");
        }
        SignatureCheck.Result signature = signatureCheck.check(received);
        if (!signature.right()) {
            return rejected(Outcome.WRONG_SIGNATURE, "sign is wrong" + SignatureCheck.LIKELY_CAUSE);
        }
        if (signature.byPreviousKey()) {
            log.previousKeyUsed();
            LOG.warn(SignatureCheck.BY_PREVIOUS_KEY);
        }
        return new Verified(received, signature.withEmpty()).settle();
    }

    private Outcome rejected(Outcome outcome, String reason) {
        log.rejected(outcome, reason);
        return outcome;
    }

    /** A notification whose signature is right: that it was signed, not yet that anything was paid. */
    private final class Verified {

        private final ReceivedFields received;
        private final boolean withEmpty;
        private final boolean hasStatus;
        private final Integer status;

        Verified(ReceivedFields received, boolean withEmpty) {
            this.received = received;
            this.withEmpty = withEmpty;
            this.hasStatus = received.text("status") != null;
            this.status =
                    hasStatus ? Notification.parseNumber(received.text("status")) : NotificationRules.missingStatus();
        }

        Outcome settle() {
            String unreadable = received.notUnderstood();
            if (unreadable != null) {
                LOG.warn(
                        "A notification is rightly signed, but its {} can't be read; it is neither routed nor"
                                + " acknowledged",
                        unreadable);
                return decided(Outcome.NOT_UNDERSTOOD, null);
            }
            if (!rules.routes(status)) {
                return decided(Outcome.OTHER_STATUS, null);
            }
            Outcome withoutStatus = hasStatus ? null : missingStatus();
            if (withoutStatus != null) {
                return decided(withoutStatus, null);
            }
            Outcome test = rules.test(received.test());
            if (test != null) {
                return decided(test, null);
            }
            boolean ask = rules.confirmOrder() || !hasStatus && !rules.trustMissingStatus();
            NotifiedPayment payment = NotifiedPayment.of(shopId, received, status);
            if (!ask) {
                return settle(payment, marks -> finder.find(marks, payment, false, () -> enter(payment)));
            }
            // before the claim: what is turned away costs no more
            try (LookUps.Place place = enter(payment)) {
                return place.refused() != null
                        ? decided(place.refused(), null)
                        : settle(payment, marks -> finder.find(marks, payment, true, () -> place));
            }
        }

        private LookUps.Place enter(NotifiedPayment payment) {
            return lookUps.enter(payment.orderId(), received.onlyOfALink());
        }

        private Outcome settle(NotifiedPayment payment, AcknowledgementDecision.Decider decider) {
            return decided(acknowledgement.settle(payment.keys(), decider, this::route, this::decided));
        }

        /** The signature of a payer's own unpaid link covers all that a notification without status may be. */
        private Outcome missingStatus() {
            if (received.onlyOfALink() && (rules.trustMissingStatus() || !finder.canAsk())) {
                return Outcome.ONLY_A_LINK;
            }
            if (rules.trustMissingStatus() || finder.canAsk()) {
                return null;
            }
            LOG.warn("A notification has no status, so that its signature proves no payment, and there is no apiKey to"
                    + " ask Tegro with; set apiKey, or trustMissingStatus=true if your notifications never have one");
            return Outcome.NO_STATUS;
        }

        private Outcome route(AcknowledgementDecision decision, Consumer<Outcome> ended) {
            Order order = decision.order();
            boolean test = received.test() || order != null && order.isTest();
            return route.apply(
                    Notifications.of(
                            received, withEmpty, status, test, decision.keys().text()),
                    order,
                    ended);
        }

        private Outcome decided(AcknowledgementDecision decision) {
            return decided(decision.settled(), decision.keys());
        }

        private Outcome decided(Outcome outcome, AcknowledgementKeys keys) {
            log.decided(
                    outcome,
                    new OutcomeLog.Payment(
                            received.text("order_id"), keys == null ? "-" : keys.text(), received.amount(), status));
            return outcome;
        }
    }
}
