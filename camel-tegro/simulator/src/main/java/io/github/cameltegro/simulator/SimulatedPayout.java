package io.github.cameltegro.simulator;

import java.math.BigDecimal;
import java.time.LocalDateTime;

/**
 * A payout as the simulator keeps it. Tegro documents neither the answers about payouts nor their status numbers
 * (docs/protocol.md, Endpoints), so the shape is a guess made after the order record, and a new payout has status 0.
 *
 * @param id Tegro's own number of the payout
 * @param shopId the shop that pays
 * @param paymentId the merchant's id of the payout
 * @param currency currency code, such as {@code RUB}
 * @param account where the money goes: a card, a wallet, a phone
 * @param amount in units of the currency
 * @param paymentSystem number of the payment system, or 0 if none was given
 * @param status the status number; what the numbers mean nobody has published
 * @param dateCreated when it was created, by the simulator's clock
 */
public record SimulatedPayout(
        long id,
        String shopId,
        String paymentId,
        String currency,
        String account,
        BigDecimal amount,
        int paymentSystem,
        int status,
        LocalDateTime dateCreated) {

    SimulatedPayout with(int newStatus) {
        return new SimulatedPayout(
                id, shopId, paymentId, currency, account, amount, paymentSystem, newStatus, dateCreated);
    }
}
