package io.github.cameltegro.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Map;

/** Writes fields as the three kinds of bodies, each as plain as its clients do. */
public final class Bodies {

    public static final String FORM = "application/x-www-form-urlencoded";
    public static final String BOUNDARY = "------------------------d74496d66958873e";
    public static final String MULTIPART = "multipart/form-data; boundary=" + BOUNDARY;
    public static final String JSON = "application/json";

    private Bodies() {}

    /** Text held as one char per byte. */
    public static byte[] latin(String text) {
        return text.getBytes(ISO_8859_1);
    }

    public static byte[] form(Map<String, byte[]> fields) {
        StringBuilder text = new StringBuilder();
        fields.forEach((name, value) -> text.append(text.isEmpty() ? "" : "&")
                .append(percent(name.getBytes(UTF_8)))
                .append('=')
                .append(percent(value)));
        return text.toString().getBytes(US_ASCII);
    }

    private static String percent(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (byte b : bytes) {
            if (b >= '0' && b <= '9'
                    || b >= 'A' && b <= 'Z'
                    || b >= 'a' && b <= 'z'
                    || b == '_'
                    || b == '-'
                    || b == '.') {
                text.append((char) b);
            } else {
                text.append(b == ' ' ? "+" : String.format("%%%02X", b));
            }
        }
        return text.toString();
    }

    public static byte[] multipart(Map<String, byte[]> fields) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> {
            body.writeBytes(latin("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\""));
            body.writeBytes(name.replace("\"", "%22").getBytes(UTF_8));
            body.writeBytes(latin("\"\r\n\r\n"));
            body.writeBytes(value);
            body.writeBytes(latin("\r\n"));
        });
        body.writeBytes(latin("--" + BOUNDARY + "--\r\n"));
        return body.toByteArray();
    }

    /** Values must be UTF-8. */
    public static byte[] json(Map<String, byte[]> fields) {
        StringBuilder text = new StringBuilder("{");
        fields.forEach((name, value) -> text.append(text.length() == 1 ? "" : ",")
                .append(quoted(name))
                .append(':')
                .append(quoted(new String(value, UTF_8))));
        return text.append('}').toString().getBytes(UTF_8);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
