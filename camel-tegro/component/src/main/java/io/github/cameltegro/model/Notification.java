package io.github.cameltegro.model;

import com.fasterxml.jackson.annotation.JsonCreator;
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
    private static final String KEY = "notification_key";
    private static final String STATUS = "notification_status";
    private static final String TEST = "notification_test";

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

    /**
     * Reads what a notification became as JSON. It is only data then: its signature is gone, so whoever can write to the
     * queue or file can make one. What Tegro posted is no such JSON; {@code tegro:verifyNotification} takes that.
     *
     * @throws UnreadableFieldException if it has no {@code notification_key}, or a test flag that can't be read: it must
     *     not pass for real money
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Notification of(Map<String, Object> json) {
        Map<String, String> fields = new LinkedHashMap<>();
        json.forEach((name, value) -> fields.put(name, value == null ? null : value.toString()));
        if (!fields.containsKey(KEY)) {
            throw new UnreadableFieldException(
                    KEY, "what was not verified here", "there; use tegro:verifyNotification");
        }
        String key = fields.remove(KEY);
        String status = fields.remove(STATUS);
        String told = fields.remove(TEST);
        String test = told != null ? told : fields.get("test");
        if (test != null && !TegroFlags.isFlag(test)) {
            throw new UnreadableFieldException("test", '"' + test + '"', "0 or 1");
        }
        return new Notification(
                text(fields, "shop_id"),
                text(fields, "order_id"),
                TegroAmounts.read(fields.get("amount")),
                text(fields, "currency"),
                parseNumber(status != null ? status : fields.get("status")),
                TegroFlags.parse(test),
                TegroAmounts.read(fields.get("fee")),
                TegroDates.parse(fields.get("date_created")),
                TegroDates.parse(fields.get("date_payed")),
                key,
                fields);
    }

    private static String text(Map<String, String> fields, String name) {
        String text = fields.get(name);
        return text == null || text.isEmpty() ? null : text;
    }

    /**
     * As JSON: the fields as received, the key as {@code notification_key}, and what Tegro was asked for where they do
     * not say it: {@code notification_status} and {@code notification_test}.
     */
    @JsonValue
    Map<String, String> json() {
        Map<String, String> json = new LinkedHashMap<>(fields);
        json.put(KEY, key);
        if (status != null && !status.equals(parseNumber(fields.get("status")))) {
            json.put(STATUS, status.toString());
        }
        if (test != TegroFlags.parse(fields.get("test"))) {
            json.put(TEST, test ? "1" : "0");
        }
        return json;
    }
}
