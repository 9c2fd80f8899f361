package io.github.cameltegro.producer;

import io.github.cameltegro.model.TegroRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A receipt's lines must sum up to the amount (docs/protocol.md, Payment form and link); else nothing is sent. */
final class ReceiptRule {

    private final FieldValues values;

    ReceiptRule(FieldValues values) {
        this.values = values;
    }

    /** The receipt as it is sent, with its numbers as plain decimals. */
    Map<String, Object> check(Object given, BigDecimal amount) {
        Map<String, Object> receipt = object("receipt", given, "{\"items\": [...]}");
        if (!(receipt.get("items") instanceof List<?> items) || items.isEmpty()) {
            throw values.invalid("receipt.items", "must be a list of lines with name, count and price");
        }
        BigDecimal sum = BigDecimal.ZERO;
        List<Object> lines = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            String name = "receipt.items[" + i + "]";
            Map<String, Object> line = object(name, items.get(i), "{\"name\": ..., \"count\": ..., \"price\": ...}");
            BigDecimal count = number(name + ".count", line, "count");
            BigDecimal price = number(name + ".price", line, "price");
            sum = sum.add(count.multiply(price));
            lines.add(line);
        }
        if (sum.compareTo(amount) != 0) {
            throw values.invalid(
                    "receipt", "sums up to " + sum.toPlainString() + ", but the amount is " + amount.toPlainString());
        }
        receipt.put("items", lines);
        return receipt;
    }

    private BigDecimal number(String path, Map<String, Object> line, String name) {
        Object given = line.get(name);
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
