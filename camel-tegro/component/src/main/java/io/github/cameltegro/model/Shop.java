package io.github.cameltegro.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A shop of the account.
 *
 * @param id Tegro's number of the shop
 * @param dateAdded when it was added, in a time zone that Tegro does not tell
 * @param status 1 and 0 have been seen; Tegro does not say what they mean
 * @param publicKey the shop id of requests
 * @param other fields that Tegro's documentation does not name, and those of the others that could not be read, as they
 *     arrived
 */
public record Shop(
        Long id,
        LocalDateTime dateAdded,
        String name,
        String url,
        Integer status,
        String publicKey,
        String desc,
        Map<String, Object> other)
        implements TegroAnswer {

    public Shop {
        other = Models.open(other);
    }

    /** Reads a shop's fields by Tegro's own names; what can't be read is null, since none decides over money. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Shop of(Map<String, Object> fields) {
        ReceivedRecord received = new ReceivedRecord(fields);
        return new Shop(
                received.number("id"),
                received.date("date_added"),
                received.text("name"),
                received.text("url"),
                received.code("status"),
                received.text("public_key"),
                received.text("desc"),
                received.left());
    }

    /** Returns the fields by Tegro's own names, and those that could not be read as they arrived. */
    @JsonValue
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", id);
        fields.put("date_added", TegroDates.write(dateAdded));
        fields.put("name", name);
        fields.put("url", url);
        fields.put("status", status);
        fields.put("public_key", publicKey);
        fields.put("desc", desc);
        fields.putAll(other);
        return fields;
    }
}
