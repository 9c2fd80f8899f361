package io.github.cameltegro.simulator;

import java.util.Map;

/**
 * What the payer's way through an order needs beside the order itself. In a link or form none of it is signed
 * (docs/protocol.md, Signing), so the payer may have changed it.
 *
 * @param lang the language asked for, or empty
 * @param successUrl where the payer goes when it is paid, or null for the shop's own
 * @param failUrl where the payer goes when it is declined, or null for the shop's own
 * @param notifyUrl where notifications about it go, or null for the shop's own
 * @param fields the {@code fields[…]} for the payment system, such as {@code email}
 * @param receipt what was bought, if told
 */
record Checkout(
        String lang, String successUrl, String failUrl, String notifyUrl, Map<String, String> fields, Receipt receipt) {

    static final Checkout NONE = withReceipt(Receipt.NONE);

    static Checkout withReceipt(Receipt receipt) {
        return new Checkout("", null, null, null, Map.of(), receipt);
    }
}
