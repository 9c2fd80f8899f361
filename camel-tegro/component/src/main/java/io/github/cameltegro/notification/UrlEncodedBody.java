package io.github.cameltegro.notification;

import java.util.Arrays;

/** A body of {@code application/x-www-form-urlencoded}. */
final class UrlEncodedBody {

    private UrlEncodedBody() {}

    /** Nothing between two {@code &} is no field, as in PHP; a name without {@code =} has an empty value. */
    static void read(byte[] body, Fields fields) throws RefusedRequest {
        int from = 0;
        while (from < body.length) {
            int to = indexOf(body, '&', from, body.length);
            if (to > from) {
                int equals = indexOf(body, '=', from, to);
                byte[] name = decode(body, from, equals);
                byte[] value = decode(body, Math.min(equals + 1, to), to);
                fields.add(name, value);
            }
            from = to + 1;
        }
    }

    private static int indexOf(byte[] body, char wanted, int from, int to) {
        int i = from;
        while (i < to && body[i] != wanted) {
            i++;
        }
        return i;
    }

    private static byte[] decode(byte[] body, int from, int to) throws RefusedRequest {
        byte[] decoded = new byte[to - from];
        int length = 0;
        for (int i = from; i < to; i++) {
            byte b = body[i];
            if (b == '%') {
                int high = i + 2 < to ? Character.digit(body[i + 1], 16) : -1;
                int low = i + 2 < to ? Character.digit(body[i + 2], 16) : -1;
                if (high < 0 || low < 0) {
                    throw new RefusedRequest(400, "a broken percent encoding");
                }
                decoded[length++] = (byte) (high << 4 | low);
                i += 2;
            } else {
                decoded[length++] = b == '+' ? (byte) ' ' : b;
            }
        }
        return length == decoded.length ? decoded : Arrays.copyOf(decoded, length);
    }
}
