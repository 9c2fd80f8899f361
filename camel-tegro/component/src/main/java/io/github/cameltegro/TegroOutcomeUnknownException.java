package io.github.cameltegro;

/**
 * The request was sent, or begun to be, and no readable answer came: Tegro may have processed it or not. Timeout or
 * reset after sending, HTTP 5xx, an answer that is no JSON or of the wrong shape.
 *
 * <p>Reading calls are {@linkplain #isRetryable() retryable} all the same; for {@code createOrder} look the order up
 * by the merchant's order id ({@code CamelTegroOrderId} is set) before anything else.
 */
public class TegroOutcomeUnknownException extends TegroException {

    private static final long serialVersionUID = 1L;

    public TegroOutcomeUnknownException(
            String operation, int httpResponseCode, boolean retryable, String message, Throwable cause) {
        super(operation, httpResponseCode, retryable, message, cause);
    }
}
