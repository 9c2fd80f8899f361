package io.github.cameltegro.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * The answer of {@code shops}.
 *
 * @param userId Tegro's number of the account
 * @param shops its shops
 * @param other fields that Tegro's documentation does not name
 */
public record Shops(
        @JsonProperty("user_id") Long userId,
        List<Shop> shops,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> other) implements TegroAnswer {

    public Shops {
        shops = Models.list(shops);
        other = Models.open(other);
    }
}
