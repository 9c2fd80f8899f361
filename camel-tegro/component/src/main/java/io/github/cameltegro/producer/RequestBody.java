package io.github.cameltegro.producer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameltegro.AnswerBody;
import io.github.cameltegro.GivenText;
import io.github.cameltegro.TegroInvalidRequestException;
import io.github.cameltegro.TegroOperation;
import io.github.cameltegro.api.Json;
import io.github.cameltegro.model.TegroAnswer;
import io.github.cameltegro.model.TegroRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;

/** Turns a message body into fields by Tegro's own names. */
final class RequestBody {

    private static final TypeReference<LinkedHashMap<String, Object>> FIELDS = new TypeReference<>() {};

    private final TegroOperation operation;
    private final String idField;

    /**
     * @param idField the field that a body of one value stands for, or null where such a body is an error
     */
    RequestBody(TegroOperation operation, String idField) {
        this.operation = operation;
        this.idField = idField;
    }

    /** The fields of the body, in a Map of the caller's own. */
    Map<String, Object> fields(Exchange exchange, GivenValues values) {
        Object body = exchange.getMessage().getBody();
        if (body == null
                || body instanceof TegroAnswer
                || body instanceof AllPages
                || AnswerBody.isText(exchange, body)) {
            return new LinkedHashMap<>();
        }
        if (body instanceof TegroRequest request) {
            return request.toFields();
        }
        if (body instanceof Map<?, ?> map) {
            Map<String, Object> fields = new LinkedHashMap<>();
            map.forEach((name, value) -> fields.put(String.valueOf(name), value));
            return fields;
        }
        if (body instanceof JsonNode node) {
            return node.isNull() ? new LinkedHashMap<>() : node.isValueNode() ? value(node) : parse(node.toString());
        }
        if (idField != null && FieldValues.isText(body) && !(body instanceof CharSequence)) {
            return id(body);
        }
        String text = body instanceof CharSequence ? body.toString() : values.text("body", body);
        if (text == null) {
            throw invalid(
                    "the body is a " + body.getClass().getName()
                            + ", from which no fields can be taken; give a Map, a record of io.github.cameltegro.model, or JSON"
                            + " as String, byte[], InputStream or JsonNode",
                    null);
        }
        return text(text);
    }

    /** A JSON value that is no object. */
    private Map<String, Object> value(JsonNode node) {
        if (idField == null || node.isBoolean()) {
            return text(node.asText());
        }
        return id(node.isNumber() ? node.decimalValue() : node.asText());
    }

    private Map<String, Object> id(Object value) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(idField, value);
        return fields;
    }

    private Map<String, Object> text(String text) {
        String stripped = GivenText.strip(text);
        if (stripped.isEmpty()) {
            return new LinkedHashMap<>();
        }
        char first = stripped.charAt(0);
        if (idField == null || first == '{' || first == '[') {
            return parse(stripped);
        }
        return id(first == '"' ? unquoted(stripped) : stripped);
    }

    /** The id in a JSON string. */
    private String unquoted(String json) {
        try {
            return Json.BODIES.readValue(json, String.class);
        } catch (JsonProcessingException e) {
            throw invalid(
                    "the body begins with a quote, but is no JSON string: " + e.getOriginalMessage()
                            + "; an id that has quotes of its own goes as a header",
                    e);
        }
    }

    private Map<String, Object> parse(String json) {
        if (json.charAt(0) != '{') {
            throw invalid("the body is not a JSON object: it begins with '" + json.charAt(0) + "'", null);
        }
        try {
            return Json.BODIES.readValue(json, FIELDS);
        } catch (JsonProcessingException e) {
            throw invalid("the body can't be read as JSON: " + e.getOriginalMessage(), e);
        }
    }

    private TegroInvalidRequestException invalid(String message, Throwable cause) {
        return new TegroInvalidRequestException(operation.name(), "body", message, cause);
    }
}
