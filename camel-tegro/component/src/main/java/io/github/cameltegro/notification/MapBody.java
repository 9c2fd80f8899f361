package io.github.cameltegro.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cameltegro.protocol.FormField;
import io.github.cameltegro.protocol.PhpEncoding;
import java.util.Map;

/** Fields that somebody else has read before, such as a server or a JSON parser. */
final class MapBody {

    private MapBody() {}

    /** Text as it is, true and false as 1 and 0, numbers as PHP writes them; null is no field. */
    static void read(Map<?, ?> body, Fields fields) throws RefusedRequest {
        try {
            for (Map.Entry<?, ?> entry : body.entrySet()) {
                String name = String.valueOf(entry.getKey());
                if (entry.getValue() == null) {
                    fields.claim(FormField.of(name, "").name());
                } else {
                    FormField field = FormField.of(name, text(entry.getValue()));
                    fields.add(field.name(), field.value());
                }
            }
        } catch (IllegalArgumentException e) {
            throw new RefusedRequest(400, "a value that has no form text");
        }
    }

    private static String text(Object value) throws RefusedRequest {
        if (value instanceof CharSequence) {
            return value.toString();
        }
        if (value instanceof Boolean || value instanceof Number) {
            return new String(PhpEncoding.fields(Map.of("value", value)).get(0).value(), UTF_8);
        }
        throw new RefusedRequest(400, "a repeated or nested field");
    }
}
