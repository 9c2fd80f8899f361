package io.github.cameltegro.model;

import java.util.AbstractList;
import java.util.List;

/** A list with a type of its own, so that it has a type converter of its own; can't be changed. */
public abstract class AnswerList<T> extends AbstractList<T> implements TegroAnswer {

    private final List<T> items;
    private final List<LeftOut> leftOut;

    AnswerList(List<T> items) {
        this(items, List.of());
    }

    AnswerList(List<T> items, List<LeftOut> leftOut) {
        this.items = List.copyOf(items);
        this.leftOut = List.copyOf(leftOut);
    }

    /**
     * A record of the response that is not in the list, because what decides over money in it can't be read.
     *
     * @param position its place in the response, from 0
     * @param record its fields, or whatever stands there instead
     * @param problem which field it is, and what is wrong with it
     */
    public record LeftOut(int position, Object record, String problem) {}

    /** Returns the records that can't be read. */
    public List<LeftOut> leftOut() {
        return leftOut;
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
