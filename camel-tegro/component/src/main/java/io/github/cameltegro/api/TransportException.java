package io.github.cameltegro.api;

/** No answer could be read. */
final class TransportException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean sent;
    private final int status;

    TransportException(boolean sent, int status, String message, Throwable cause) {
        super(message, cause);
        this.sent = sent;
        this.status = status;
    }

    /** Whether a byte of the request's body was written; if not, the call surely was not processed. */
    boolean sent() {
        return sent;
    }

    /** The HTTP status of an answer that began; else 0. */
    int status() {
        return status;
    }
}
