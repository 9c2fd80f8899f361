package io.github.cameltegro.notification;

import io.github.cameltegro.model.Notification;
import io.github.cameltegro.model.Order;
import io.github.cameltegro.protocol.PaymentKey;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes notifications in: makes the checks in their order, and has what passes them all routed, once. */
final class NotificationDesk {

    private static final Logger LOG = LoggerFactory.getLogger(NotificationDesk.class);

    /** Routes a notification with the order that confirmed it, or null. */
    interface Route {

        /** @param late told the outcome, if this returns {@link Outcome#STOPPED}: it is still in the route then */
        Outcome apply(Notification notification, Order order, Consumer<Outcome> late);
    }

    private final String shopId;
    private final SignatureCheck signatureCheck;
    private final NotificationRules rules;
    private final OrderConfirmation confirmation;
    private final Acknowledgement acknowledgement;
    private final OutcomeLog log;
    private final Route route;

    /**
     * @param confirmation asks Tegro; null without an API key
     */
    NotificationDesk(
            String shopId,
            SignatureCheck signatureCheck,
            NotificationRules rules,
            OrderConfirmation confirmation,
            Acknowledgement acknowledgement,
            OutcomeLog log,
            Route route) {
        this.shopId = shopId;
        this.signatureCheck = signatureCheck;
        this.rules = rules;
        this.confirmation = confirmation;
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
            return rejected(Outcome.WRONG_SIGNATURE, "sign is wrong");
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
            if (ask && received.date("date_created") == null) {
                // only the order's record can tell which payment this is; any other text would make a new one of it
                return askThenSettle();
            }
            PaymentKey key = key(dateCreated(), received.test());
            return decided(settle(key, late -> ask ? askThenRoute(key, late) : route(key, null, late)), key);
        }

        /** The signature of a payer's own unpaid link covers all that a notification without status may be. */
        private Outcome missingStatus() {
            if (received.onlyOfALink() && (rules.trustMissingStatus() || confirmation == null)) {
                return Outcome.ONLY_A_LINK;
            }
            if (rules.trustMissingStatus() || confirmation != null) {
                return null;
            }
            LOG.warn("A notification has no status, so that its signature proves no payment, and there is no apiKey to"
                    + " ask Tegro with; set apiKey, or trustMissingStatus=true if your notifications never have one");
            return Outcome.NO_STATUS;
        }

        private Outcome askThenSettle() {
            Order order = confirmation.confirm(received, status);
            if (order == null) {
                return decided(Outcome.NOT_CONFIRMED, null);
            }
            boolean isTest = received.test() || isTest(order);
            Outcome test = rules.test(isTest);
            PaymentKey key = key(
                    Optional.ofNullable(order.dateCreated())
                            .map(LocalDateTime::toString)
                            .orElse(null),
                    isTest);
            return decided(test != null ? test : settle(key, late -> route(key, order, late)), key);
        }

        /** What becomes of it after it was answered is decided and told like the rest. */
        private Outcome settle(PaymentKey key, Function<Consumer<Outcome>, Outcome> route) {
            return acknowledgement.settle(key, received.amount(), route, late -> decided(late, key));
        }

        private Outcome askThenRoute(PaymentKey key, Consumer<Outcome> late) {
            Order order = confirmation.confirm(received, status);
            if (order == null) {
                return Outcome.NOT_CONFIRMED;
            }
            Outcome test = rules.test(isTest(order));
            return test != null ? test : route(key, order, late);
        }

        private Outcome route(PaymentKey key, Order order, Consumer<Outcome> late) {
            return route.apply(notification(key, received.test() || order != null && isTest(order)), order, late);
        }

        private PaymentKey key(String dateCreated, boolean test) {
            return PaymentKey.of(shopId, received.bytes("order_id"), dateCreated, status, test);
        }

        /** The same text whether it comes from here or from the order's record. */
        private String dateCreated() {
            LocalDateTime date = received.date("date_created");
            return date == null ? received.text("date_created") : date.toString();
        }

        private Notification notification(PaymentKey key, boolean test) {
            return Notifications.of(received, withEmpty, status, test, key.text());
        }

        private Outcome decided(Outcome outcome, PaymentKey key) {
            log.decided(
                    outcome,
                    new OutcomeLog.Payment(
                            received.text("order_id"), key == null ? "-" : key.text(), received.amount(), status));
            return outcome;
        }
    }

    private static boolean isTest(Order order) {
        return Boolean.TRUE.equals(order.testOrder());
    }
}
