package io.github.cameltegro;

/**
 * Tegro answered with a {@code type} other than {@code success}; {@link #getDesc()} is its own text.
 *
 * <p>Retryable only where Tegro found fault with the nonce (a redelivery draws another one), or refused with HTTP 429
 * because there were too many calls ({@link #getRetryAfter()} says how long to wait, if Tegro does).
 */
public class TegroRejectedException extends TegroException {

    private static final long serialVersionUID = 1L;

    private final String type;
    private final String desc;

    public TegroRejectedException(
            String operation, int httpResponseCode, boolean retryable, String type, String desc, String message) {
        super(operation, httpResponseCode, retryable, message, null);
        this.type = type;
        this.desc = desc;
    }

    /** The answer's {@code type}, nearly always {@code error}. */
    public String getType() {
        return type;
    }

    /** The answer's {@code desc}, as it arrived but without keys; may be empty. */
    public String getDesc() {
        return desc;
    }
}
