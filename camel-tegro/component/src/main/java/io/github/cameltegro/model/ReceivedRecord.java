package io.github.cameltegro.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads the fields of a record as they arrived. A field that decides must be readable. Any other reads as null where it
 * is not, and its value is kept.
 */
final class ReceivedRecord {

    private static final String WHOLE = "\\d{1,18}";

    /** What no field took, in the order in which it arrived. */
    private final Map<String, Object> left;

    ReceivedRecord(Map<String, Object> fields) {
        this.left = new LinkedHashMap<>(fields);
    }

    /** Returns what no field took: names that are not known, and values that could not be read. */
    Map<String, Object> left() {
        return left;
    }

    /** Returns a whole number that decides, or null where there is none. */
    Long decidingNumber(String name) {
        return taken(name, decided(name, number(left.get(name)), "a whole number"));
    }

    /** Returns a status or the like that decides, or null where there is none. */
    Integer decidingCode(String name) {
        Integer code = code(left.get(name));
        return taken(name, decided(name, code, "a whole number"));
    }

    /** Returns an amount that decides, or null where there is none. */
    BigDecimal decidingAmount(String name) {
        return taken(name, decided(name, TegroAmounts.read(left.get(name)), "a plain decimal"));
    }

    /** Returns a flag that decides, or null where there is none. */
    Boolean decidingFlag(String name) {
        return taken(name, decided(name, TegroFlags.read(left.get(name)), "0 or 1"));
    }

    /** Returns an id of the merchant, or null where there is none. */
    String decidingId(String name) {
        return taken(name, decided(name, id(left.get(name)), "a text"));
    }

    /** Returns the id of the merchant that a JSON text or number is, 1001 for 1001.0 as where it is sent, or null. */
    static String id(Object value) {
        Long whole = value instanceof Number ? number(value) : null;
        if (whole != null) {
            return whole.toString();
        }
        return value instanceof String || value instanceof Number ? value.toString() : null;
    }

    Long number(String name) {
        return taken(name, number(left.get(name)));
    }

    Integer code(String name) {
        return taken(name, code(left.get(name)));
    }

    BigDecimal amount(String name) {
        return taken(name, TegroAmounts.read(left.get(name)));
    }

    LocalDateTime date(String name) {
        Object value = left.get(name);
        String text = value instanceof String || value instanceof Number ? value.toString() : null;
        LocalDateTime date = TegroDates.parse(text);
        return taken(name, date != null ? date : TegroDates.lenient(text));
    }

    String text(String name) {
        Object value = left.get(name);
        return taken(name, value instanceof String || value instanceof Number ? value.toString() : null);
    }

    /** Takes the value away if it was read, or if there is none. */
    <T> T taken(String name, T read) {
        if (read != null || left.get(name) == null) {
            left.remove(name);
        }
        return read;
    }

    private <T> T decided(String name, T read, String expected) {
        if (read == null && left.get(name) != null) {
            throw new UnreadableFieldException(name, quoted(left.get(name)), expected);
        }
        return read;
    }

    private static String quoted(Object value) {
        return value instanceof String ? "\"" + value + '"' : String.valueOf(value);
    }

    /** Returns the whole number that a JSON number or text is, or null. */
    static Long number(Object value) {
        if (value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        if (value instanceof BigDecimal || value instanceof BigInteger) {
            // the least exponent would do for a number of gigabytes
            BigDecimal plain = TegroAmounts.read(value);
            try {
                return plain == null ? null : plain.longValueExact();
            } catch (ArithmeticException e) {
                return null;
            }
        }
        return value instanceof String text && text.matches(WHOLE) ? Long.valueOf(text) : null;
    }

    /** Returns the same where it is small enough for a status or the like, or null. */
    static Integer code(Object value) {
        Long number = number(value);
        return number == null || number != number.intValue() ? null : Integer.valueOf(number.intValue());
    }
}
