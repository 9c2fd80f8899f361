package io.github.cameltegro.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;

/** Digests as hexadecimal text: written in lower case, read in any. */
final class Hex {
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(ISO_8859_1);
    private static final byte[] VALUES = values();

    private Hex() {}

    private static byte[] values() {
        byte[] values = new byte[128];
        Arrays.fill(values, (byte) -1);
        for (int i = 0; i < 16; i++) {
            values[Character.forDigit(i, 16)] = (byte) i;
            values[Character.toUpperCase(Character.forDigit(i, 16))] = (byte) i;
        }
        return values;
    }

    static String encode(byte[] bytes) {
        byte[] text = new byte[bytes.length * 2];
        for (int i = 0, at = 0; i < bytes.length; i++) {
            text[at++] = DIGITS[bytes[i] >> 4 & 15];
            text[at++] = DIGITS[bytes[i] & 15];
        }
        return new String(text, ISO_8859_1);
    }

    /**
     * The bytes that the text stands for, or null unless it is exactly {@code length} bytes in ASCII hex digits
     * ({@link Character#digit} would let other scripts' digits pass).
     */
    static byte[] decode(String text, int length) {
        if (text == null || text.length() != length * 2) {
            return null;
        }
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            int high = value(text.charAt(2 * i));
            int low = value(text.charAt(2 * i + 1));
            if ((high | low) < 0) {
                return null;
            }
            bytes[i] = (byte) (high << 4 | low);
        }
        return bytes;
    }

    private static int value(char digit) {
        return digit < VALUES.length ? VALUES[digit] : -1;
    }
}
