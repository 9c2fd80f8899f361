package io.github.cameltegro.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A verified notification. The typed values are read from the received text; what is absent or unreadable is null, and
 * {@link #fields()} has everything as it came.
 *
 * @param shopId the shop
 * @param orderId the merchant's order id
 * @param amount the amount; compare it with your own order by {@code compareTo}
 * @param currency the currency code
 * @param status the status number; 1 is paid
 * @param test whether it was a test payment
 * @param fee Tegro's fee
 * @param dateCreated when the order was created, in a time zone that Tegro does not tell
 * @param datePayed when it was paid, likewise
 * @param key what makes this payment this very one: the same in every repetition, fit for a unique column of a ledger
 * @param fields all received text by Tegro's own names, but for the signature
 */
public record Notification(
        String shopId,
        String orderId,
        BigDecimal amount,
        String currency,
        Integer status,
        boolean test,
        BigDecimal fee,
        LocalDateTime dateCreated,
        LocalDateTime datePayed,
        String key,
        Map<String, String> fields)
        implements TegroAnswer {

    private static final int LARGEST_BEFORE_THE_LAST_DIGIT = 99_999_999;

    public Notification {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** The number of the payment system that was used, or null. */
    public Integer paymentSystem() {
        return number("payment_system");
    }

    /** Tegro's number of the currency, or null; which number means which is not documented. */
    public Integer currencyId() {
        return number("currency_id");
    }

    private Integer number(String name) {
        return parseNumber(fields.get(name));
    }

    /** A whole number of at most nine digits, leading zeros not counted; null for any other text. */
    public static Integer parseNumber(String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        int number = 0;
        for (int i = 0; i < text.length(); i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9' || number > LARGEST_BEFORE_THE_LAST_DIGIT) {
                return null;
            }
            number = 10 * number + digit - '0';
        }
        return number;
    }

    /** As JSON: the fields as received, and the key as {@code notification_key}. */
    @JsonValue
    Map<String, String> json() {
        Map<String, String> json = new LinkedHashMap<>(fields);
        json.put("notification_key", key);
        return json;
    }
}
