package io.github.cameltegro;

import java.time.Duration;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.HttpResponseAware;

/**
 * What a call of Tegro can fail with; its four kinds tell whether the call may have been processed.
 *
 * <table>
 * <caption>The kinds</caption>
 * <tr><td>{@link TegroInvalidRequestException}</td><td>nothing was sent</td></tr>
 * <tr><td>{@link TegroUnavailableException}</td><td>surely not processed</td></tr>
 * <tr><td>{@link TegroRejectedException}</td><td>Tegro refused</td></tr>
 * <tr><td>{@link TegroOutcomeUnknownException}</td><td>may have been processed</td></tr>
 * </table>
 *
 * <p>No message holds a key: whatever is quoted of an answer is cut and has the keys struck out.
 */
public abstract class TegroException extends RuntimeCamelException implements HttpResponseAware {

    private static final long serialVersionUID = 1L;

    private final String operation;
    private final String detail;
    private final boolean retryable;
    private int httpResponseCode;
    private String httpResponseStatus;
    private Duration retryAfter;

    protected TegroException(
            String operation, int httpResponseCode, boolean retryable, String message, Throwable cause) {
        super("tegro:" + operation + ": " + message, cause);
        this.operation = operation;
        this.detail = message;
        this.retryable = retryable;
        this.httpResponseCode = httpResponseCode;
    }

    /** The operation as it stands in the endpoint URI, such as {@code createOrder}. */
    public String getOperation() {
        return operation;
    }

    /** The message without the operation before it. */
    public String getDetail() {
        return detail;
    }

    /** Whether the same exchange may simply be tried again: it would be signed anew and can do nothing twice. */
    public boolean isRetryable() {
        return retryable;
    }

    /** The HTTP status of Tegro's answer, or 0 where there was none. */
    @Override
    public int getHttpResponseCode() {
        return httpResponseCode;
    }

    @Override
    public void setHttpResponseCode(int code) {
        this.httpResponseCode = code;
    }

    @Override
    public String getHttpResponseStatus() {
        return httpResponseStatus;
    }

    @Override
    public void setHttpResponseStatus(String status) {
        this.httpResponseStatus = status;
    }

    /**
     * Returns how long the server asks to wait before the next call (its {@code Retry-After} header, of HTTP 429 and 503
     * as a rule), or null where it does not say. It tells nothing of what became of this call: that is what
     * {@link #isRetryable()} and the kind of exception are for.
     */
    public Duration getRetryAfter() {
        return retryAfter == null && getCause() instanceof TegroException cause ? cause.getRetryAfter() : retryAfter;
    }

    public void setRetryAfter(Duration retryAfter) {
        this.retryAfter = retryAfter;
    }
}
