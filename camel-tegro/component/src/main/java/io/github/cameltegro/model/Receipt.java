package io.github.cameltegro.model;

import com.fasterxml.jackson.annotation.JsonCreator;
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

    /**
     * Reads Tegro's own names.
     *
     * @throws UnreadableFieldException if a field can't be read, or is none of this record's
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Receipt of(Map<String, Object> fields) {
        return of(new RequestedFields(fields));
    }

    static Receipt of(RequestedFields requested) {
        Receipt receipt =
                new Receipt(requested.objects("items").stream().map(Item::of).toList());
        requested.end();
        return receipt;
    }

    /** A line of a receipt: its name, how many, and the price of one. */
    public record Item(String name, BigDecimal count, BigDecimal price) implements TegroRequest {

        public Item(String name, int count, BigDecimal price) {
            this(name, BigDecimal.valueOf(count), price);
        }

        /**
         * Reads Tegro's own names.
         *
         * @throws UnreadableFieldException if a field can't be read, or is none of this record's
         */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static Item of(Map<String, Object> fields) {
            return of(new RequestedFields(fields));
        }

        private static Item of(RequestedFields requested) {
            Item item = new Item(requested.text("name"), requested.amount("count"), requested.amount("price"));
            requested.end();
            return item;
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
