package io.github.cameltegro.notification;

import io.github.cameltegro.model.Notification;
import io.github.cameltegro.model.Order;
import io.github.cameltegro.protocol.PaymentKey;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes notifications in: makes the checks in their order, and has what passes them all routed, once. */
final class NotificationDesk {

    private static final Logger LOG = LoggerFactory.getLogger(NotificationDesk.class);

    private final String shopId;
    private final SignatureCheck signatureCheck;
    private final NotificationRules rules;
    private final OrderConfirmation confirmation;
    private final Acknowledgement acknowledgement;
    private final LookUps lookUps = new LookUps();
    private final OutcomeLog log;
    private final BiFunction<Notification, Order, Outcome> route;

    /**
     * @param confirmation asks Tegro; null without an API key
     * @param route routes a notification with the order that confirmed it, or null
     */
    NotificationDesk(
            String shopId,
            SignatureCheck signatureCheck,
            NotificationRules rules,
            OrderConfirmation confirmation,
            Acknowledgement acknowledgement,
            OutcomeLog log,
            BiFunction<Notification, Order, Outcome> route) {
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
            return ask
                    ? lookUps.make(
                            received.text("order_id"),
                            received.onlyOfALink(),
                            () -> settle(true),
                            noRoom -> decided(noRoom, null))
                    : settle(false);
        }

        private Outcome settle(boolean ask) {
            if (ask && received.date("date_created") == null) {
                // only the order's record can tell which payment this is; any other text would make a new one of it
                return askThenSettle();
            }
            PaymentKey key = key(dateCreated(), received.test());
            return decided(
                    acknowledgement.settle(key, received.amount(), () -> ask ? askThenRoute(key) : route(key, null)),
                    key);
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
            return decided(
                    test != null ? test : acknowledgement.settle(key, received.amount(), () -> route(key, order)), key);
        }

        private Outcome askThenRoute(PaymentKey key) {
            Order order = confirmation.confirm(received, status);
            if (order == null) {
                return Outcome.NOT_CONFIRMED;
            }
            Outcome test = rules.test(isTest(order));
            return test != null ? test : route(key, order);
        }

        private Outcome route(PaymentKey key, Order order) {
            return route.apply(notification(key, received.test() || order != null && isTest(order)), order);
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
