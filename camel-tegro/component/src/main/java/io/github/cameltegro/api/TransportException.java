package io.github.cameltegro.api;

/** No answer could be read. */
final class TransportException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean sent;

    TransportException(boolean sent, String message, Throwable cause) {
        super(message, cause);
        this.sent = sent;
    }

    /** Whether a byte of the request's body was written; if not, the call surely was not processed. */
    boolean sent() {
        return sent;
    }
}
