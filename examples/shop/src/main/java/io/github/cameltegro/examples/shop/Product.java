package io.github.cameltegro.examples.shop;

import java.math.BigDecimal;
import java.util.List;

/**
 * What is for sale. The price is this one, whatever a customer's browser sends.
 *
 * @param id its name in forms
 * @param name as customers see it
 * @param price in the shop's currency
 */
record Product(String id, String name, BigDecimal price) {

    static final List<Product> ALL = List.of(
            new Product("tea", "Чай «Караванный», 100 г", new BigDecimal("490.00")),
            new Product("socks", "Socks 🐪🐪, a pair", new BigDecimal("300.50")),
            new Product("shirt", "T-shirt \"<script>alert('hi')</script>\"", new BigDecimal("1490.00")));

    /** @throws IllegalArgumentException if there is no such product */
    static Product of(String id) {
        return ALL.stream()
                .filter(product -> product.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no such product"));
    }
}
