package io.github.cameltegro.model;

import java.math.BigDecimal;

/**
 * Amounts as Tegro writes them: decimals in JSON strings, now and then JSON numbers. An exponent is no amount, for a
 * few characters of it would make a number of gigabytes.
 */
public final class TegroAmounts {

    private static final int LONGEST = 128;

    private TegroAmounts() {}

    /** Reads a plain decimal such as {@code -12.50}; null for any other text. */
    public static BigDecimal parse(String text) {
        return isPlainDecimal(text) ? new BigDecimal(text) : null;
    }

    private static boolean isPlainDecimal(String text) {
        int length = text.length();
        int start = length > 0 && text.charAt(0) == '-' ? 1 : 0;
        if (length == start || length > LONGEST) {
            return false;
        }
        int points = 0;
        for (int i = start; i < length; i++) {
            char c = text.charAt(i);
            if (c == '.' && i > start && i < length - 1 && points++ == 0) {
                continue;
            }
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }

    /** Reads a JSON string or number; null for anything else. */
    static BigDecimal read(Object value) {
        if (value instanceof BigDecimal decimal) {
            // one below a millionth has an exponent as text
            return decimal.scale() < 0 || decimal.scale() > LONGEST ? null : parse(decimal.toPlainString());
        }
        return value instanceof String || value instanceof Number ? parse(value.toString()) : null;
    }

    /** Writes it as Tegro does; null as null. */
    static String write(BigDecimal amount) {
        return amount == null ? null : amount.toPlainString();
    }
}
