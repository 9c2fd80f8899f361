package io.github.cameltegro.notification;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The parameters behind the first {@code ;} of a Content-Type or Content-Disposition header. */
final class Parameters {

    /** RFC 2046, section 5.1.1. */
    private static final int MAX_BOUNDARY = 70;

    private final String header;
    private final Map<String, String> values = new LinkedHashMap<>();
    private int at;

    private Parameters(String header) {
        this.header = header;
    }

    /** The parameters by their names in lower case, values unquoted. */
    static Map<String, String> of(String header) throws RefusedRequest {
        Parameters parameters = new Parameters(header);
        int semicolon = header.indexOf(';');
        if (semicolon >= 0) {
            parameters.at = semicolon;
            parameters.read();
        }
        return parameters.values;
    }

    /** The boundary of a multipart content type. */
    static String boundary(String contentType) throws RefusedRequest {
        String boundary = of(contentType).get("boundary");
        if (boundary == null || boundary.isEmpty() || boundary.length() > MAX_BOUNDARY || boundary.endsWith(" ")) {
            throw new RefusedRequest(400, "multipart without a usable boundary");
        }
        for (int i = 0; i < boundary.length(); i++) {
            if (boundary.charAt(i) < ' ' || boundary.charAt(i) > '~') {
                throw new RefusedRequest(400, "multipart without a usable boundary");
            }
        }
        return boundary;
    }

    private void read() throws RefusedRequest {
        while (at < header.length()) {
            expect(';');
            skipBlanks();
            if (at == header.length() || header.charAt(at) == ';') {
                continue;
            }
            String name = untilAny("=;").strip().toLowerCase(Locale.ROOT);
            expect('=');
            skipBlanks();
            String value;
            if (at < header.length() && header.charAt(at) == '"') {
                value = quoted();
                skipBlanks();
            } else {
                value = untilAny(";").strip();
            }
            if (name.isEmpty() || values.put(name, value) != null) {
                throw malformed();
            }
        }
    }

    /** Of the escapes only those of the quote and the backslash itself: others meant the backslash. */
    private String quoted() throws RefusedRequest {
        StringBuilder text = new StringBuilder();
        expect('"');
        while (at < header.length() && header.charAt(at) != '"') {
            if (header.startsWith("\\\"", at) || header.startsWith("\\\\", at)) {
                at++;
            }
            text.append(header.charAt(at++));
        }
        expect('"');
        return text.toString();
    }

    private String untilAny(String ends) {
        int from = at;
        while (at < header.length() && ends.indexOf(header.charAt(at)) < 0) {
            at++;
        }
        return header.substring(from, at);
    }

    private void skipBlanks() {
        while (at < header.length() && (header.charAt(at) == ' ' || header.charAt(at) == '\t')) {
            at++;
        }
    }

    private void expect(char c) throws RefusedRequest {
        if (at == header.length() || header.charAt(at) != c) {
            throw malformed();
        }
        at++;
    }

    private static RefusedRequest malformed() {
        return new RefusedRequest(400, "malformed parameters in a header");
    }
}
