package io.github.cameltegro.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A REST call as it arrived, and what became of it.
 *
 * @param operation the name in the path: {@code createOrder} for {@code /api/createOrder/}
 * @param method the HTTP method
 * @param path path and query as sent
 * @param headers all header fields, each with its values, names as sent
 * @param body the exact bytes of the body
 * @param processed whether the operation was done; false if it was refused or a fault came first
 * @param refusal the {@code desc} or the HTML reason it was refused with, or null
 * @param fault the scripted fault that was applied, or null
 */
public record RecordedRequest(
        String operation,
        String method,
        String path,
        Map<String, List<String>> headers,
        byte[] body,
        boolean processed,
        String refusal,
        String fault) {

    /** Copies what it is given. */
    public RecordedRequest {
        headers = Map.copyOf(headers);
        body = body.clone();
    }

    /** A copy of the exact bytes of the body. */
    @Override
    public byte[] body() {
        return body.clone();
    }

    /** The body as UTF-8 text. */
    public String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The body as JSON; the missing node if it is none. */
    public JsonNode json() {
        return Json.read(body);
    }

    /** The first value of a header, its name in any case. */
    public Optional<String> header(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .flatMap(header -> header.getValue().stream())
                .findFirst();
    }

    /** The merchant's id in it: {@code order_id} of createOrder, {@code payment_id} of all others. */
    Optional<String> merchantId() {
        JsonNode id = json().path(operation.equals("createOrder") ? "order_id" : "payment_id");
        return id.isTextual() ? Optional.of(id.textValue()) : Optional.empty();
    }

    RecordedRequest with(boolean nowProcessed, String nowRefusal, String nowFault) {
        return new RecordedRequest(operation, method, path, headers, body, nowProcessed, nowRefusal, nowFault);
    }

    /** Without the header values, which carry signatures. */
    @Override
    public String toString() {
        return method + " " + path + " " + bodyText()
                + (processed ? " processed" : "")
                + (refusal == null ? "" : " refused: " + refusal)
                + (fault == null ? "" : " fault: " + fault);
    }
}
