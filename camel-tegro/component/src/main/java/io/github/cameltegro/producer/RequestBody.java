package io.github.cameltegro.producer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameltegro.AnswerBody;
import io.github.cameltegro.TegroInvalidRequestException;
import io.github.cameltegro.TegroOperation;
import io.github.cameltegro.api.Json;
import io.github.cameltegro.model.TegroAnswer;
import io.github.cameltegro.model.TegroRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.TypeConverter;

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
    Map<String, Object> fields(Exchange exchange) {
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
            return node.isValueNode() ? text(node.isNull() ? "" : node.asText()) : parse(node.toString());
        }
        if (idField != null && FieldValues.isText(body) && !(body instanceof CharSequence)) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put(idField, body);
            return fields;
        }
        return text(asText(exchange, body));
    }

    private String asText(Exchange exchange, Object body) {
        if (body instanceof CharSequence) {
            return body.toString();
        }
        if (body instanceof byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        // not to String: everything converts to that, by toString()
        TypeConverter converter = exchange.getContext().getTypeConverter();
        InputStream stream = converter.tryConvertTo(InputStream.class, exchange, body);
        if (stream == null) {
            throw invalid(
                    "the body is a " + body.getClass().getName()
                            + ", from which no fields can be taken; give a Map, a record of io.github.cameltegro.model, or JSON"
                            + " as String, byte[], InputStream or JsonNode",
                    null);
        }
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw invalid("the body can't be read: " + e.getMessage(), e);
        }
    }

    private Map<String, Object> text(String text) {
        // what Windows programs put before UTF-8
        String trimmed = (text.startsWith("\uFEFF") ? text.substring(1) : text).strip();
        if (trimmed.isEmpty()) {
            return new LinkedHashMap<>();
        }
        char first = trimmed.charAt(0);
        if (idField != null && first != '{' && first != '[') {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put(idField, trimmed);
            return fields;
        }
        return parse(trimmed);
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
