package io.github.cameltegro.producer.payout;

/** The repository did not do, or not surely, what it was asked. */
final class RecordException extends Exception {

    private static final long serialVersionUID = 1L;

    RecordException(String message, Throwable cause) {
        super(message, cause);
    }

    static RecordException of(Throwable cause) {
        String message = cause.getMessage();
        String line = message == null ? "" : ": " + message.replaceAll("\\s+", " ");
        return new RecordException(cause.getClass().getSimpleName() + line, cause);
    }
}
