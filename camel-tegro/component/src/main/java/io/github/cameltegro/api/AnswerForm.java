package io.github.cameltegro.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectReader;
import io.github.cameltegro.OutputType;
import io.github.cameltegro.TegroOperation;
import io.github.cameltegro.model.OpenObject;
import io.github.cameltegro.model.Orders;
import io.github.cameltegro.model.Withdrawals;
import java.io.IOException;
import java.util.Map;

/** What an answer's {@code data} is read into; the parser stands on its first token. */
interface AnswerForm {

    Object read(JsonParser json) throws IOException;

    /** Reads nothing, for who wants the text. */
    AnswerForm TEXT = json -> {
        json.skipChildren();
        json.finishToken();
        return "";
    };

    /** An answer whose form is open, and whatever else it turns out to be under the name {@code data}. */
    AnswerForm OPEN = json -> {
        Object value = Json.ANSWERS.readerFor(Object.class).readValue(json);
        if (value instanceof Map<?, ?> map) {
            OpenObject open = new OpenObject(Map.of());
            map.forEach((name, member) -> open.put((String) name, member));
            return open;
        }
        return new OpenObject(Map.of("data", value));
    };

    static AnswerForm of(TegroOperation operation, OutputType outputType) {
        return switch (outputType) {
            case pojo -> typed(operation);
            case map -> operation.answerType() == OpenObject.class ? OPEN : MapForm.INSTANCE;
            case json -> TEXT;
        };
    }

    /** The operation's own model. */
    static AnswerForm typed(TegroOperation operation) {
        Class<?> type = operation.answerType();
        if (type == OpenObject.class) {
            return OPEN;
        }
        if (type == Orders.class) {
            return json -> Orders.of(Json.items(json));
        }
        if (type == Withdrawals.class) {
            return json -> Withdrawals.of(Json.items(json));
        }
        ObjectReader reader = Json.ANSWERS.readerFor(type);
        return reader::readValue;
    }
}
