package io.github.cameltegro.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * An answer whose form Tegro does not document, and every answer with {@code outputType=map}: a Map with Tegro's own
 * names. It has a type of its own so that it converts to JSON.
 */
public final class OpenObject extends AbstractMap<String, Object> implements TegroAnswer {

    private final Map<String, Object> fields;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OpenObject(Map<String, Object> fields) {
        this.fields = new LinkedHashMap<>(fields);
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return fields.entrySet();
    }

    @Override
    public Object get(Object key) {
        return fields.get(key);
    }

    @Override
    public boolean containsKey(Object key) {
        return fields.containsKey(key);
    }

    @Override
    public Object put(String key, Object value) {
        return fields.put(key, value);
    }
}
