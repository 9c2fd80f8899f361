package io.github.cameltegro.api;

import java.util.List;

/**
 * What a call brought.
 *
 * @param typed the operation's own model; a Map or List where a map or text was asked for and the answer has another
 *     form
 * @param body the answer in the form that was asked for
 */
public record TegroResult(Object typed, Object body) {

    /** The items of a page, each in the form that was asked for; null if the answer is no list. */
    public List<?> items() {
        if (!(typed instanceof List<?>)) {
            return null;
        }
        return body instanceof String text ? JsonItems.of(text) : (List<?>) body;
    }
}
