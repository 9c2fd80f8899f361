package io.github.cameltegro.model;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;

/** Flags as Tegro writes them: 0 and 1, as numbers or text; some clients of its own makers also use true and false. */
public final class TegroFlags {

    private TegroFlags() {}

    /** Whether the text says yes or no in a way that is known: {@code 1}, {@code true}, {@code 0} or {@code false}. */
    public static boolean isFlag(String text) {
        return parse(text) || "0".equals(text) || "false".equalsIgnoreCase(text);
    }

    /** Whether the text says yes: {@code 1} or {@code true}. */
    public static boolean parse(String text) {
        return "1".equals(text) || "true".equalsIgnoreCase(text);
    }

    public static final class Reader extends JsonDeserializer<Boolean> {

        @Override
        public Boolean deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.currentToken().isScalarValue()) {
                return (Boolean) context.handleUnexpectedToken(Boolean.class, parser);
            }
            return parse(parser.getText());
        }
    }

    public static final class Writer extends JsonSerializer<Boolean> {

        @Override
        public void serialize(Boolean value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeNumber(value ? 1 : 0);
        }
    }
}
