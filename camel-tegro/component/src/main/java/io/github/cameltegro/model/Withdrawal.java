package io.github.cameltegro.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A payout. Tegro documents no answer for payouts: {@link #fields()} is whatever came, and the methods read what is
 * likely there.
 *
 * @param fields the answer's fields by Tegro's own names
 */
public record Withdrawal(@JsonValue Map<String, Object> fields) implements TegroAnswer {

    /** Names that a state is likely to have, in lower case and without {@code _}. */
    private static final Set<String> STATES = Set.of(
            "status",
            "statusid",
            "statuscode",
            "statusname",
            "statustext",
            "state",
            "stateid",
            "paymentstatus",
            "payoutstatus",
            "withdrawalstatus");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Withdrawal {
        fields = Models.open(fields);
    }

    /** Returns Tegro's own number of the payout, or null. */
    public Long id() {
        return ReceivedRecord.number(fields.get("id"));
    }

    /** Returns the status number, or null. What the numbers mean is not documented: found is not paid. */
    public Integer status() {
        return ReceivedRecord.code(fields.get("status"));
    }

    /** Returns the merchant's payout id, or null. */
    public String paymentId() {
        Object value = fields.get("payment_id");
        String id = ReceivedRecord.id(value);
        return id != null || value == null ? id : value.toString();
    }

    /**
     * Returns all that says in which state the payout is, whatever its form: Tegro documents neither the field nor its
     * values. A change of it is a change of the status. Where no field says it, every field may.
     */
    public String state() {
        Map<String, Object> told = new TreeMap<>();
        fields.forEach((name, value) -> {
            if (value != null && STATES.contains(name.replace("_", "").toLowerCase(Locale.ROOT))) {
                told.put(name, value);
            }
        });
        if (status() != null) {
            told.put("status", status());
        }
        return told.keySet().equals(Set.of("status"))
                ? told.get("status").toString()
                : (told.isEmpty() ? fields : told).toString();
    }
}
