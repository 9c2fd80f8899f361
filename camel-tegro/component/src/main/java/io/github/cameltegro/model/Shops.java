package io.github.cameltegro.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The answer of {@code shops}.
 *
 * @param userId Tegro's number of the account
 * @param shops its shops
 * @param other fields that Tegro's documentation does not name, and under {@code shops} the entries that are not a
 *     shop, as they arrived
 */
public record Shops(Long userId, List<Shop> shops, Map<String, Object> other) implements TegroAnswer {

    private static final String USER_ID = "user_id";
    private static final String SHOPS = "shops";

    public Shops {
        shops = Models.list(shops);
        other = Models.open(other);
    }

    /** Reads the fields by Tegro's own names; PHP writes a list with gaps as an object. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Shops of(Map<String, Object> fields) {
        ReceivedRecord received = new ReceivedRecord(fields);
        Object told = fields.get(SHOPS) instanceof Map<?, ?> withGaps ? withGaps.values() : fields.get(SHOPS);
        List<Shop> shops = new ArrayList<>();
        List<Object> unreadable = new ArrayList<>();
        if (told instanceof Collection<?> entries) {
            for (Object entry : entries) {
                if (entry instanceof Map<?, ?> shop) {
                    shops.add(Shop.of(Models.named(shop)));
                } else {
                    unreadable.add(entry);
                }
            }
            received.taken(SHOPS, shops);
        }
        Long userId = received.number(USER_ID);
        if (!unreadable.isEmpty()) {
            received.left().put(SHOPS, unreadable);
        }
        return new Shops(userId, shops, received.left());
    }

    /** Returns the fields by Tegro's own names, and those that could not be read as they arrived. */
    @JsonValue
    public Map<String, Object> fields() {
        List<Object> all = new ArrayList<>(shops);
        if (other.get(SHOPS) instanceof Collection<?> unreadable) {
            all.addAll(unreadable);
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(USER_ID, userId);
        fields.put(SHOPS, all);
        other.forEach(fields::putIfAbsent);
        return fields;
    }
}
