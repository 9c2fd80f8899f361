package io.github.cameltegro.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;

/**
 * The answer of {@code createOrder}.
 *
 * @param id Tegro's own number of the order
 * @param url where the payer pays it
 * @param other fields that Tegro's documentation does not name
 */
public record CreatedOrder(
        Long id, String url, @JsonAnySetter @JsonAnyGetter Map<String, Object> other) implements TegroAnswer {

    public CreatedOrder {
        other = Models.open(other);
    }

    public CreatedOrder(Long id, String url) {
        this(id, url, Map.of());
    }
}
