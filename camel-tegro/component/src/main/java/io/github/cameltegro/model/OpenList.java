package io.github.cameltegro.model;

import java.util.List;

/** A list of {@linkplain OpenObject open objects}: the answer of a list with {@code outputType=map}. */
public final class OpenList extends AnswerList<OpenObject> {

    public OpenList(List<OpenObject> objects) {
        super(objects);
    }
}
