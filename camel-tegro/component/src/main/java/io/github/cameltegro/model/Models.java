package io.github.cameltegro.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the records have in common: absent collections are empty, and none can be changed. */
final class Models {

    private Models() {}

    static Map<String, Object> open(Map<String, Object> other) {
        return other == null || other.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(other));
    }

    static <T> List<T> list(List<T> list) {
        return list == null ? List.of() : Collections.unmodifiableList(list);
    }

    /** Returns the fields of an entry of a list; what is not an object stands under the name {@code data}. */
    static Map<String, Object> entry(Object value) {
        return value instanceof Map<?, ?> fields ? named(fields) : Collections.singletonMap("data", value);
    }

    /** Returns the fields of an object within a record, by name. */
    static Map<String, Object> named(Map<?, ?> object) {
        Map<String, Object> named = new LinkedHashMap<>();
        object.forEach((name, value) -> named.put(name.toString(), value));
        return named;
    }
}
