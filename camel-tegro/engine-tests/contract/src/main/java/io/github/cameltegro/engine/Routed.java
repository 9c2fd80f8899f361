package io.github.cameltegro.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What a route got of a notification.
 *
 * @param fields the notification's fields
 * @param headers the message's headers
 */
public record Routed(Map<String, String> fields, Map<String, Object> headers) {

    private static final List<Routed> ALL = new CopyOnWriteArrayList<>();

    /** For the route behind the address. */
    public static void record(Map<String, String> fields, Map<String, Object> headers) {
        ALL.add(new Routed(Map.copyOf(fields), Map.copyOf(headers)));
    }

    static List<Routed> all(String orderId) {
        return ALL.stream()
                .filter(routed -> orderId.equals(routed.fields.get("order_id")))
                .toList();
    }

    static Routed of(String orderId) {
        List<Routed> all = all(orderId);
        assertThat(all).isNotEmpty();
        return all.get(0);
    }
}
