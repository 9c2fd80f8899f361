package io.github.cameltegro.notification;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The body of a paused Vert.x request, which platform-http hands over when told to use no body handler. Vert.x is an
 * optional dependency: only {@link RequestBody} knows this class.
 */
final class VertxBody {

    /** How much of an unwanted body is let through, so that its client gets to read the answer. */
    private static final long MAX_DISCARDED = 8L << 20;

    private static final int FIRST_BUFFER = 1024;

    private final HttpServerRequest request;
    private final CompletableFuture<byte[]> complete = new CompletableFuture<>();

    // by the request's event loop only
    private byte[] buffer = new byte[FIRST_BUFFER];
    private int length;
    private long discarded;

    private VertxBody(HttpServerRequest request) {
        this.request = request;
    }

    /** @throws LinkageError where there is no Vert.x */
    static boolean present() {
        return HttpServerRequest.class.isInterface();
    }

    static boolean isRequest(Object body) {
        return body instanceof HttpServerRequest;
    }

    static VertxBody of(Object request) {
        return new VertxBody((HttpServerRequest) request);
    }

    byte[] read(int maxSize, Duration deadline) throws RefusedRequest {
        try {
            RequestBody.checkLength(request.getHeader(HttpHeaders.CONTENT_LENGTH), maxSize);
            request.exceptionHandler(
                    e -> complete.completeExceptionally(new RefusedRequest(400, "the body breaks off")));
            request.handler(data -> take(data, maxSize));
            request.endHandler(end -> complete.complete(Arrays.copyOf(buffer, length)));
            if (request.response().closed()) {
                throw new RefusedRequest(400, "the body breaks off");
            }
            if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
                request.response().writeContinue();
            }
            request.resume();
            return complete.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            discard();
            throw (RefusedRequest) e.getCause();
        } catch (TimeoutException e) {
            discard();
            throw new RefusedRequest(408, "the body took longer than " + deadline);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            discard();
            throw new RefusedRequest(503, "interrupted while reading the body");
        } catch (RefusedRequest e) {
            discard();
            throw e;
        }
    }

    private void take(Buffer data, int maxSize) {
        if (complete.isDone()) {
            drop(data);
        } else if (data.length() > maxSize - length) {
            complete.completeExceptionally(RequestBody.tooLarge(maxSize));
            buffer = new byte[0];
            length = 0;
            drop(data);
        } else {
            if (data.length() > buffer.length - length) {
                buffer = Arrays.copyOf(
                        buffer, (int) Math.max(length + data.length(), Math.min(2L * buffer.length, maxSize)));
            }
            data.getBytes(buffer, length);
            length += data.length();
        }
    }

    /** Lets the rest of the request go, as the connection can't carry another one before that. */
    void discard() {
        if (request.isEnded()) {
            return;
        }
        try {
            request.handler(this::drop);
            request.resume();
        } catch (IllegalStateException e) {
            // it has ended meanwhile
        }
    }

    private void drop(Buffer data) {
        discarded += data.length();
        if (discarded > MAX_DISCARDED) {
            request.connection().close();
        }
    }
}
