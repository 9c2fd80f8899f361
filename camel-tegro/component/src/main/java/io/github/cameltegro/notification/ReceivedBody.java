package io.github.cameltegro.notification;

import io.github.cameltegro.protocol.FormField;
import java.util.List;

/** What came with a request: its raw bytes or, where the server has taken a multipart body apart before, its fields. */
final class ReceivedBody {

    private static final byte[] EMPTY = {};

    private final byte[] bytes;
    private final List<FormField> ready;

    private ReceivedBody(byte[] bytes, List<FormField> ready) {
        this.bytes = bytes;
        this.ready = ready;
    }

    static ReceivedBody empty() {
        return of(EMPTY);
    }

    static ReceivedBody of(byte[] bytes) {
        return new ReceivedBody(bytes, null);
    }

    /** Fields that went through the checks of {@link Fields} already. */
    static ReceivedBody ofFields(List<FormField> fields) {
        return new ReceivedBody(EMPTY, fields);
    }

    /**
     * The fields, in the order received.
     *
     * @param contentType the request's own, which says how to read the bytes
     */
    List<FormField> fields(String contentType) throws RefusedRequest {
        return ready != null ? ready : FormReader.read(contentType, bytes);
    }
}
