package io.github.cameltegro.producer;

import io.github.cameltegro.model.TegroRequest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A receipt's lines must sum up to the amount (docs/protocol.md, Payment form and link), exactly or with each line rounded
 * half up to the currency's minor unit, as shops and cash registers print it; else nothing is sent.
 */
final class ReceiptRule {

    private static final int USUAL_DECIMALS = 2;

    private final FieldValues values;

    ReceiptRule(FieldValues values) {
        this.values = values;
    }

    /** The receipt as it is sent, with its numbers as plain decimals. */
    Map<String, Object> check(Object given, BigDecimal amount, String currency, GivenValues plain) {
        Map<String, Object> receipt = object("receipt", given, "{\"items\": [...]}");
        if (!(receipt.get("items") instanceof List<?> items) || items.isEmpty()) {
            throw values.invalid("receipt.items", "must be a list of lines with name, count and price");
        }
        int decimals = decimals(currency);
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal rounded = BigDecimal.ZERO;
        List<Object> lines = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            String name = "receipt.items[" + i + "]";
            Map<String, Object> line = object(name, items.get(i), "{\"name\": ..., \"count\": ..., \"price\": ...}");
            BigDecimal count = number(name + ".count", line, "count", plain);
            BigDecimal price = number(name + ".price", line, "price", plain);
            BigDecimal product = count.multiply(price);
            sum = sum.add(product);
            rounded =
                    rounded.add(isMoney(price, decimals) ? product.setScale(decimals, RoundingMode.HALF_UP) : product);
            lines.add(line);
        }
        if (sum.compareTo(amount) != 0 && rounded.compareTo(amount) != 0) {
            String and = rounded.compareTo(sum) == 0
                    ? ""
                    : " (" + rounded.toPlainString() + " with each line rounded half up to " + decimals + " decimals)";
            throw values.invalid(
                    "receipt",
                    "sums up to " + sum.toPlainString() + and + ", but the amount is " + amount.toPlainString());
        }
        receipt.put("items", lines);
        return receipt;
    }

    /** Whether a price can be paid: one of smaller parts, as crypto currencies have them, is counted exactly. */
    private static boolean isMoney(BigDecimal price, int decimals) {
        return price.stripTrailingZeros().scale() <= decimals;
    }

    /** Those of the currency's minor unit; two where Java does not know it. */
    private static int decimals(String currency) {
        try {
            int decimals = Currency.getInstance(currency).getDefaultFractionDigits();
            return decimals < 0 ? USUAL_DECIMALS : decimals;
        } catch (IllegalArgumentException e) {
            return USUAL_DECIMALS;
        }
    }

    private BigDecimal number(String path, Map<String, Object> line, String name, GivenValues plain) {
        Object given = plain.plain(path, line.get(name));
        if (given == null) {
            throw values.invalid(path, "is missing");
        }
        BigDecimal number = values.decimal(path, given);
        if (number.signum() < 0) {
            throw values.invalid(path, "must not be negative, but is " + FieldValues.brief(given));
        }
        line.put(name, number);
        return number;
    }

    private Map<String, Object> object(String path, Object given, String shape) {
        Object value = given instanceof TegroRequest request ? request.toFields() : given;
        if (!(value instanceof Map<?, ?> map)) {
            throw values.invalid(path, "must be an object of the form " + shape);
        }
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((name, member) -> copy.put(String.valueOf(name), member));
        return copy;
    }
}
