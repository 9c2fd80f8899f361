package io.github.cameltegro.api;

import io.github.cameltegro.model.AnswerList;
import io.github.cameltegro.model.OpenList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a call brought.
 *
 * @param typed the operation's own model; a Map or List where a map or text was asked for and the answer has another
 *     form
 * @param body the answer in the form that was asked for
 */
public record TegroResult(Object typed, Object body) {

    /**
     * Returns the items of a page, each in the form that was asked for and beside its typed record; null if the response
     * is not a list. Those that can't be read are not among them.
     */
    public List<?> items() {
        if (!(typed instanceof AnswerList<?> list)) {
            return null;
        }
        List<?> items = all();
        if (body == typed || list.leftOut().isEmpty()) {
            return items;
        }
        List<Object> readable = new ArrayList<>(items);
        for (int i = list.leftOut().size() - 1; i >= 0; i--) {
            readable.remove(list.leftOut().get(i).position());
        }
        return readable;
    }

    private List<?> all() {
        if (body instanceof String text) {
            return JsonItems.of(text);
        }
        return body instanceof Map<?, ?> withGaps ? OpenList.of(withGaps.values()) : (List<?>) body;
    }
}
