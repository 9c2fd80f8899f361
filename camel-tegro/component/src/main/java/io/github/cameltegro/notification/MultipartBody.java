package io.github.cameltegro.notification;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;

/** A body of {@code multipart/form-data} (RFC 7578): text parts only. */
final class MultipartBody {

    private static final byte[] HYPHENS = {'-', '-'};
    private static final byte[] HEADERS_END = {'\r', '\n', '\r', '\n'};

    private final byte[] body;
    /** Line break, two hyphens, boundary: holds one {@code \r}, at its start, so that searching it is linear. */
    private final byte[] delimiter;

    private int at;
    private boolean closed;

    private MultipartBody(byte[] body, String boundary) {
        this.body = body;
        this.delimiter = ("\r\n--" + boundary).getBytes(ISO_8859_1);
    }

    /** What stands before the first boundary and behind the last one is ignored. */
    static void read(String boundary, byte[] body, Fields fields) throws RefusedRequest {
        new MultipartBody(body, boundary).readParts(fields);
    }

    private void readParts(Fields fields) throws RefusedRequest {
        // the first boundary has no line break before it where nothing else stands there
        at = startsWith(delimiter, 2, 0) ? delimiter.length - 2 : find(delimiter, 0) + delimiter.length;
        endOfDelimiter();
        while (!closed) {
            int headersEnd = find(HEADERS_END, at);
            PartHeaders headers = PartHeaders.of(new String(body, at, headersEnd - at, ISO_8859_1));
            int from = headersEnd + HEADERS_END.length;
            // a delimiter right behind the headers shares its line break with their end
            int to = find(delimiter, from - 2);
            fields.add(headers.name().getBytes(ISO_8859_1), Arrays.copyOfRange(body, from, Math.max(from, to)));
            at = to + delimiter.length;
            endOfDelimiter();
        }
    }

    /** Goes behind the line that a delimiter began. */
    private void endOfDelimiter() throws RefusedRequest {
        if (startsWith(HYPHENS, 0, at)) {
            closed = true;
            at += 2;
        }
        while (at < body.length && (body[at] == ' ' || body[at] == '\t')) {
            at++;
        }
        if (closed && at == body.length) {
            return;
        }
        if (!startsWith(HEADERS_END, 2, at)) {
            throw new RefusedRequest(400, "malformed multipart boundary");
        }
        at += 2;
    }

    private int find(byte[] wanted, int from) throws RefusedRequest {
        for (int i = from; i <= body.length - wanted.length; i++) {
            if (startsWith(wanted, 0, i)) {
                return i;
            }
        }
        throw new RefusedRequest(400, "multipart that breaks off");
    }

    /** Whether the bytes of {@code wanted} from {@code skip} on stand at {@code from}. */
    private boolean startsWith(byte[] wanted, int skip, int from) {
        int length = wanted.length - skip;
        return from <= body.length - length && Arrays.equals(body, from, from + length, wanted, skip, wanted.length);
    }
}
