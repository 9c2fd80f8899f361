package io.github.cameltegro.api;

import java.util.List;

/**
 * What a call brought.
 *
 * @param typed the operation's own model; null where a map or text was asked for and the answer has another form
 * @param body the answer in the form that was asked for
 */
public record TegroResult(Object typed, Object body) {

    /** The items of a page, each in the form that was asked for. */
    public List<?> items() {
        return body instanceof List<?> list ? list : JsonItems.of((String) body);
    }
}
