package io.github.cameltegro.notification;

/** A request that can't be taken for a notification, with the HTTP status that tells its sender so. */
final class RefusedRequest extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;

    /**
     * @param message for our own log: says what is wrong and never quotes what was received
     */
    RefusedRequest(int status, String message) {
        // anybody can cause these by the thousand: no stack trace
        super(message, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }
}
