package io.github.cameltegro.notification;

import java.time.Duration;
import org.apache.camel.Exchange;

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

    /**
     * Reads the body, waiting for it.
     *
     * @param maxSize the most bytes to take
     * @param deadline for the whole body, however it drips
     * @throws RefusedRequest 413 as soon as the body is known to be larger, 408 at the deadline, 400 where it breaks
     *     off, 503 where the thread is interrupted
     */
    static ReceivedBody read(Exchange httpExchange, int maxSize, Duration deadline) throws RefusedRequest {
        Object body = httpExchange.getIn().getBody();
        if (VERTX && VertxBody.isRequest(body)) {
            return ReceivedBody.of(VertxBody.of(body).read(maxSize, deadline));
        }
        checkLength(httpExchange.getIn().getHeader(Exchange.CONTENT_LENGTH, String.class), maxSize);
        return ReceivedBody.of(new BlockingBody(maxSize, deadline).read(httpExchange, body));
    }

    /** Lets a body go that nobody will read, so that neither its client nor the connection waits for that. */
    static void discard(Exchange httpExchange) {
        discard(httpExchange.getIn().getBody());
    }

    /** The same for a body that was read, in whole or in part, or may have been. */
    static void discard(Object body) {
        if (VERTX && VertxBody.isRequest(body)) {
            VertxBody.of(body).discard();
        }
        // servlet containers and the like see to it when the answer is written
    }

    /** Refuses a body by the length that its sender announces, before a byte of it is read. */
    static void checkLength(String contentLength, int maxSize) throws RefusedRequest {
        try {
            if (contentLength != null && Long.parseLong(contentLength.strip()) > maxSize) {
                throw tooLarge(maxSize);
            }
        } catch (NumberFormatException e) {
            // the bytes themselves are counted
        }
    }

    static RefusedRequest tooLarge(int maxSize) {
        return new RefusedRequest(413, "the body is larger than " + maxSize + " bytes");
    }
}
