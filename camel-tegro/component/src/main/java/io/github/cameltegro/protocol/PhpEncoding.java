package io.github.cameltegro.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;

/**
 * PHP's {@code urlencode} and {@code http_build_query} (RFC 1738, PHP's default): the text that Tegro signs links and
 * notifications over is built by them. See "Encoding" in docs/protocol.md.
 *
 * <p>ASCII letters and digits, {@code -}, {@code _} and {@code .} stand for themselves, a space becomes {@code +},
 * every other byte {@code %XX} in upper case. {@link java.net.URLEncoder} differs: it keeps {@code *}.
 *
 * <p>Text is encoded in UTF-8. An unpaired surrogate has no UTF-8 form and is refused with an
 * {@link IllegalArgumentException}: Java's usual {@code ?} would sign another id than the one that was meant.
 */
public final class PhpEncoding {
    private static final byte[] UPPER_DIGITS = "0123456789ABCDEF".getBytes(ISO_8859_1);

    /** What is written for a byte that takes one; 0 for those that take three, {@code %XX}. */
    private static final byte[] IN_ONE_BYTE = inOneByte();

    private PhpEncoding() {}

    private static byte[] inOneByte() {
        byte[] bytes = new byte[256];
        String kept = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";
        for (byte b : kept.getBytes(ISO_8859_1)) {
            bytes[b] = b;
        }
        bytes[' '] = '+';
        return bytes;
    }

    /**
     * {@code urlencode} of the text's UTF-8 bytes.
     *
     * @throws IllegalArgumentException if the text holds an unpaired surrogate
     */
    public static String encode(String text) {
        byte[] bytes = utf8(text);
        byte[] encoded = new byte[bytes.length * 3];
        int length = encode(bytes, 0, bytes.length, encoded, 0);
        return new String(encoded, 0, length, ISO_8859_1);
    }

    /** {@code urlencode} of the bytes from {@code from} up to {@code to}, whatever charset they are in. */
    public static void encode(byte[] bytes, int from, int to, ByteArrayOutputStream sink) {
        byte[] encoded = new byte[(to - from) * 3];
        sink.write(encoded, 0, encode(bytes, from, to, encoded, 0));
    }

    /**
     * {@code urlencode} of the bytes from {@code from} up to {@code to} into an array, from {@code at} on; three bytes
     * of room for each are always enough.
     *
     * @return the place after the last byte written
     */
    static int encode(byte[] bytes, int from, int to, byte[] sink, int at) {
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            byte one = IN_ONE_BYTE[b & 0xff];
            if (one != 0) {
                sink[at++] = one;
            } else {
                sink[at++] = '%';
                sink[at++] = UPPER_DIGITS[b >> 4 & 15];
                sink[at++] = UPPER_DIGITS[b & 15];
            }
        }
        return at;
    }

    /** How many bytes {@code urlencode} makes of these. */
    static long encodedLength(byte[] bytes) {
        long length = bytes.length;
        for (byte b : bytes) {
            if (IN_ONE_BYTE[b & 0xff] == 0) {
                length += 2;
            }
        }
        return length;
    }

    /**
     * {@code http_build_query} of the fields, in the order given.
     *
     * <table>
     * <caption>Values</caption>
     * <tr><td>null</td><td>the field is dropped, at any depth; in a list the others keep their index</td></tr>
     * <tr><td>true, false</td><td>{@code 1}, {@code 0}</td></tr>
     * <tr><td>text, one character</td><td>as it is; empty text is kept as {@code name=}</td></tr>
     * <tr><td>BigDecimal</td><td>plain, with all its decimals, no exponent</td></tr>
     * <tr><td>double, float</td><td>as PHP writes it ({@code 100.0} is {@code 100}); refused where that hangs on
     * PHP's settings: not finite, -0.0, more than 14 digits, under 0.0001 or from 10^14 on</td></tr>
     * <tr><td>other numbers</td><td>their plain decimal text</td></tr>
     * <tr><td>Map, Iterable, array of objects</td><td>nested, {@code a%5Bb%5D%5B0%5D=}; an empty one leaves
     * nothing</td></tr>
     * <tr><td>all else</td><td>refused</td></tr>
     * </table>
     *
     * @throws IllegalArgumentException for a value that is refused (naming its field and type, never the value), a
     *     null key, an unpaired surrogate, or nesting deeper than 32
     */
    public static String query(Map<String, ?> fields) {
        return new String(CanonicalText.join(fields(fields)), ISO_8859_1);
    }

    /**
     * The single fields that {@link #query} writes for a map, before encoding: nested ones by their whole path
     * ({@code receipt[items][0][name]}), nulls dropped.
     *
     * @throws IllegalArgumentException as {@link #query} does
     */
    public static List<FormField> fields(Map<String, ?> fields) {
        return new PhpFields().flatten(fields);
    }

    static byte[] utf8(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!Character.isHighSurrogate(text.charAt(i))
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw new IllegalArgumentException(
                            "unpaired surrogate at index " + i + ": the text has no UTF-8 form");
                }
                i++;
            }
        }
        return text.getBytes(UTF_8);
    }
}
