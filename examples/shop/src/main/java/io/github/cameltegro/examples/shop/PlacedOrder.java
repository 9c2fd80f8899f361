package io.github.cameltegro.examples.shop;

import java.math.BigDecimal;

/**
 * An order of a customer.
 *
 * @param id the merchant's order id, which nobody can guess
 * @param product the name of the product
 * @param paid whether a verified notification said so
 */
record PlacedOrder(String id, String product, BigDecimal amount, String currency, boolean paid) {

    PlacedOrder asPaid() {
        return new PlacedOrder(id, product, amount, currency, true);
    }
}
