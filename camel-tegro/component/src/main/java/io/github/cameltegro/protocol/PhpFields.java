package io.github.cameltegro.protocol;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Takes nested values apart into single fields, as PHP's http_build_query does before it encodes them. */
final class PhpFields {
    /** Deeper than any form, and far from the end of a thread's stack. */
    private static final int MAX_DEPTH = 32;
    /** The digits that PHP writes of a double unless its setting "precision" says otherwise. */
    private static final int PHP_PRECISION = 14;
    /** A longer number is no amount; plain text of 1E+1000000000 would fill the memory. */
    private static final int MAX_SCALE = 1000;

    private static final BigDecimal PHP_SMALLEST_PLAIN = new BigDecimal("0.0001");
    private static final BigDecimal PHP_FIRST_EXPONENT = new BigDecimal("1E14");

    private final List<FormField> flat = new ArrayList<>();

    List<FormField> flatten(Map<String, ?> fields) {
        fields.forEach((name, value) -> add(name(name, "the form"), value, 1));
        return flat;
    }

    private void add(String path, Object value, int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException(
                    "nested deeper than " + MAX_DEPTH + ": " + path.substring(0, path.indexOf('[')));
        }
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, nested) -> add(path + '[' + name(key, path) + ']', nested, depth + 1));
        } else if (value instanceof Iterable<?> list) {
            int index = 0;
            for (Object nested : list) {
                add(path + '[' + index++ + ']', nested, depth + 1);
            }
        } else if (value instanceof Object[] array) {
            add(path, Arrays.asList(array), depth);
        } else if (value != null) {
            flat.add(field(path, text(path, value)));
        }
    }

    private static FormField field(String path, String text) {
        try {
            return FormField.of(path, text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(path + ": " + e.getMessage(), e);
        }
    }

    private static String name(Object key, String where) {
        if (key instanceof CharSequence || key instanceof Integer || key instanceof Long) {
            return key.toString();
        }
        throw new IllegalArgumentException(where + " has a key that is no text: " + type(key));
    }

    private static String text(String path, Object value) {
        if (value instanceof CharSequence || value instanceof Character) {
            return value.toString();
        }
        if (value instanceof Boolean bool) {
            return bool ? "1" : "0";
        }
        if (value instanceof Number number) {
            return number(path, number);
        }
        throw new IllegalArgumentException(path + ": a value of type " + type(value) + " has no form text");
    }

    private static String number(String path, Number number) {
        if (number instanceof Double || number instanceof Float) {
            return floating(path, number.doubleValue());
        }
        BigDecimal decimal;
        try {
            decimal = number instanceof BigDecimal given ? given : new BigDecimal(number.toString());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(path + ": a number of type " + type(number) + " has no decimal text", e);
        }
        if (Math.abs((long) decimal.scale()) > MAX_SCALE) {
            throw new IllegalArgumentException(path + ": a number beyond 10^" + MAX_SCALE + " or as many decimals");
        }
        return decimal.toPlainString();
    }

    private static String floating(String path, double number) {
        if (Double.isFinite(number)) {
            BigDecimal decimal = BigDecimal.valueOf(number).stripTrailingZeros();
            BigDecimal size = decimal.abs();
            if (decimal.signum() == 0
                    ? 1 / number > 0
                    : decimal.precision() <= PHP_PRECISION
                            && size.compareTo(PHP_SMALLEST_PLAIN) >= 0
                            && size.compareTo(PHP_FIRST_EXPONENT) < 0) {
                return decimal.toPlainString();
            }
        }
        throw new IllegalArgumentException(
                path + ": PHP's text of this floating-point number is not certain; give a" + " BigDecimal or text");
    }

    private static String type(Object value) {
        return value == null ? "null" : value.getClass().getName();
    }
}
