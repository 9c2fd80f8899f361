package io.github.cameltegro.api;

import java.net.SocketAddress;
import java.time.Duration;

/**
 * What came back.
 *
 * @param connection this end of the connection by which it came
 * @param status the HTTP status
 * @param location the Location header, or null
 * @param retryAfter how long to wait before the next call; null where the server does not say
 * @param bytes a buffer with the body at its beginning
 * @param length how long the body is
 */
record HttpAnswer(
        SocketAddress connection, int status, String location, Duration retryAfter, byte[] bytes, int length) {

    private static final int TOO_MANY_REQUESTS = 429;

    private static final int TOO_EARLY = 425;

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    boolean isRedirect() {
        return status >= 300 && status < 400;
    }

    /** Whether the status is one by which Tegro can have refused; a 408 or 425 may come from anyone on the way. */
    boolean canRefuse() {
        return isSuccess() || (status >= 400 && status < 500 && status != 408 && status != TOO_EARLY);
    }

    /** Whether calls came too fast. */
    boolean isTooManyRequests() {
        return status == TOO_MANY_REQUESTS;
    }
}
