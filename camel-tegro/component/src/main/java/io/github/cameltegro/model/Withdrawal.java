package io.github.cameltegro.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;

/**
 * A payout. Tegro documents no answer for payouts: {@link #fields()} is whatever came, and the methods read what is
 * likely there.
 *
 * @param fields the answer's fields by Tegro's own names
 */
public record Withdrawal(@JsonValue Map<String, Object> fields) implements TegroAnswer {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Withdrawal {
        fields = Models.open(fields);
    }

    /** Tegro's own number of the payout, or null. */
    public Long id() {
        return whole("id");
    }

    /** The status number, or null. What the numbers mean is not documented: found is not paid. */
    public Integer status() {
        Long status = whole("status");
        return status == null ? null : (int) (long) status;
    }

    /** The merchant's payout id, or null. */
    public String paymentId() {
        Object value = fields.get("payment_id");
        return value == null ? null : value.toString();
    }

    private Long whole(String name) {
        Object value = fields.get(name);
        if (value instanceof Long || value instanceof Integer) {
            return ((Number) value).longValue();
        }
        return value instanceof String text && text.matches("\\d{1,18}") ? Long.valueOf(text) : null;
    }
}
