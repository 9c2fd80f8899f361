package io.github.cameltegro.notification;

import io.github.cameltegro.protocol.PaymentKey;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;

/**
 * The payment that a notification reports, as far as the notification itself identifies it.
 *
 * @param received the fields
 * @param status the status number, told or taken for granted
 * @param date the order's date, in whatever form it was told; null if it can't be read
 * @param key the key that follows
 * @param keys the same with the amount
 */
record NotifiedPayment(
        ReceivedFields received, int status, LocalDateTime date, PaymentKey key, AcknowledgementKeys keys) {

    static NotifiedPayment of(String shopId, ReceivedFields received, int status) {
        LocalDateTime date = received.dateCreated();
        PaymentKey key = PaymentKey.of(
                shopId, received.bytes("order_id"), date == null ? null : date.toString(), status, received.test());
        return new NotifiedPayment(
                received, status, date, key, AcknowledgementKeys.of(key, List.of(received.amount())));
    }

    String orderId() {
        return received.text("order_id");
    }

    BigDecimal amount() {
        return received.amount();
    }
}
