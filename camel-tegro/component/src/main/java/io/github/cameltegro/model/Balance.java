package io.github.cameltegro.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;

/**
 * The answer of {@code balance}.
 *
 * @param userId Tegro's number of the account
 * @param balance amounts by currency code; the set of currencies is open
 * @param other fields that Tegro's documentation does not name
 */
public record Balance(
        @JsonProperty("user_id") Long userId,

        @JsonDeserialize(contentUsing = TegroAmounts.Reader.class)
        @JsonSerialize(contentUsing = TegroAmounts.Writer.class)
        Map<String, BigDecimal> balance,

        @JsonAnySetter @JsonAnyGetter Map<String, Object> other)
        implements TegroAnswer {

    public Balance {
        balance = balance == null ? Map.of() : Collections.unmodifiableMap(balance);
        other = Models.open(other);
    }
}
