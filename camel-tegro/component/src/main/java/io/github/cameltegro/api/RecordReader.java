package io.github.cameltegro.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameltegro.model.Balance;
import io.github.cameltegro.model.CreateOrder;
import io.github.cameltegro.model.CreateWithdrawal;
import io.github.cameltegro.model.CreatedOrder;
import io.github.cameltegro.model.Notification;
import io.github.cameltegro.model.OpenList;
import io.github.cameltegro.model.OpenObject;
import io.github.cameltegro.model.Order;
import io.github.cameltegro.model.Orders;
import io.github.cameltegro.model.Receipt;
import io.github.cameltegro.model.Shop;
import io.github.cameltegro.model.Shops;
import io.github.cameltegro.model.Withdrawal;
import io.github.cameltegro.model.Withdrawals;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Reads the public records from JSON with Tegro's own names, the form in which they cross queues and files. */
public final class RecordReader {

    private static final Map<Class<?>, Function<Object, Object>> READERS = Map.ofEntries(
            Map.entry(CreateOrder.class, object(CreateOrder::of)),
            Map.entry(CreateWithdrawal.class, object(CreateWithdrawal::of)),
            Map.entry(Receipt.class, object(Receipt::of)),
            Map.entry(Receipt.Item.class, object(Receipt.Item::of)),
            Map.entry(CreatedOrder.class, object(CreatedOrder::of)),
            Map.entry(Order.class, object(Order::of)),
            Map.entry(Orders.class, list(Orders::of)),
            Map.entry(Withdrawal.class, object(Withdrawal::new)),
            Map.entry(Withdrawals.class, list(Withdrawals::of)),
            Map.entry(Balance.class, object(Balance::of)),
            Map.entry(Shop.class, object(Shop::of)),
            Map.entry(Shops.class, object(Shops::of)),
            Map.entry(Notification.class, object(Notification::of)),
            Map.entry(OpenObject.class, object(OpenObject::new)),
            Map.entry(OpenList.class, list(OpenList::of)));

    /** Leaves a double as it is, so that one can be told from a decimal that nobody has rounded. */
    private static final ObjectMapper NODES = new ObjectMapper();

    private RecordReader() {}

    /** Whether it is a record that can be read. */
    public static boolean reads(Class<?> type) {
        return READERS.containsKey(type);
    }

    /**
     * Reads a record.
     *
     * @param value a Map, a list or a JsonNode
     * @throws IllegalArgumentException if it is not such a record
     */
    public static <T> T read(Class<T> type, Object value) {
        Object plain = value instanceof JsonNode node ? NODES.convertValue(node, Object.class) : value;
        try {
            return type.cast(READERS.get(type).apply(plain));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("This is not a " + type.getSimpleName() + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads JSON text.
     *
     * @throws IllegalArgumentException if it is not such a record
     */
    public static <T> T read(Class<T> type, String json) {
        try {
            return read(
                    type, Json.BODIES.readValue(json.startsWith("\uFEFF") ? json.substring(1) : json, Object.class));
        } catch (JsonProcessingException e) {
            throw unreadable(type, e);
        }
    }

    /**
     * Reads the bytes of JSON.
     *
     * @param charset how they are encoded, or null for one of the encodings of Unicode
     * @throws IllegalArgumentException if it is not such a record, or has bytes that are not of that charset
     */
    public static <T> T read(Class<T> type, InputStream json, Charset charset) throws IOException {
        try (json) {
            return read(
                    type,
                    charset == null
                            ? Json.BODIES.readValue(json, Object.class)
                            : Json.BODIES.readValue(new InputStreamReader(json, charset.newDecoder()), Object.class));
        } catch (JsonProcessingException | CharacterCodingException e) {
            throw unreadable(type, e);
        }
    }

    /** Without its text: what can't be read may be anybody's. */
    private static IllegalArgumentException unreadable(Class<?> type, IOException cause) {
        String problem = cause instanceof JsonProcessingException json ? json.getOriginalMessage() : "wrong charset";
        return new IllegalArgumentException("This is not a " + type.getSimpleName() + " as JSON: " + problem, cause);
    }

    private static Function<Object, Object> object(Function<Map<String, Object>, Object> reader) {
        return value -> {
            if (!(value instanceof Map<?, ?> map)) {
                throw new IllegalArgumentException("it is not a JSON object");
            }
            Map<String, Object> fields = new LinkedHashMap<>();
            map.forEach((name, field) -> fields.put(String.valueOf(name), field));
            return reader.apply(fields);
        };
    }

    private static Function<Object, Object> list(Function<Collection<?>, Object> reader) {
        return value -> {
            if (!(value instanceof Collection<?> items)) {
                throw new IllegalArgumentException("it is not a JSON list");
            }
            return reader.apply(items);
        };
    }
}
