package io.github.cameltegro.model;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is paid for.
 *
 * @param items the lines; the sum of price times count must be the order's amount
 */
public record Receipt(List<Item> items) implements TegroRequest {

    public Receipt {
        items = List.copyOf(items);
    }

    /** A line of a receipt: its name, how many, and the price of one. */
    public record Item(String name, BigDecimal count, BigDecimal price) implements TegroRequest {

        public Item(String name, int count, BigDecimal price) {
            this(name, BigDecimal.valueOf(count), price);
        }

        @Override
        public Map<String, Object> toFields() {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("name", name);
            fields.put("count", count);
            fields.put("price", price);
            return fields;
        }
    }

    @Override
    public Map<String, Object> toFields() {
        return Map.of("items", items.stream().map(Item::toFields).toList());
    }
}
