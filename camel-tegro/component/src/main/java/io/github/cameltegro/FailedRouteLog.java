package io.github.cameltegro;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.support.LoggingExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs what goes wrong in a consumer. A route that failed gets one line: its error handler has logged the stack trace, or
 * was told not to. Where no error handler has seen the failure, the trace is here.
 */
final class FailedRouteLog extends LoggingExceptionHandler {

    private final Logger log;

    FailedRouteLog(CamelContext camelContext, Class<?> consumer) {
        super(camelContext, consumer);
        log = LoggerFactory.getLogger(consumer);
    }

    @Override
    public void handleException(String message, Exchange exchange, Throwable exception) {
        if (exchange == null || !exchange.getExchangeExtension().isErrorHandlerHandledSet()) {
            super.handleException(message, exchange, exception);
        } else {
            log.warn("{}. {}. Caused by: {}", message, exchange, String.valueOf(exception));
        }
    }
}
