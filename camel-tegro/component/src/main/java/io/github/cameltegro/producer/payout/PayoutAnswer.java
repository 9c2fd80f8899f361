package io.github.cameltegro.producer.payout;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.cameltegro.OutputType;
import io.github.cameltegro.api.Json;
import io.github.cameltegro.model.OpenObject;
import io.github.cameltegro.model.Withdrawal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What Tegro says of a payout.
 *
 * @param withdrawal the answer's fields; an answer that is no object stands under the name {@code data}
 * @param text the answer as it arrived
 * @param duplicate whether it is about a payout that was made before, or by another exchange
 */
public record PayoutAnswer(Withdrawal withdrawal, String text, boolean duplicate) {

    static PayoutAnswer of(String text) {
        return new PayoutAnswer(new Withdrawal(fields(text)), text, false);
    }

    private static Map<String, Object> fields(String text) {
        try {
            Object value = Json.ANSWERS.readValue(text, Object.class);
            if (value instanceof Map<?, ?> map) {
                Map<String, Object> fields = new LinkedHashMap<>();
                map.forEach((name, member) -> fields.put((String) name, member));
                return fields;
            }
            return value == null ? Map.of() : Map.of("data", value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("was read as JSON before", e);
        }
    }

    PayoutAnswer asDuplicate() {
        return new PayoutAnswer(withdrawal, text, true);
    }

    /** The answer in the shape that was asked for. */
    public Object body(OutputType outputType) {
        return switch (outputType) {
            case pojo -> withdrawal;
            case map -> new OpenObject(withdrawal.fields());
            case json -> text;
        };
    }
}
