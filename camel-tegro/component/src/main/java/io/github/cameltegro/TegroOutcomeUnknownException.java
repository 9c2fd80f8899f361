package io.github.cameltegro;

/**
 * The request was sent, or begun to be, and no readable answer came: Tegro may have processed it or not. Timeout or
 * reset after sending, HTTP 5xx, an answer that is no JSON or of the wrong shape.
 *
 * <p>Reading calls are {@linkplain #isRetryable() retryable} all the same. For {@code createOrder} look the order up
 * by the merchant's order id ({@code CamelTegroOrderId} is set) before anything else. {@code createWithdrawal} has
 * looked up already when it throws this: what is left is to look into Tegro's cabinet, and {@code releaseWithdrawal}.
 */
public class TegroOutcomeUnknownException extends TegroException {

    private static final long serialVersionUID = 1L;

    /** Why it is not known. */
    public enum Reason {
        /** This exchange sent it, and got no answer that tells. */
        sentNoAnswer,
        /** An earlier exchange, or process, recorded that it was about to send it, and Tegro does not tell of it. */
        recordedEarlier
    }

    private final Reason reason;

    public TegroOutcomeUnknownException(
            String operation, int httpResponseCode, boolean retryable, String message, Throwable cause) {
        this(operation, httpResponseCode, retryable, Reason.sentNoAnswer, message, cause);
    }

    public TegroOutcomeUnknownException(
            String operation, int httpResponseCode, boolean retryable, Reason reason, String message, Throwable cause) {
        super(operation, httpResponseCode, retryable, message, cause);
        this.reason = reason;
    }

    public Reason getReason() {
        return reason;
    }
}
