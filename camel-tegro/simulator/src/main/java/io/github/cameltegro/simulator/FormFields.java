package io.github.cameltegro.simulator;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads a query or a form body, as PHP does: the last of several fields with one name counts. */
final class FormFields {

    private FormFields() {}

    /** @throws IllegalArgumentException if a percent sign isn't followed by two hex digits */
    static Map<String, String> read(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (text == null || text.isEmpty()) {
            return fields;
        }
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            if (equals != 0 && !pair.isEmpty()) {
                String name = equals < 0 ? pair : pair.substring(0, equals);
                fields.put(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return fields;
    }

    /** The fields of the query in a URL. */
    static Map<String, String> ofQuery(String url) {
        int mark = url.indexOf('?');
        return read(mark < 0 ? "" : url.substring(mark + 1));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
