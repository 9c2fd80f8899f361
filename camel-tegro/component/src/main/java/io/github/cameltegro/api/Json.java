package io.github.cameltegro.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;

/** The component's own JSON settings; a user's ObjectMapper never changes what is signed. */
public final class Json {

    /** Reads answers: unknown fields are kept by the models, decimals stay exact. */
    public static final ObjectMapper ANSWERS = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    /** Reads bodies that users give: a field given twice is an error, for it is not clear which one is meant. */
    public static final ObjectMapper BODIES = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * Writes requests as compact ASCII, decimals without exponent: the form of which the least can go wrong between
     * here and Tegro's check of the signature.
     */
    public static final ObjectMapper REQUESTS = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private Json() {}

    /**
     * Reads the items of a list. PHP writes one that has gaps as an object whose names are numbers.
     *
     * @throws IOException if it is not a list
     */
    static Collection<?> items(JsonParser json) throws IOException {
        Object list = ANSWERS.readerFor(Object.class).readValue(json);
        if (list instanceof Map<?, ?> object
                && object.keySet().stream().allMatch(name -> ((String) name).matches("\\d{1,9}"))) {
            return object.values();
        }
        if (list instanceof Collection<?> items) {
            return items;
        }
        throw JsonMappingException.from(json, "it is not a list");
    }
}
