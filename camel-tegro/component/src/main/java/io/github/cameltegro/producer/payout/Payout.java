package io.github.cameltegro.producer.payout;

import io.github.cameltegro.model.TegroAmounts;
import io.github.cameltegro.model.Withdrawal;
import java.math.BigDecimal;
import java.util.Map;

/**
 * A payout that is to be made.
 *
 * @param paymentId the merchant's id; one id is one payout
 * @param fields the fields of the request
 * @param keys the keys of its record
 */
public record Payout(String paymentId, Map<String, Object> fields, RecordKeys keys) {

    /** From checked fields, which amount, currency, account and payment_id are among. */
    public static Payout of(String shopId, Map<String, Object> fields) {
        String paymentId = (String) fields.get("payment_id");
        BigDecimal amount = (BigDecimal) fields.get("amount");
        Object system = fields.get("payment_system");
        RecordKeys keys = RecordKeys.of(
                shopId,
                paymentId,
                (String) fields.get("currency"),
                // by value: 10 and 10.00 are one amount
                amount.stripTrailingZeros().toPlainString(),
                (String) fields.get("account"),
                system == null ? "" : system.toString());
        return new Payout(paymentId, fields, keys);
    }

    boolean sameContent(String digest) {
        return keys.digest().equals(digest);
    }

    /** What an answer says otherwise than this payout, or null; what it doesn't say contradicts nothing. */
    String contradiction(Withdrawal answer) {
        if (answer.paymentId() != null && !answer.paymentId().equals(paymentId)) {
            return "payment_id " + answer.paymentId();
        }
        for (Map.Entry<String, Object> field : fields.entrySet()) {
            String name = field.getKey();
            Object told = answer.fields().get(name);
            if (told == null && name.equals("payment_system")) {
                told = answer.fields().get("payment_system_id");
            }
            if (told != null && contradicts(name, field.getValue(), told)) {
                return name + " " + told;
            }
        }
        return null;
    }

    private static boolean contradicts(String name, Object sent, Object told) {
        String text = told.toString();
        return switch (name) {
            case "amount" -> {
                BigDecimal amount = told instanceof BigDecimal decimal ? decimal : TegroAmounts.parse(text);
                yield amount != null && amount.compareTo((BigDecimal) sent) != 0;
            }
            case "currency" -> !text.equalsIgnoreCase((String) sent);
            // with its middle struck out, as cards often are, it tells nothing
            case "account" -> !text.equals(sent) && !text.contains("*");
            case "payment_system" -> !text.equals(sent.toString());
            default -> false;
        };
    }
}
