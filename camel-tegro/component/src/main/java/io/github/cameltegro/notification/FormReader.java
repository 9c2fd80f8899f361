package io.github.cameltegro.notification;

import io.github.cameltegro.protocol.FormField;
import java.util.List;
import java.util.Locale;

/**
 * Reads the fields of a notification from the raw bytes of its body, alike for each of the content types that Tegro's
 * notifications may have and on every HTTP server. See "Notifications" in docs/protocol.md.
 *
 * <p>A charset parameter is ignored: bytes are bytes. Names are taken as they are, {@code a.b}, {@code a b} and
 * {@code a[b]} too, which PHP would turn into {@code a_b} or an array.
 */
final class FormReader {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String MULTIPART = "multipart/form-data";
    private static final String JSON = "application/json";

    private FormReader() {}

    /** Refuses with 415 what {@link #read} can't read, before it is there. */
    static void check(String contentType) throws RefusedRequest {
        switch (mediaType(contentType)) {
            case FORM, MULTIPART, JSON -> {
                // readable
            }
            default -> throw unknown();
        }
    }

    /**
     * The fields in the order received, percent-decoded.
     *
     * @throws RefusedRequest with 415 for any other content type, with 400 for all that is not exactly readable, for a
     *     repeated field and for a body without fields; no input leads to any other exception
     */
    static List<FormField> read(String contentType, byte[] body) throws RefusedRequest {
        Fields fields = new Fields();
        switch (mediaType(contentType)) {
            case FORM -> UrlEncodedBody.read(body, fields);
            case MULTIPART -> MultipartBody.read(Parameters.boundary(contentType), body, fields);
            case JSON -> JsonBody.read(body, fields);
            default -> throw unknown();
        }
        return fields.toList();
    }

    private static RefusedRequest unknown() {
        return new RefusedRequest(415, "the content type is none of form-urlencoded, multipart/form-data and JSON");
    }

    static boolean isMultipart(String contentType) {
        return mediaType(contentType).equals(MULTIPART);
    }

    private static String mediaType(String contentType) {
        if (contentType == null) {
            return "";
        }
        int end = contentType.indexOf(';');
        return (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }
}
