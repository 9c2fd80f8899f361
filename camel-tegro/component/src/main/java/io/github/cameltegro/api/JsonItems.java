package io.github.cameltegro.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Cuts the text of a list into the texts of its items, as they arrived. */
final class JsonItems {

    private JsonItems() {}

    static List<String> of(String array) {
        byte[] bytes = array.getBytes(StandardCharsets.UTF_8);
        List<String> items = new ArrayList<>();
        try (JsonParser json = Json.ANSWERS.getFactory().createParser(bytes)) {
            boolean isObject = json.nextToken() == JsonToken.START_OBJECT;
            while (!json.nextToken().isStructEnd()) {
                if (isObject) {
                    json.nextToken();
                }
                int from = (int) json.currentTokenLocation().getByteOffset();
                json.skipChildren();
                json.finishToken();
                int to = (int) json.currentLocation().getByteOffset();
                items.add(new String(bytes, from, to - from, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new IllegalStateException("was read as JSON before", e);
        }
        return items;
    }
}
