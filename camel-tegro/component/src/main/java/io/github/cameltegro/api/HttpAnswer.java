package io.github.cameltegro.api;

/**
 * What came back.
 *
 * @param status the HTTP status
 * @param location the Location header, or null
 * @param bytes a buffer with the body at its beginning
 * @param length how long the body is
 */
record HttpAnswer(int status, String location, byte[] bytes, int length) {

    private static final int TOO_EARLY = 425;

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    boolean isRedirect() {
        return status >= 300 && status < 400;
    }

    /** Whether the status is one by which Tegro can have refused; a 408, 425 or 429 may come from anyone on the way. */
    boolean canRefuse() {
        return isSuccess() || (status >= 400 && status < 500 && status != 408 && status != TOO_EARLY && status != 429);
    }
}
