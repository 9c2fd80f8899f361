package io.github.cameltegro.notification;

import java.util.Locale;
import java.util.Map;

/** What the headers of one part of a multipart body say of it. Text is held as one char per byte. */
record PartHeaders(String name) {

    /** @throws RefusedRequest with 400 for all that is no plain text field */
    static PartHeaders of(String lines) throws RefusedRequest {
        String name = null;
        for (String line : lines.split("\r\n", -1)) {
            int colon = line.indexOf(':');
            if (colon <= 0 || hasControls(line)) {
                throw new RefusedRequest(400, "malformed headers of a part");
            }
            String value = line.substring(colon + 1).strip();
            switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
                case "content-disposition" -> {
                    if (name != null) {
                        throw new RefusedRequest(400, "a part has more than one name");
                    }
                    name = name(value);
                }
                case "content-type" -> refuseNested(value);
                case "content-transfer-encoding" -> refuseEncoded(value);
                default -> {
                    // says nothing of the value
                }
            }
        }
        if (name == null) {
            throw new RefusedRequest(400, "a part without a name");
        }
        return new PartHeaders(name);
    }

    private static boolean hasControls(String line) {
        return line.chars().anyMatch(c -> c < ' ' && c != '\t' || c == 0x7f);
    }

    private static String name(String disposition) throws RefusedRequest {
        int end = disposition.indexOf(';');
        if (end < 0 || !disposition.substring(0, end).strip().equalsIgnoreCase("form-data")) {
            throw new RefusedRequest(400, "a part that is no form-data");
        }
        Map<String, String> parameters = Parameters.of(disposition);
        if (parameters.containsKey("filename") || parameters.containsKey("filename*")) {
            throw new RefusedRequest(400, "a file");
        }
        String name = parameters.get("name");
        if (name == null) {
            throw new RefusedRequest(400, "a part without a name");
        }
        return unescape(name);
    }

    /** Browsers and newer curl write these three so (HTML, "multipart/form-data encoding algorithm"), and no other. */
    static String unescape(String name) {
        return name.indexOf('%') < 0
                ? name
                : name.replace("%22", "\"").replaceAll("%0[Dd]", "\r").replaceAll("%0[Aa]", "\n");
    }

    private static void refuseNested(String contentType) throws RefusedRequest {
        if (contentType.regionMatches(true, 0, "multipart/", 0, 10)) {
            throw new RefusedRequest(400, "nested multipart");
        }
    }

    /** @param encoding null where there is no such header */
    static void refuseEncoded(String encoding) throws RefusedRequest {
        switch (encoding == null ? "binary" : encoding.toLowerCase(Locale.ROOT)) {
            case "7bit", "8bit", "binary" -> {
                // the bytes stand as they are
            }
            default -> throw new RefusedRequest(400, "a part in a transfer encoding");
        }
    }
}
