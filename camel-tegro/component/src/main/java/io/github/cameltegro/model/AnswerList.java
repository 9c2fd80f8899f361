package io.github.cameltegro.model;

import java.util.AbstractList;
import java.util.List;

/** A list with a type of its own, so that it has a type converter of its own; can't be changed. */
public abstract class AnswerList<T> extends AbstractList<T> implements TegroAnswer {

    private final List<T> items;

    AnswerList(List<T> items) {
        this.items = List.copyOf(items);
    }

    @Override
    public T get(int index) {
        return items.get(index);
    }

    @Override
    public int size() {
        return items.size();
    }
}
