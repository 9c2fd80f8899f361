package io.github.cameltegro;

import io.github.cameltegro.model.CreatedOrder;
import io.github.cameltegro.model.Order;
import io.github.cameltegro.model.Withdrawal;
import org.apache.camel.Message;

/** The headers that an answer of Tegro brings, whether it was asked for by a call or by polling. */
public final class TegroHeaders {

    private TegroHeaders() {}

    /** Sets what the answer tells of one order or payout, and nothing where it tells nothing. */
    public static void set(Object answer, Message message) {
        if (answer instanceof CreatedOrder created) {
            setIfKnown(message, TegroConstants.ID, created.id());
            setIfKnown(message, TegroConstants.PAYMENT_URL, created.url());
        } else if (answer instanceof Order order) {
            setIfKnown(message, TegroConstants.ID, order.id());
            setIfKnown(message, TegroConstants.ORDER_ID, order.paymentId());
            setIfKnown(message, TegroConstants.AMOUNT, order.amount());
            setIfKnown(message, TegroConstants.STATUS, order.status());
            setIfKnown(message, TegroConstants.TEST, order.testOrder());
        } else if (answer instanceof Withdrawal withdrawal) {
            setIfKnown(message, TegroConstants.WITHDRAWAL_ID, withdrawal.id());
            setIfKnown(message, TegroConstants.PAYMENT_ID, withdrawal.paymentId());
            setIfKnown(message, TegroConstants.STATUS, withdrawal.status());
        }
    }

    private static void setIfKnown(Message message, String name, Object value) {
        if (value != null) {
            message.setHeader(name, value);
        }
    }
}
