package io.github.cameltegro.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A merchant's program that calls the simulator over HTTP, signing as Tegro asks. */
final class TestClient {

    private static final AtomicLong NONCE = new AtomicLong(1_700_000_000_000L);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String baseUrl;
    private final String shopId;
    private final String apiKey;

    TestClient(TegroSimulator simulator) {
        this(simulator, simulator.shopId(), simulator.apiKey());
    }

    TestClient(TegroSimulator simulator, String shopId, String apiKey) {
        this.baseUrl = simulator.baseUrl();
        this.shopId = shopId;
        this.apiKey = apiKey;
    }

    /** The whole answer to a call, whose further fields are written as JSON with single quotes. */
    JsonNode call(String operation, String fields) {
        return Json.read(send(operation, fields).body());
    }

    /** The data of an answer, which must be a success. */
    JsonNode data(String operation, String fields) {
        JsonNode answer = call(operation, fields);
        if (!answer.path("type").asText().equals("success")) {
            throw new AssertionError("No success: " + answer);
        }
        return answer.path("data");
    }

    /** The desc of an answer, which must be an error. */
    String error(String operation, String fields) {
        JsonNode answer = call(operation, fields);
        if (!answer.path("type").asText().equals("error")) {
            throw new AssertionError("No error: " + answer);
        }
        return answer.path("desc").asText();
    }

    HttpResponse<byte[]> send(String operation, String fields) {
        return post(operation, body(fields));
    }

    /** A full body: shop_id and a fresh nonce, then these fields. */
    String body(String fields) {
        ObjectNode body = Json.MAPPER.createObjectNode().put("shop_id", shopId).put("nonce", NONCE.incrementAndGet());
        body.setAll((ObjectNode) Json.read(fields.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
        return body.toString();
    }

    HttpResponse<byte[]> post(String operation, String body) {
        return exchange(request(operation, body).build());
    }

    HttpRequest.Builder request(String operation, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return HttpRequest.newBuilder(URI.create(baseUrl + "/api/" + operation + "/"))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .header("User-Agent", "simulator-tests/1")
                .header("Authorization", "Bearer " + Signatures.api(apiKey, bytes))
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes));
    }

    static HttpResponse<byte[]> exchange(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
