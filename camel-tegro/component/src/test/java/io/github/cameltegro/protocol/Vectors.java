package io.github.cameltegro.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.stream.Stream;

/** What PHP, Python and Node made of cases.json; src/test/vectors tells how. */
public final class Vectors {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Vectors() {}

    record Encoded(String hex, String encoded) {}

    record Form(Map<String, ?> fields, String secret, String query, String canonical, String sign) {}

    record Received(
            String body, String secret, String canonical, String sign, String filledCanonical, String filledSign) {}

    public record Link(Map<String, ?> fields, String secret, String query) {}

    record Hmac(String key, String body, String hmac) {}

    static Stream<Encoded> bytes() {
        return rows("byte").map(row -> new Encoded(row[1], row[2]));
    }

    static Stream<Encoded> texts() {
        return rows("encode").map(row -> new Encoded(row[1], row[2]));
    }

    static Stream<Form> forms() {
        return rows("form").map(row -> {
            JsonNode input = input(row);
            return new Form(fields(input.get("fields")), text(input, "secret"), row[2], row[3], row[4]);
        });
    }

    static Stream<Received> received() {
        return rows("received").map(row -> {
            JsonNode input = input(row);
            return new Received(text(input, "body"), text(input, "secret"), row[2], row[3], row[4], row[5]);
        });
    }

    public static Stream<Link> links() {
        return rows("link").map(row -> {
            JsonNode input = input(row);
            return new Link(fields(input.get("fields")), text(input, "secret"), row[2]);
        });
    }

    static Stream<Hmac> hmacs() {
        return rows("hmac").map(row -> {
            JsonNode input = input(row);
            return new Hmac(text(input, "key"), text(input, "body"), row[2]);
        });
    }

    @SuppressWarnings("unchecked")
    private static Map<String, ?> fields(JsonNode object) {
        return JSON.convertValue(object, Map.class);
    }

    private static String text(JsonNode object, String name) {
        return object.get(name).textValue();
    }

    private static JsonNode input(String[] row) {
        try {
            return JSON.readTree(resource("cases.json")).get(row[0]).get(Integer.parseInt(row[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String[]> rows(String kind) {
        return resource("vectors.tsv").lines().map(line -> line.split("\t", -1)).filter(row -> row[0].equals(kind));
    }

    private static String resource(String name) {
        try (InputStream in = Vectors.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
