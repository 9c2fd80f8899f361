package io.github.cameltegro.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;

/** Reads one HTTP message after another from a connection that carries one at a time, and allocates nothing for it. */
final class HttpMessage {

    private static final byte[] END_OF_HEADERS = "\r\n\r\n".getBytes(ISO_8859_1);
    private static final byte[] LAST_CHUNK = "\r\n0\r\n\r\n".getBytes(ISO_8859_1);
    private static final byte[] CONTENT_LENGTH = "\ncontent-length:".getBytes(ISO_8859_1);

    private final byte[] buffer = new byte[256 * 1024];
    private int length;

    /** Reads a whole message; false where the connection has ended instead. */
    boolean read(InputStream in) throws IOException {
        length = 0;
        int headers = -1;
        int body = -1;
        while (headers < 0 || !isWhole(headers, body)) {
            int count = in.read(buffer, length, buffer.length - length);
            if (count < 0) {
                return false;
            }
            length += count;
            if (headers < 0) {
                headers = find(END_OF_HEADERS, length);
                body = headers < 0 ? -1 : contentLength(headers);
            }
        }
        return true;
    }

    /** Without a length it is one of Vert.x's answers in chunks, of which the last is empty. */
    private boolean isWhole(int headers, int body) {
        if (body >= 0) {
            return length >= headers + END_OF_HEADERS.length + body;
        }
        for (int i = 1; i <= LAST_CHUNK.length; i++) {
            if (buffer[length - i] != LAST_CHUNK[LAST_CHUNK.length - i]) {
                return false;
            }
        }
        return true;
    }

    byte byteAt(int index) {
        return buffer[index];
    }

    /** The status of a message that is an answer. */
    int status() {
        return (buffer[9] - '0') * 100 + (buffer[10] - '0') * 10 + buffer[11] - '0';
    }

    @Override
    public String toString() {
        return new String(buffer, 0, length, ISO_8859_1);
    }

    private int contentLength(int headers) {
        int at = find(CONTENT_LENGTH, headers);
        if (at < 0) {
            return -1;
        }
        int value = 0;
        for (int i = at + CONTENT_LENGTH.length; i < headers && buffer[i] != '\r'; i++) {
            if (buffer[i] != ' ') {
                value = 10 * value + buffer[i] - '0';
            }
        }
        return value;
    }

    private int find(byte[] wanted, int end) {
        for (int from = 0; from <= end - wanted.length; from++) {
            int i = 0;
            while (i < wanted.length && lower(buffer[from + i]) == wanted[i]) {
                i++;
            }
            if (i == wanted.length) {
                return from;
            }
        }
        return -1;
    }

    private static int lower(byte letter) {
        return letter >= 'A' && letter <= 'Z' ? letter + 32 : letter;
    }
}
