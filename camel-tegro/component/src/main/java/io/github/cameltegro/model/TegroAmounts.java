package io.github.cameltegro.model;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * Amounts as Tegro writes them: decimals in JSON strings, now and then JSON numbers. An exponent is no amount, for a
 * few characters of it would make a number of gigabytes.
 */
public final class TegroAmounts {

    private static final int LONGEST = 128;

    private TegroAmounts() {}

    /** Reads a plain decimal such as {@code -12.50}; null for any other text. */
    public static BigDecimal parse(String text) {
        return isPlainDecimal(text) ? new BigDecimal(text) : null;
    }

    private static boolean isPlainDecimal(String text) {
        int length = text.length();
        int start = length > 0 && text.charAt(0) == '-' ? 1 : 0;
        if (length == start || length > LONGEST) {
            return false;
        }
        int points = 0;
        for (int i = start; i < length; i++) {
            char c = text.charAt(i);
            if (c == '.' && i > start && i < length - 1 && points++ == 0) {
                continue;
            }
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }

    /** From a JSON string or number. */
    public static final class Reader extends JsonDeserializer<BigDecimal> {

        @Override
        public BigDecimal deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonToken token = parser.currentToken();
            if (token == JsonToken.VALUE_STRING || token.isNumeric()) {
                String text = parser.getText();
                BigDecimal amount = parse(text);
                return amount != null
                        ? amount
                        : (BigDecimal) context.handleWeirdStringValue(BigDecimal.class, text, "not a plain decimal");
            }
            return (BigDecimal) context.handleUnexpectedToken(BigDecimal.class, parser);
        }
    }

    /** To a JSON string, as Tegro does: no reader can lose decimals. */
    public static final class Writer extends JsonSerializer<BigDecimal> {

        @Override
        public void serialize(BigDecimal value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(value.toPlainString());
        }
    }
}
