package io.github.cameltegro.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request of {@code createWithdrawal} as a typed body; what is null is taken from the endpoint.
 *
 * @param paymentId the merchant's payout id; one id is one payout, for ever
 * @param amount a plain decimal greater than zero, at most eight decimals
 * @param currency three to five capital letters
 * @param account where the money goes: a card, a wallet, a phone
 * @param paymentSystem the number of the payment system, or null
 */
public record CreateWithdrawal(
        String paymentId, BigDecimal amount, String currency, String account, Integer paymentSystem)
        implements TegroRequest {

    /**
     * Reads Tegro's own names.
     *
     * @throws UnreadableFieldException if a field can't be read, or is none of this record's
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static CreateWithdrawal of(Map<String, Object> fields) {
        RequestedFields requested = new RequestedFields(fields);
        CreateWithdrawal payout = new CreateWithdrawal(
                requested.text("payment_id"),
                requested.amount("amount"),
                requested.text("currency"),
                requested.text("account"),
                requested.number("payment_system"));
        requested.end();
        return payout;
    }

    @Override
    public Map<String, Object> toFields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("payment_id", paymentId);
        fields.put("amount", amount);
        fields.put("currency", currency);
        fields.put("account", account);
        fields.put("payment_system", paymentSystem);
        return fields;
    }
}
