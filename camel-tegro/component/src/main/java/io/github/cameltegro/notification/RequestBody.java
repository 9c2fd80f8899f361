package io.github.cameltegro.notification;

import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** The body of an HTTP request as raw bytes, whatever shape the server hands it over in. */
final class RequestBody {

    private static final boolean VERTX = vertx();

    private RequestBody() {}

    private static boolean vertx() {
        try {
            return VertxBody.present();
        } catch (LinkageError e) {
            // no Vert.x here, so no request of its kind either
            return false;
        }
    }

    /** The request's own content type, which no query parameter of that name changes; null if there is none. */
    static String contentType(Exchange httpExchange) {
        Message in = httpExchange.getIn();
        if (ServletBody.isServlet(in)) {
            return ServletBody.of(in).contentType();
        }
        // servers add query parameters to headers, behind them
        Object contentType = in.getHeader(Exchange.CONTENT_TYPE);
        if (contentType instanceof List<?> values) {
            contentType = values.isEmpty() ? null : values.get(0);
        }
        return contentType == null ? null : contentType.toString();
    }

    /**
     * Reads the body, waiting for it.
     *
     * @param maxSize the most bytes to take
     * @param deadline for the whole body, however it drips
     * @throws RefusedRequest 413 as soon as the body is known to be larger, 408 at the deadline, 400 where it breaks
     *     off, 503 where the thread is interrupted
     */
    static ReceivedBody read(Exchange httpExchange, int maxSize, Duration deadline) throws RefusedRequest {
        Message in = httpExchange.getIn();
        Object body = in.getBody();
        if (body instanceof ArrivingBody arriving) {
            return ReceivedBody.of(arriving.await());
        }
        if (ServletBody.isServlet(in)) {
            return ServletBody.of(in).read(maxSize, deadline);
        }
        if (VERTX && body instanceof VertxBody received) {
            return ReceivedBody.of(received.await(deadline));
        }
        if (VERTX && body instanceof HttpServerRequest request) {
            return ReceivedBody.of(VertxBody.receive(request, maxSize).await(deadline));
        }
        checkLength(in.getHeader(Exchange.CONTENT_LENGTH, String.class), maxSize);
        return ReceivedBody.of(new BlockingBody(maxSize, deadline).read(httpExchange, body));
    }

    /** Lets a body go that nobody will read, so that neither its client nor the connection waits for that. */
    static void discard(Exchange httpExchange) {
        discard(httpExchange.getIn().getBody());
    }

    /** The same for a body that was read, in whole or in part, or may have been. */
    static void discard(Object body) {
        if (VERTX && body instanceof HttpServerRequest request) {
            VertxBody.discard(request);
        }
        // servlet containers and the like see to it when the answer is written
    }

    /** Refuses a body by the length that its sender announces, before a byte of it is read. */
    static void checkLength(long contentLength, int maxSize) throws RefusedRequest {
        if (contentLength > maxSize) {
            throw tooLarge(maxSize);
        }
    }

    static void checkLength(String contentLength, int maxSize) throws RefusedRequest {
        if (contentLength != null) {
            try {
                checkLength(Long.parseLong(contentLength.strip()), maxSize);
            } catch (NumberFormatException e) {
                // the bytes themselves are counted
            }
        }
    }

    static RefusedRequest tooLarge(int maxSize) {
        return new RefusedRequest(413, "the body is larger than " + maxSize + " bytes");
    }
}
