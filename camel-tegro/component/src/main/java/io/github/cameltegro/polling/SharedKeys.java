package io.github.cameltegro.polling;

import io.github.cameltegro.api.BoundedMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which keys stand for several orders: those under one merchant's id that were created in the same second, and so lie
 * near each other on the list.
 */
final class SharedKeys {

    private static final int REMEMBERED = 10_000;

    private final Map<String, Object> latest = new BoundedMap<>(REMEMBERED);
    private final Set<String> shared = new HashSet<>();

    /** An order was seen. */
    void see(String key, Object identity) {
        Object before = latest.putIfAbsent(key, identity);
        if (before != null && !before.equals(identity)) {
            shared.add(key);
        }
    }

    boolean isShared(String key) {
        return shared.contains(key);
    }
}
