package io.github.cameltegro.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import io.github.cameltegro.TegroInvalidRequestException;
import io.github.cameltegro.TegroOperation;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;

/** Writes a request once; these very bytes are signed and sent. */
final class RequestWriter {

    private RequestWriter() {}

    static byte[] write(TegroOperation operation, String shopId, long nonce, Map<String, Object> fields) {
        // not closed: it holds no resource, and close would drop the bytes
        @SuppressWarnings("resource")
        ByteArrayBuilder bytes = new ByteArrayBuilder(256);
        String name = "body";
        try (JsonGenerator json = Json.REQUESTS.getFactory().createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("shop_id", shopId);
            json.writeNumberField("nonce", nonce);
            for (Map.Entry<String, Object> field : fields.entrySet()) {
                name = field.getKey();
                json.writeFieldName(name);
                writeValue(json, field.getValue());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new TegroInvalidRequestException(
                    operation.name(), name, name + " can't be written as JSON: " + e.getMessage(), e);
        }
        return bytes.toByteArray();
    }

    private static void writeValue(JsonGenerator json, Object value) throws IOException {
        if (value instanceof String text) {
            json.writeString(text);
        } else if (value instanceof BigDecimal decimal) {
            json.writeNumber(decimal.toPlainString());
        } else if (value instanceof Long || value instanceof Integer) {
            json.writeNumber(((Number) value).longValue());
        } else {
            Json.REQUESTS.writeValue(json, value);
        }
    }
}
