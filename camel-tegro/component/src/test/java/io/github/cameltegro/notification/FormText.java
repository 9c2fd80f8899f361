package io.github.cameltegro.notification;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.Collectors;

/** Bodies and fields as text of one char per byte. */
final class FormText {

    static final String MULTIPART = "multipart/form-data; boundary=b";

    private FormText() {}

    /** Fields as {@code name=value&name=value}, nothing encoded. */
    static String read(String contentType, String body) throws RefusedRequest {
        return FormReader.read(contentType, body.getBytes(ISO_8859_1)).stream()
                .map(field -> new String(field.name(), ISO_8859_1) + "=" + new String(field.value(), ISO_8859_1))
                .collect(Collectors.joining("&"));
    }

    static int refusal(String contentType, String body) {
        return catchThrowableOfType(RefusedRequest.class, () -> read(contentType, body))
                .status();
    }

    static String part(String headers, String value) {
        return "--b\r\n" + headers + "\r\n\r\n" + value + "\r\n";
    }

    static String field(String name, String value) {
        return part("Content-Disposition: form-data; name=\"" + name + "\"", value);
    }
}
