package io.github.cameltegro.simulator;

import java.math.BigDecimal;
import java.time.LocalDateTime;

/**
 * An order as the simulator keeps it. Status numbers as in docs/protocol.md, Code lists: 0 created, 1 paid, 2 failed, 3
 * refunded, 4 pending.
 *
 * @param id Tegro's own number of the order: {@code data.id} of createOrder, {@code order_id} in a look-up
 * @param shopId the shop that the order belongs to
 * @param orderId the merchant's id: {@code order_id} in createOrder, {@code payment_id} in look-ups
 * @param currency currency code, such as {@code RUB}
 * @param amount what the payer is asked for, in units of the currency
 * @param fee what the gateway keeps of it, in units of the currency
 * @param status the status number
 * @param dateCreated when it was created, by the simulator's clock; Tegro names no zone
 * @param datePayed when it was paid, or null
 * @param paymentSystem number of the payment system
 * @param email the payer's address, or empty
 * @param test whether it was paid as a test
 * @param token the 32 hex digits that end its pay URL
 * @param notificationId the 32 hex digits that notifications about it carry as {@code id}
 */
public record SimulatedOrder(
        long id,
        String shopId,
        String orderId,
        String currency,
        BigDecimal amount,
        BigDecimal fee,
        int status,
        LocalDateTime dateCreated,
        LocalDateTime datePayed,
        int paymentSystem,
        String email,
        boolean test,
        String token,
        String notificationId) {

    /** Whether the order has been paid, as a test or in earnest. */
    public boolean paid() {
        return status == PAID;
    }

    /** The path of its pay page: {@code /pay/complete/<id>/<32 hex>/} (docs/protocol.md, Endpoints). */
    public String payPath() {
        return "/pay/complete/" + id + "/" + token + "/";
    }

    /** Whether a payer may still pay it, also after a failure. */
    boolean payable() {
        return status == CREATED || status == FAILED || status == PENDING;
    }

    static final int CREATED = 0;
    static final int PAID = 1;
    static final int FAILED = 2;
    static final int REFUNDED = 3;
    static final int PENDING = 4;

    SimulatedOrder with(int newStatus, LocalDateTime newDatePayed, boolean newTest) {
        return new SimulatedOrder(
                id,
                shopId,
                orderId,
                currency,
                amount,
                fee,
                newStatus,
                dateCreated,
                newDatePayed,
                paymentSystem,
                email,
                newTest,
                token,
                notificationId);
    }

    /** What the merchant's balance gains by this order: nothing unless it is paid in earnest. */
    BigDecimal credit() {
        return paid() && !test ? amount.subtract(fee) : BigDecimal.ZERO;
    }
}
