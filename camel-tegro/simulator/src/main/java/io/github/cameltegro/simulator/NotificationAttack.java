package io.github.cameltegro.simulator;

/**
 * Notifications that no merchant should take for a payment. Each method spoils the {@link NotificationBuilder} that it
 * came from and gives it back, so that {@code simulator.notification("A1").attack().forged().send()} sends it.
 */
public final class NotificationAttack {

    private static final String[] HEADER_SHAPED = {
        "CamelHttpUri",
        "CamelHttpMethod",
        "CamelHttpPath",
        "CamelHttpQuery",
        "CamelHttpResponseCode",
        "CamelTegroStatus",
        "CamelTegroAmount",
        "CamelFileName",
        "host",
        "Authorization",
        "Content-Length",
        "Content-Type",
        "Set-Cookie"
    };

    private final NotificationBuilder notification;
    private final SimulatedOrder order;

    NotificationAttack(NotificationBuilder notification, SimulatedOrder order) {
        this.notification = notification;
        this.order = order;
    }

    /** Signed with a secret that isn't the shop's. */
    public NotificationBuilder forged() {
        return notification.signedWith("whatever the attacker guessed");
    }

    /**
     * A payer's own unpaid link, posted as if it were a notification: its fields and its signature, which is right
     * (docs/protocol.md, What clients got wrong, 1).
     */
    public NotificationBuilder reflectedLink() {
        return notification.fieldSet(FieldSet.LINK);
    }

    /** A reflected link with {@code status=1} added; the signature doesn't cover it. */
    public NotificationBuilder reflectedLinkClaimingPaid() {
        return reflectedLink().fieldAfterSigning("status", "1");
    }

    /** About another shop, yet signed with this one's secret, so that only the shop id gives it away. */
    public NotificationBuilder otherShop() {
        String other = "0".repeat(order.shopId().length());
        return notification.field("shop_id", other).field("public_key", other);
    }

    /** Another amount than the signed one. */
    public NotificationBuilder changedAmount() {
        return notification.fieldAfterSigning(
                "amount", order.amount().add(order.amount()).toPlainString());
    }

    /** One of its fields once more, with the same value. */
    public NotificationBuilder repeatedField(String name) {
        String value = FieldSet.RECORDED.of(order).getOrDefault(name, "1");
        return notification.repeatedField(name, value);
    }

    /** Fields named like HTTP and Camel headers, which must stay without effect: signed, or slipped in after signing. */
    public NotificationBuilder headerShapedFields(boolean signed) {
        for (String name : HEADER_SHAPED) {
            String value = name.equals("CamelHttpUri") ? "http://attacker.example/" : "1";
            if (signed) {
                notification.field(name, value);
            } else {
                notification.fieldAfterSigning(name, value);
            }
        }
        return notification;
    }

    /** More than that many bytes in all, rightly signed. */
    public NotificationBuilder oversized(int bytes) {
        return notification.field("padding", "x".repeat(bytes));
    }
}
