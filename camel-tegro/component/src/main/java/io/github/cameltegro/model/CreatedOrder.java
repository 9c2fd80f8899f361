package io.github.cameltegro.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The answer of {@code createOrder}.
 *
 * @param id Tegro's own number of the order
 * @param url where the payer pays it
 * @param other fields that Tegro's documentation does not name
 */
public record CreatedOrder(Long id, String url, Map<String, Object> other) implements TegroAnswer {

    public CreatedOrder {
        other = Models.open(other);
    }

    /** Reads the fields by Tegro's own names. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static CreatedOrder of(Map<String, Object> fields) {
        ReceivedRecord received = new ReceivedRecord(fields);
        return new CreatedOrder(received.decidingNumber("id"), received.text("url"), received.left());
    }

    /** Returns the fields by Tegro's own names. */
    @JsonValue
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", id);
        fields.put("url", url);
        fields.putAll(other);
        return fields;
    }

    public CreatedOrder(Long id, String url) {
        this(id, url, Map.of());
    }
}
