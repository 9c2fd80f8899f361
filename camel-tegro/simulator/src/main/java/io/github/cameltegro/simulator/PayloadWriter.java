package io.github.cameltegro.simulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.cameltegro.simulator.PhpQuery.Field;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Writes fields as a form, as multipart or as JSON; a field may come twice, and null is empty, or null in JSON. */
final class PayloadWriter {

    private static final String CHARSET = "; charset=UTF-8";

    private PayloadWriter() {}

    static NotificationPayload write(PayloadFormat format, boolean charset, List<Field> fields) {
        return switch (format) {
            case FORM -> payload("application/x-www-form-urlencoded" + (charset ? CHARSET : ""), form(fields));
            case MULTIPART -> multipart(charset, fields);
            case JSON -> payload("application/json" + (charset ? CHARSET : ""), json(fields));
        };
    }

    private static String form(List<Field> fields) {
        return PhpQuery.of(fields.stream()
                .map(field -> new Field(field.name(), text(field)))
                .toList());
    }

    /** With a charset, each part names it, as some clients do; the header of the whole has no place for one. */
    private static NotificationPayload multipart(boolean charset, List<Field> fields) {
        String boundary =
                "------------------------" + UUID.randomUUID().toString().substring(0, 8);
        String partType = charset ? "Content-Type: text/plain" + CHARSET + "\r\n" : "";
        String parts = fields.stream()
                .map(field -> "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + quoted(field.name())
                        + "\"\r\n" + partType + "\r\n" + text(field) + "\r\n")
                .collect(Collectors.joining());
        return payload("multipart/form-data; boundary=" + boundary, parts + "--" + boundary + "--\r\n");
    }

    private static String json(List<Field> fields) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return fields.stream()
                .map(field -> nodes.textNode(field.name()) + ":" + nodes.textNode(field.value()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String text(Field field) {
        return field.value() == null ? "" : field.value();
    }

    private static String quoted(String name) {
        return name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static NotificationPayload payload(String contentType, String body) {
        return new NotificationPayload(contentType, body.getBytes(StandardCharsets.UTF_8));
    }
}
