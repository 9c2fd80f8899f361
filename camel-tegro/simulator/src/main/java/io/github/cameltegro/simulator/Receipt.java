package io.github.cameltegro.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What was bought; where it isn't empty, its sum must be the order's amount (docs/protocol.md, Links). */
record Receipt(List<Item> items) {

    static final Receipt NONE = new Receipt(List.of());

    private static final Pattern FIELD = Pattern.compile("receipt\\[items]\\[([^\\]]{1,20})]\\[(name|count|price)]");
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,18}(\\.\\d{1,8})?");

    /** One line: the price of one, in units of the order's currency, and how many. */
    record Item(String name, BigDecimal count, BigDecimal price) {

        BigDecimal sum() {
            return price.multiply(count);
        }
    }

    /**
     * Of createOrder's {@code receipt}: {@code {"items":[{"name":…,"count":…,"price":…}]}}.
     *
     * @throws ApiRefusal if there is one without items
     */
    static Receipt ofJson(JsonNode receipt) {
        if (receipt.isMissingNode() || receipt.isNull()) {
            return NONE;
        }
        List<Item> items = new ArrayList<>();
        for (JsonNode item : receipt.path("items")) {
            items.add(new Item(
                    item.path("name").asText(""),
                    item.path("count").decimalValue(),
                    item.path("price").decimalValue()));
        }
        if (items.isEmpty()) {
            throw ApiRefusal.wrong("receipt");
        }
        return new Receipt(items);
    }

    /**
     * Of a link's or form's {@code receipt[items][i][name|count|price]}.
     *
     * @throws ApiRefusal if a field of the receipt has another name, or a count or price is missing or no number
     */
    static Receipt ofForm(Map<String, String> fields) {
        Map<String, Map<String, String>> lines = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            Matcher field = FIELD.matcher(name);
            if (field.matches()) {
                lines.computeIfAbsent(field.group(1), index -> new LinkedHashMap<>())
                        .put(field.group(2), value);
            } else if (name.startsWith("receipt")) {
                throw ApiRefusal.wrong("receipt");
            }
        });
        return new Receipt(lines.values().stream()
                .map(line ->
                        new Item(line.getOrDefault("name", ""), decimal(line.get("count")), decimal(line.get("price"))))
                .toList());
    }

    /** @throws ApiRefusal if there are items and they don't add up to the amount */
    Receipt checked(BigDecimal amount) {
        BigDecimal sum = items.stream().map(Item::sum).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (!items.isEmpty() && sum.compareTo(amount) != 0) {
            throw ApiRefusal.wrong("receipt");
        }
        return this;
    }

    private static BigDecimal decimal(String text) {
        if (text == null || !DECIMAL.matcher(text).matches()) {
            throw ApiRefusal.wrong("receipt");
        }
        return new BigDecimal(text);
    }
}
