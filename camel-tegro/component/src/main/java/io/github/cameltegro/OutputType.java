package io.github.cameltegro;

/** The shape in which an operation leaves its answer as the body. */
public enum OutputType {
    /** A typed record, such as {@code Order}. */
    pojo,
    /** A Map (of a list: a List of Maps) with Tegro's own names and texts. */
    map,
    /** The text of the answer's {@code data} element as it arrived. */
    json
}
