package io.github.cameltegro;

/** The request is wrong in itself; nothing was sent. {@link #getField()} says what to mend. */
public class TegroInvalidRequestException extends TegroException {

    private static final long serialVersionUID = 1L;

    private final String field;

    public TegroInvalidRequestException(String operation, String field, String message) {
        this(operation, field, message, null);
    }

    public TegroInvalidRequestException(String operation, String field, String message, Throwable cause) {
        super(operation, 0, false, message, cause);
        this.field = field;
    }

    /** The field at fault by its name on the wire ({@code amount}, {@code receipt.items[0].price}), or {@code body}. */
    public String getField() {
        return field;
    }
}
