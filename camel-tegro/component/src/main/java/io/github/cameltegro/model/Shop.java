package io.github.cameltegro.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.LocalDateTime;
import java.util.Map;

/**
 * A shop of the account.
 *
 * @param id Tegro's number of the shop
 * @param dateAdded when it was added, in a time zone that Tegro does not tell
 * @param status 1 and 0 have been seen; Tegro does not say what they mean
 * @param publicKey the shop id of requests
 * @param other fields that Tegro's documentation does not name
 */
public record Shop(
        Long id,

        @JsonProperty("date_added")
        @JsonDeserialize(using = TegroDates.Reader.class)
        @JsonSerialize(using = TegroDates.Writer.class)
        LocalDateTime dateAdded,

        String name,
        String url,
        Integer status,
        @JsonProperty("public_key") String publicKey,
        String desc,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> other) {

    public Shop {
        other = Models.open(other);
    }
}
