package io.github.cameltegro.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The answer of {@code balance}.
 *
 * @param userId Tegro's number of the account
 * @param balance amounts by currency code; the set of currencies is open, and a currency whose amount can't be read is
 *     not among them
 * @param other fields that Tegro's documentation does not name, and under {@code balance} the amounts that could not be
 *     read, as they arrived
 */
public record Balance(Long userId, Map<String, BigDecimal> balance, Map<String, Object> other) implements TegroAnswer {

    private static final String USER_ID = "user_id";
    private static final String AMOUNTS = "balance";

    public Balance {
        balance = balance == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(balance));
        other = Models.open(other);
    }

    /**
     * Reads a balance's fields by Tegro's own names.
     *
     * @throws UnreadableFieldException if the amounts are not an object; PHP writes an empty one as an empty list
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Balance of(Map<String, Object> fields) {
        ReceivedRecord received = new ReceivedRecord(fields);
        Map<String, BigDecimal> amounts = new LinkedHashMap<>();
        Map<String, Object> unreadable = new LinkedHashMap<>();
        Object told = fields.get(AMOUNTS);
        if (told instanceof Map<?, ?> byCurrency) {
            byCurrency.forEach((currency, value) -> {
                BigDecimal amount = TegroAmounts.read(value);
                if (amount != null) {
                    amounts.put(currency.toString(), amount);
                } else {
                    unreadable.put(currency.toString(), value);
                }
            });
        } else if (told != null && !List.of().equals(told)) {
            throw new UnreadableFieldException(AMOUNTS, told, "an object");
        }
        Long userId = received.number(USER_ID);
        received.taken(AMOUNTS, amounts);
        if (!unreadable.isEmpty()) {
            received.left().put(AMOUNTS, Models.open(unreadable));
        }
        return new Balance(userId, amounts, received.left());
    }

    /** Returns the fields by Tegro's own names, and those that could not be read as they arrived. */
    @JsonValue
    public Map<String, Object> fields() {
        Map<String, Object> amounts = new LinkedHashMap<>();
        balance.forEach((currency, amount) -> amounts.put(currency, TegroAmounts.write(amount)));
        if (other.get(AMOUNTS) instanceof Map<?, ?> unreadable) {
            unreadable.forEach((currency, value) -> amounts.put(currency.toString(), value));
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(USER_ID, userId);
        fields.put(AMOUNTS, amounts);
        other.forEach(fields::putIfAbsent);
        return fields;
    }
}
