package io.github.cameltegro.polling;

import io.github.cameltegro.model.Order;
import io.github.cameltegro.model.TegroDates;
import io.github.cameltegro.model.Withdrawal;
import java.time.LocalDateTime;
import java.util.Map;

/**
 * An order or payout as a poll saw it.
 *
 * @param typed the {@link Order} or {@link Withdrawal}
 * @param body it in the form that was asked for
 * @param number Tegro's own number, or null
 * @param merchantId the merchant's id, or null
 * @param status the status number, or null
 * @param created when it was created, in a time zone that Tegro does not tell, or null
 */
record Polled(Object typed, Object body, Long number, String merchantId, Integer status, LocalDateTime created) {

    /**
     * Reads one.
     *
     * @return null if it is no order or payout that can be read
     */
    static Polled of(Object typed, Object body) {
        if (typed instanceof Order order) {
            return new Polled(order, body, order.id(), order.paymentId(), order.status(), order.dateCreated());
        }
        if (typed instanceof Withdrawal withdrawal) {
            Object date = withdrawal.fields().get("date_created");
            return new Polled(
                    withdrawal,
                    body,
                    withdrawal.id(),
                    withdrawal.paymentId(),
                    withdrawal.status(),
                    date instanceof String text ? TegroDates.parse(text) : null);
        }
        return null;
    }

    /** Which order or payout it is: Tegro's number; without one the merchant's id and the date; else all there is. */
    Object identity() {
        if (number != null) {
            return number;
        }
        return merchantId != null ? merchantId + '|' + created : typed.toString();
    }

    /** Returns the state that it is in: a status number, or whatever a payout says. */
    Object state() {
        if (typed instanceof Withdrawal withdrawal) {
            return withdrawal.state();
        }
        return status == null ? "-" : status;
    }

    /**
     * Whether it stays as it is: an order that is paid or refunded. One that failed may yet be paid at a second try, and
     * of payouts no status is documented.
     */
    boolean isFinal() {
        return typed instanceof Order order
                && (order.isPaid() || order.status() != null && order.status() == Order.REFUNDED);
    }

    /** The fields that ask for it alone; null where there is nothing to ask by. */
    Map<String, Object> question() {
        if (number != null) {
            return Map.of("order_id", number);
        }
        return merchantId == null ? null : Map.of("payment_id", merchantId);
    }
}
