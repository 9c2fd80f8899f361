package io.github.cameltegro.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.cameltegro.protocol.FormField;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A body of JSON: one object of scalars, each taken for the text that PHP would put into a form. */
final class JsonBody {

    /** Names are the sender's choice, so none is kept beyond its own body. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private JsonBody() {}

    /** Strings in UTF-8, numbers as the very text that arrived, true and false as 1 and 0; null is no field. */
    static void read(byte[] body, Fields fields) throws RefusedRequest {
        // decoded here, since Jackson guesses charsets and lets some bytes pass that are no UTF-8
        try (JsonParser json = FACTORY.createParser(
                UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString())) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new RefusedRequest(400, "the JSON is no object");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (value == JsonToken.VALUE_NULL) {
                    fields.claim(FormField.of(name, "").name());
                } else {
                    FormField field = FormField.of(name, text(value, json));
                    fields.add(field.name(), field.value());
                }
            }
            if (json.nextToken() != null) {
                throw new RefusedRequest(400, "more than one JSON value");
            }
        } catch (IOException | RuntimeException e) {
            throw new RefusedRequest(400, "unreadable JSON");
        }
    }

    private static String text(JsonToken value, JsonParser json) throws IOException, RefusedRequest {
        return switch (value) {
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getText();
            case VALUE_TRUE -> "1";
            case VALUE_FALSE -> "0";
            default -> throw new RefusedRequest(400, "nested JSON");
        };
    }
}
