package io.github.cameltegro.model;

/** A field that decides over money, such as an amount or a status, has a value that can't be read. */
public final class UnreadableFieldException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String problem;

    UnreadableFieldException(String field, Object value, String expected) {
        this(field, value + " is not " + expected);
    }

    private UnreadableFieldException(String field, String problem) {
        super(field + ": " + problem);
        this.field = field;
        this.problem = problem;
    }

    /** Returns the field's name on the wire. */
    public String field() {
        return field;
    }

    /** Returns the value and what it is not. */
    public String problem() {
        return problem;
    }
}
