package io.github.cameltegro.producer;

import io.github.cameltegro.TegroConstants;
import io.github.cameltegro.TegroHeaders;
import io.github.cameltegro.TegroOperation;
import java.util.Map;
import org.apache.camel.Message;

/**
 * Sets the headers to what was sent and what came back, and takes away those that tell of another order or payout: a
 * stale one must never be asked for, nor a stale status be believed.
 */
final class AnswerHeaders {

    private AnswerHeaders() {}

    /** Before the call, so that they are there too when its outcome is unknown. */
    static void sent(TegroOperation operation, String shopId, Map<String, Object> fields, Message message) {
        message.setHeader(TegroConstants.SHOP_ID, shopId);
        switch (operation) {
            case createOrder, paymentLink, paymentForm -> {
                set(message, TegroConstants.ORDER_ID, fields.get("order_id"));
                set(message, TegroConstants.AMOUNT, fields.get("amount"));
                set(message, TegroConstants.CURRENCY, fields.get("currency"));
                set(message, TegroConstants.ID, null);
                set(message, TegroConstants.STATUS, null);
                set(message, TegroConstants.TEST, null);
                set(message, TegroConstants.PAYMENT_URL, null);
            }
            case order -> {
                if (!isSameOrder(fields, message)) {
                    set(message, TegroConstants.CURRENCY, null);
                    set(message, TegroConstants.PAYMENT_URL, null);
                }
                set(message, TegroConstants.ORDER_ID, fields.get("payment_id"));
                set(message, TegroConstants.ID, fields.get("order_id"));
                set(message, TegroConstants.AMOUNT, null);
                set(message, TegroConstants.STATUS, null);
                set(message, TegroConstants.TEST, null);
            }
            case withdrawal -> {
                set(message, TegroConstants.PAYMENT_ID, fields.get("payment_id"));
                set(message, TegroConstants.WITHDRAWAL_ID, fields.get("order_id"));
                set(message, TegroConstants.STATUS, null);
            }
            case createWithdrawal, releaseWithdrawal -> {
                set(message, TegroConstants.PAYMENT_ID, fields.get("payment_id"));
                set(message, TegroConstants.WITHDRAWAL_ID, null);
                set(message, TegroConstants.AMOUNT, fields.get("amount"));
                set(message, TegroConstants.CURRENCY, fields.get("currency"));
                set(message, TegroConstants.ACCOUNT, fields.get("account"));
                set(message, TegroConstants.STATUS, null);
                set(message, TegroConstants.DUPLICATE, null);
            }
            default -> {
                // about no single order or payout
            }
        }
    }

    /** Of what was signed for the payer to follow: where it leads him, and whether for no money. */
    static void signed(String address, boolean test, Message message) {
        set(message, TegroConstants.PAYMENT_URL, address);
        set(message, TegroConstants.TEST, test ? Boolean.TRUE : null);
    }

    /** After the call. */
    static void got(Object answer, Message message) {
        TegroHeaders.set(answer, message);
    }

    /** Whether the order that is asked for is the one that the headers tell of. */
    private static boolean isSameOrder(Map<String, Object> fields, Message message) {
        Object merchants = fields.get("payment_id");
        return merchants != null
                ? merchants.equals(message.getHeader(TegroConstants.ORDER_ID, String.class))
                : fields.get("order_id").equals(message.getHeader(TegroConstants.ID, Long.class));
    }

    private static void set(Message message, String name, Object value) {
        if (value == null) {
            message.removeHeader(name);
        } else {
            message.setHeader(name, value);
        }
    }
}
