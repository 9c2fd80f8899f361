package io.github.cameltegro;

import org.apache.camel.NoSuchEndpointException;

/**
 * A URI that an expression made, and that says more than the route's own text. Camel hands this type on as it is; around
 * any other it would write the URI, with what somebody put into it.
 */
final class UnsafeUriException extends NoSuchEndpointException {

    private static final long serialVersionUID = 1L;

    UnsafeUriException(TegroInvalidRequestException cause) {
        super("tegro", "");
        initCause(cause);
    }

    @Override
    public String getMessage() {
        return getCause().getMessage();
    }
}
