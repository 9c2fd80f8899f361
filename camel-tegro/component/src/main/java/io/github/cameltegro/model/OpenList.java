package io.github.cameltegro.model;

import java.util.Collection;
import java.util.List;

/** A list of {@linkplain OpenObject open objects}: the answer of a list with {@code outputType=map}. */
public final class OpenList extends AnswerList<OpenObject> {

    public OpenList(List<OpenObject> objects) {
        super(objects);
    }

    /** Reads a page; what is not an object stands under the name {@code data}. */
    public static OpenList of(Collection<?> records) {
        return new OpenList(records.stream()
                .map(record -> new OpenObject(Models.entry(record)))
                .toList());
    }
}
