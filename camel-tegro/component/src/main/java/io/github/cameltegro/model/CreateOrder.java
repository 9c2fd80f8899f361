package io.github.cameltegro.model;

import com.fasterxml.jackson.annotation.JsonCreator;
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

    /**
     * Reads Tegro's own names.
     *
     * @throws UnreadableFieldException if a field can't be read, or is none of this record's
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static CreateOrder of(Map<String, Object> fields) {
        RequestedFields requested = new RequestedFields(fields);
        RequestedFields payer = requested.object("fields");
        Receipt receipt = requested.has("receipt") ? Receipt.of(requested.object("receipt")) : null;
        CreateOrder order = new CreateOrder(
                requested.text("order_id"),
                requested.amount("amount"),
                requested.text("currency"),
                requested.number("payment_system"),
                payer.text("email"),
                payer.text("phone"),
                receipt);
        payer.end();
        requested.end();
        return order;
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
