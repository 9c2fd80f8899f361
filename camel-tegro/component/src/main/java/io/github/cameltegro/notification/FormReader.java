package io.github.cameltegro.notification;

import io.github.cameltegro.protocol.FormField;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads the fields of a notification from the raw bytes of its body, alike for each of the content types that Tegro's
 * notifications may have and on every HTTP server. See "Notifications" in docs/protocol.md.
 *
 * <p>A charset parameter is ignored: bytes are bytes. Names are taken as they are, {@code a.b}, {@code a b} and
 * {@code a[b]} too, which PHP would turn into {@code a_b} or an array.
 */
final class FormReader {

    private static final Set<String> MEDIA_TYPES =
            Set.of("application/x-www-form-urlencoded", "multipart/form-data", "application/json");

    private FormReader() {}

    /**
     * The fields in the order received, percent-decoded.
     *
     * @throws RefusedRequest with 415 for any other content type, with 400 for all that is not exactly readable, for a
     *     repeated field and for a body without fields; no input leads to any other exception
     */
    static List<FormField> read(String contentType, byte[] body) throws RefusedRequest {
        Fields fields = new Fields();
        switch (mediaType(contentType)) {
            case "application/x-www-form-urlencoded" -> UrlEncodedBody.read(body, fields);
            case "multipart/form-data" -> MultipartBody.read(Parameters.boundary(contentType), body, fields);
            case "application/json" -> JsonBody.read(body, fields);
            default -> throw unsupported();
        }
        return fields.toList();
    }

    /**
     * Looks at the content type only, before a body is read.
     *
     * @throws RefusedRequest with 415 if it is none that {@link #read} knows
     */
    static void checkContentType(String contentType) throws RefusedRequest {
        if (!MEDIA_TYPES.contains(mediaType(contentType))) {
            throw unsupported();
        }
    }

    private static RefusedRequest unsupported() {
        return new RefusedRequest(415, "the content type is none of form-urlencoded, multipart/form-data and JSON");
    }

    private static String mediaType(String contentType) {
        if (contentType == null) {
            return "";
        }
        int end = contentType.indexOf(';');
        return (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }
}
