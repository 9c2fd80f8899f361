package io.github.cameltegro.notification;

import io.github.cameltegro.TegroConstants;
import io.github.cameltegro.model.Notification;
import io.github.cameltegro.model.Order;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes the typed notification, and the headers that go with it. */
final class Notifications {

    private Notifications() {}

    static Notification of(ReceivedFields received, boolean withEmpty, Integer status, boolean test, String key) {
        return new Notification(
                received.text("shop_id"),
                received.text("order_id"),
                received.amount(),
                received.text("currency"),
                status,
                test,
                received.fee(),
                received.date("date_created"),
                received.date("date_payed"),
                key,
                received.texts(withEmpty));
    }

    /**
     * The headers of a notification.
     *
     * @param order the order's record where it was asked for, or null
     */
    static Map<String, Object> headers(Notification notification, Order order) {
        Map<String, Object> headers = new LinkedHashMap<>();
        headers.put(TegroConstants.SHOP_ID, notification.shopId());
        headers.put(TegroConstants.ORDER_ID, notification.orderId());
        headers.put(TegroConstants.ID, order == null ? null : order.id());
        headers.put(TegroConstants.AMOUNT, notification.amount());
        headers.put(TegroConstants.CURRENCY, notification.currency());
        headers.put(TegroConstants.PAYMENT_SYSTEM, notification.paymentSystem());
        headers.put(TegroConstants.STATUS, notification.status());
        headers.put(TegroConstants.TEST, notification.test());
        headers.put(TegroConstants.NOTIFICATION_KEY, notification.key());
        headers.values().removeIf(value -> value == null);
        return headers;
    }
}
