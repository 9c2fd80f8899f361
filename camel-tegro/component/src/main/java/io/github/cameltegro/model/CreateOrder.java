package io.github.cameltegro.model;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request of {@code createOrder} as a typed body; what is null is taken from the headers or the endpoint.
 *
 * @param orderId the merchant's order id
 * @param amount a plain decimal greater than zero, at most eight decimals
 * @param currency three to five capital letters
 * @param paymentSystem the number of the payment system, or null to let the payer choose
 * @param email the payer's e-mail
 * @param phone the payer's phone, digits
 * @param receipt what is paid for; its sum must be the amount
 */
public record CreateOrder(
        String orderId,
        BigDecimal amount,
        String currency,
        Integer paymentSystem,
        String email,
        String phone,
        Receipt receipt)
        implements TegroRequest {

    public CreateOrder(String orderId, BigDecimal amount, String currency) {
        this(orderId, amount, currency, null, null, null, null);
    }

    @Override
    public Map<String, Object> toFields() {
        Map<String, Object> payer = new LinkedHashMap<>();
        payer.put("email", email);
        payer.put("phone", phone);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("order_id", orderId);
        fields.put("amount", amount);
        fields.put("currency", currency);
        fields.put("payment_system", paymentSystem);
        fields.put("fields", payer);
        fields.put("receipt", receipt == null ? null : receipt.toFields());
        return fields;
    }
}
