package io.github.cameltegro.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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

        /** As it is printed on a receipt of weighed goods. */
        BigDecimal roundedSum() {
            return sum().setScale(2, RoundingMode.HALF_UP);
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

    /** @throws ApiRefusal if there are items and they don't add up to the amount, exactly or each line rounded */
    Receipt checked(BigDecimal amount) {
        if (!items.isEmpty() && !addsUp(Item::sum, amount) && !addsUp(Item::roundedSum, amount)) {
            throw ApiRefusal.wrong("receipt");
        }
        return this;
    }

    private boolean addsUp(Function<Item, BigDecimal> line, BigDecimal amount) {
        return items.stream().map(line).reduce(BigDecimal.ZERO, BigDecimal::add).compareTo(amount) == 0;
    }

    private static BigDecimal decimal(String text) {
        if (text == null || !DECIMAL.matcher(text).matches()) {
            throw ApiRefusal.wrong("receipt");
        }
        return new BigDecimal(text);
    }
}
