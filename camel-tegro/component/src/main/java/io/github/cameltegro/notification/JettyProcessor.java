package io.github.cameltegro.notification;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.http.common.HttpMessage;
import org.apache.camel.support.AsyncProcessorSupport;

/** Receives the body before anything is processed, where camel-jetty has made the request asynchronous, as it does. */
final class JettyProcessor extends AsyncProcessorSupport {

    private final int maxSize;
    private final Duration deadline;
    private final Processor processor;

    JettyProcessor(int maxSize, Duration deadline, Processor processor) {
        this.maxSize = maxSize;
        this.deadline = deadline;
        this.processor = processor;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        HttpServletRequest request = exchange.getIn(HttpMessage.class).getRequest();
        if (!"POST".equals(request.getMethod()) || !request.isAsyncStarted()) {
            return processNow(exchange, callback, true);
        }
        ArrivingBody body;
        try {
            body = ServletArrival.receive(request, maxSize, deadline);
        } catch (IOException e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
        exchange.getIn().setBody(body);
        body.whenDone(() -> processNow(exchange, callback, false), request.getAsyncContext()::start);
        return false;
    }

    private boolean processNow(Exchange exchange, AsyncCallback callback, boolean sync) {
        try {
            processor.process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        callback.done(sync);
        return sync;
    }
}
