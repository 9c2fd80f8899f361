package io.github.cameltegro;

/**
 * A notification that proves nothing: its signature is wrong, it is for another shop, or it carries only what a payer's
 * own unpaid link carries. It must not be credited, and trying again changes nothing.
 */
public class TegroSignatureException extends TegroException {

    private static final long serialVersionUID = 1L;

    public TegroSignatureException(String operation, String message) {
        super(operation, 0, false, message, null);
    }
}
