package io.github.cameltegro.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectReader;
import io.github.cameltegro.model.OpenList;
import io.github.cameltegro.model.OpenObject;
import java.io.IOException;
import java.util.Map;

/** Maps and lists with Tegro's own names. Apart from the other forms, so that its readers are made only where used. */
final class MapForm implements AnswerForm {

    static final AnswerForm INSTANCE = new MapForm();

    private final ObjectReader objects = Json.ANSWERS.readerFor(new TypeReference<Map<String, Object>>() {});
    private final ObjectReader others = Json.ANSWERS.readerFor(Object.class);

    private MapForm() {}

    @Override
    public Object read(JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.START_OBJECT) {
            return new OpenObject(objects.<Map<String, Object>>readValue(json));
        }
        return json.currentToken() == JsonToken.START_ARRAY ? OpenList.of(Json.items(json)) : others.readValue(json);
    }
}
