package io.github.cameltegro.simulator;

import java.math.BigDecimal;

/**
 * What a rightly signed link or form says.
 *
 * @param signedText the text that its signature covers: amount, currency, order_id, shop_id, and test where it is sent
 * @param checkout what the signature doesn't cover
 */
record PaymentLink(
        SimulatedAccount account,
        String signedText,
        String orderId,
        BigDecimal amount,
        String currency,
        int paymentSystem,
        boolean test,
        Checkout checkout) {

    /**
     * The order that it stands for: a new one at first sight, the same again for the same signed fields, so that a reload
     * makes no second one. A link with another amount is another order, as a second createOrder would be; both have the
     * merchant's one id.
     */
    SimulatedOrder order() {
        return account.ledger().orderOf(this);
    }
}
