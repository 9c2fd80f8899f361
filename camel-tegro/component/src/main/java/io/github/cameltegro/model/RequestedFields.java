package io.github.cameltegro.model;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the fields of a request for a queue or a file, and reads them back. Nothing may get lost on the way. */
final class RequestedFields {

    private static final int DIGITS_OF_A_DOUBLE = 15;

    private final Map<String, Object> left;

    RequestedFields(Map<?, ?> fields) {
        this.left = Models.named(fields);
    }

    /** Returns the fields that are there, at every level. */
    static Map<String, Object> given(Map<?, ?> fields) {
        Map<String, Object> given = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            Object plain = plain(value);
            if (plain != null && !Map.of().equals(plain)) {
                given.put(name.toString(), plain);
            }
        });
        return given;
    }

    private static Object plain(Object value) {
        if (value instanceof Map<?, ?> fields) {
            return given(fields);
        }
        if (value instanceof Collection<?> items) {
            return items.stream().map(RequestedFields::plain).toList();
        }
        // other writers than the component's own would give it an exponent
        return value instanceof BigDecimal decimal && decimal.scale() < 0 ? decimal.setScale(0) : value;
    }

    String text(String name) {
        Object value = left.remove(name);
        if (value == null || value instanceof String || value instanceof Integer || value instanceof Long) {
            return value == null ? null : value.toString();
        }
        throw new UnreadableFieldException(name, value, "a text");
    }

    BigDecimal amount(String name) {
        Object value = left.remove(name);
        BigDecimal amount = value instanceof Double number ? decimal(number) : TegroAmounts.read(value);
        if (value != null && amount == null) {
            throw new UnreadableFieldException(name, value, "a plain decimal");
        }
        return amount;
    }

    /** Returns null for one of more digits than the type keeps: others may have been there. */
    private static BigDecimal decimal(Double number) {
        BigDecimal decimal = Double.isFinite(number) ? BigDecimal.valueOf(number) : null;
        return decimal == null || decimal.precision() > DIGITS_OF_A_DOUBLE ? null : TegroAmounts.read(decimal);
    }

    Integer number(String name) {
        Object value = left.remove(name);
        Integer number = ReceivedRecord.code(value);
        if (value != null && number == null) {
            throw new UnreadableFieldException(name, value, "a whole number");
        }
        return number;
    }

    /** Returns the fields of an object; none where there is no object. */
    RequestedFields object(String name) {
        Object value = left.remove(name);
        if (value == null || value instanceof Map) {
            return new RequestedFields(value == null ? Map.of() : (Map<?, ?>) value);
        }
        throw new UnreadableFieldException(name, value, "an object");
    }

    /** Returns the objects of a list. */
    List<RequestedFields> objects(String name) {
        Object value = left.remove(name);
        if (value instanceof Collection<?> items && items.stream().allMatch(Map.class::isInstance)) {
            return items.stream()
                    .map(item -> new RequestedFields((Map<?, ?>) item))
                    .toList();
        }
        throw new UnreadableFieldException(name, value, "a list of objects");
    }

    boolean has(String name) {
        return left.get(name) != null;
    }

    /**
     * Ends the reading.
     *
     * @throws UnreadableFieldException if there is a field that the record has no place for
     */
    void end() {
        left.values().removeIf(value -> value == null);
        if (!left.isEmpty()) {
            String name = left.keySet().iterator().next();
            throw new UnreadableFieldException(
                    name, "this field", "one that the record has; give createOrder and the like the JSON itself");
        }
    }
}
