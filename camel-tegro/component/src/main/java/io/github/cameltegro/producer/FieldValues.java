package io.github.cameltegro.producer;

import io.github.cameltegro.GivenText;
import io.github.cameltegro.PageLanguage;
import io.github.cameltegro.RequestField;
import io.github.cameltegro.TegroInvalidRequestException;
import io.github.cameltegro.TegroOperation;
import io.github.cameltegro.model.TegroAmounts;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** Turns the values that users give into the ones that are sent, or says what is wrong with them. */
final class FieldValues {

    /** Tegro's amounts have eight decimals (docs/protocol.md, Amounts). */
    static final int MOST_DECIMALS = 8;

    private static final int MOST_DIGITS = 128;
    private static final double MOST_EXACT_DOUBLE = 1L << 53;
    private static final double MOST_EXACT_FLOAT = 1 << 24;
    private static final Pattern ANY_WHOLE = Pattern.compile("-?\\d{1,128}");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,18}");

    private final TegroOperation operation;

    FieldValues(TegroOperation operation) {
        this.operation = operation;
    }

    /** The value as it is sent; null where there is none (null or blank). */
    Object read(RequestField field, Object given) {
        return given == null
                        || given instanceof CharSequence text
                                && GivenText.strip(text.toString()).isEmpty()
                ? null
                : switch (field.kind()) {
                    case TEXT -> text(field.wireName(), given);
                    case AMOUNT -> amount(field.wireName(), given);
                    case CURRENCY -> currency(field.wireName(), given);
                    case NUMBER -> whole(field.wireName(), given, 0);
                    case PAGE -> whole(field.wireName(), given, 1);
                    case LANGUAGE -> language(field.wireName(), given);
                    case FLAG -> flag(field.wireName(), given);
                    case URL -> address(field.wireName(), given);
                };
    }

    /** Whether two values that were {@link #read} mean the same. */
    static boolean same(Object one, Object other) {
        return one instanceof BigDecimal a && other instanceof BigDecimal b ? a.compareTo(b) == 0 : one.equals(other);
    }

    /** A decimal greater than zero. */
    BigDecimal amount(String name, Object given) {
        BigDecimal amount = decimal(name, given);
        if (amount.signum() <= 0) {
            throw invalid(name, "must be greater than zero, but is " + brief(given));
        }
        if (amount.scale() > MOST_DECIMALS && amount.stripTrailingZeros().scale() > MOST_DECIMALS) {
            throw invalid(name, "has more than " + MOST_DECIMALS + " decimals: " + brief(given));
        }
        return amount;
    }

    /** Any decimal that can be written without an exponent. */
    BigDecimal decimal(String name, Object given) {
        BigDecimal amount = null;
        if (given instanceof BigDecimal decimal) {
            amount = decimal;
        } else if (given instanceof BigInteger whole) {
            amount = new BigDecimal(whole);
        } else if (given instanceof Double || given instanceof Float) {
            double number = ((Number) given).doubleValue();
            amount = Double.isFinite(number) ? new BigDecimal(given.toString()) : null;
        } else if (given instanceof Number || given instanceof CharSequence) {
            amount = TegroAmounts.parse(given.toString().strip());
        }
        if (amount == null) {
            throw invalid(name, "must be a plain decimal such as 1500.50, but is " + brief(given));
        }
        if (Math.max(amount.precision() - (long) amount.scale(), amount.scale()) > MOST_DIGITS) {
            throw invalid(name, "has more than " + MOST_DIGITS + " digits");
        }
        // as a header it would read 1E+3
        return amount.scale() < 0 ? amount.setScale(0) : amount;
    }

    private String text(String name, Object given) {
        if (given instanceof Number number) {
            String whole = whole(number);
            if (whole == null) {
                throw invalid(name, "must be text or a whole number, but is " + brief(given));
            }
            return whole;
        }
        if (isText(given)) {
            return GivenText.strip(given.toString());
        }
        throw invalid(name, "must be text, but is a " + given.getClass().getSimpleName());
    }

    /** One number has one text, whatever it came as: 1001 for 1001.0; null for one that is not whole, or not exact. */
    private static String whole(Number number) {
        if (number instanceof Double || number instanceof Float) {
            double most = number instanceof Double ? MOST_EXACT_DOUBLE : MOST_EXACT_FLOAT;
            double value = number.doubleValue();
            return Math.abs(value) <= most && value == Math.rint(value) ? Long.toString((long) value) : null;
        }
        if (number instanceof BigDecimal decimal) {
            if (Math.abs((long) decimal.scale()) > MOST_DIGITS || decimal.precision() > MOST_DIGITS) {
                return null;
            }
            BigDecimal plain = decimal.stripTrailingZeros();
            return plain.scale() <= 0 ? plain.toBigInteger().toString() : null;
        }
        String text = number.toString();
        return ANY_WHOLE.matcher(text).matches() ? text : null;
    }

    /** Whether the value stands for one text. */
    static boolean isText(Object given) {
        return given instanceof CharSequence
                || given instanceof Number
                || given instanceof Character
                || given instanceof Enum<?>
                || given instanceof UUID;
    }

    private String currency(String name, Object given) {
        String text = given.toString();
        if (!isCurrency(text)) {
            throw invalid(name, "must be three to five capital letters such as RUB, but is " + brief(given));
        }
        return text;
    }

    /** Without a pattern, whose matcher would be much of what a call allocates here. */
    private static boolean isCurrency(String text) {
        if (text.length() < 3 || text.length() > 5) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < 'A' || text.charAt(i) > 'Z') {
                return false;
            }
        }
        return true;
    }

    private Long whole(String name, Object given, long least) {
        String text = given instanceof Number number
                ? whole(number)
                : given.toString().strip();
        if (text == null || !WHOLE.matcher(text).matches() || Long.parseLong(text) < least) {
            throw invalid(name, "must be a whole number from " + least + ", but is " + brief(given));
        }
        return Long.valueOf(text);
    }

    private String language(String name, Object given) {
        for (PageLanguage language : PageLanguage.values()) {
            if (language.name().equalsIgnoreCase(given.toString())) {
                return language.name();
            }
        }
        throw invalid(name, "must be one of " + Arrays.toString(PageLanguage.values()) + ", but is " + brief(given));
    }

    private Boolean flag(String name, Object given) {
        return switch (given.toString().strip()) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw invalid(name, "must be true or false, or 1 or 0, but is " + brief(given));
        };
    }

    /** Sent as it is given: {@link URI} encodes nothing. */
    private String address(String name, Object given) {
        try {
            URI address = new URI(given.toString());
            if (List.of("http", "https").contains(String.valueOf(address.getScheme()))
                    && address.getHost() != null
                    && address.getRawUserInfo() == null) {
                return given.toString();
            }
        } catch (URISyntaxException e) {
            // told below, together with the other ways to be wrong
        }
        throw invalid(
                name,
                "must be an absolute address such as https://shop.example/paid: http or https, a host in ASCII, no user,"
                        + " no blanks; but is " + brief(given));
    }

    TegroInvalidRequestException invalid(String name, String message) {
        return new TegroInvalidRequestException(operation.name(), name, name + " " + message);
    }

    /** A given value for a message: short, and on one line. */
    static String brief(Object given) {
        String text = given instanceof BigDecimal decimal && Math.abs((long) decimal.scale()) > MOST_DIGITS
                ? decimal.toString()
                : String.valueOf(given);
        String line = text.replaceAll("\\p{Cntrl}", " ");
        return "'" + (line.length() > 40 ? line.substring(0, 40) + "…" : line) + "'";
    }
}
