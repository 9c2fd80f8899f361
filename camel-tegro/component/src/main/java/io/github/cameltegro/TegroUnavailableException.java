package io.github.cameltegro;

/**
 * The call surely was not processed, for its request was never written: connection refused, host name not found, TLS
 * failed, connect timeout, no free connection in the pool. Always retryable.
 */
public class TegroUnavailableException extends TegroException {

    private static final long serialVersionUID = 1L;

    public TegroUnavailableException(String operation, int httpResponseCode, String message, Throwable cause) {
        super(operation, httpResponseCode, true, message, cause);
    }
}
