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
 * optional dependency: nobody may use this class where it may be absent.
 */
final class VertxBody {

    /** How much of an unwanted body is let through, so that its client gets to read the answer. */
    private static final long MAX_DISCARDED = 8L << 20;

    private static final int FIRST_BUFFER = 1024;

    private final HttpServerRequest request;
    private final int maxSize;
    private final CompletableFuture<byte[]> complete = new CompletableFuture<>();

    // by the request's event loop only
    private byte[] buffer = new byte[FIRST_BUFFER];
    private int length;
    private long discarded;

    private VertxBody(HttpServerRequest request, int maxSize) {
        this.request = request;
        this.maxSize = maxSize;
    }

    /** @throws LinkageError where there is no Vert.x */
    static boolean present() {
        return HttpServerRequest.class.isInterface();
    }

    /** Begins to receive; the outcome comes by itself. */
    static VertxBody receive(HttpServerRequest request, int maxSize) {
        VertxBody body = new VertxBody(request, maxSize);
        try {
            body.start();
        } catch (RefusedRequest e) {
            body.refuse(e);
            body.drain();
        }
        return body;
    }

    private void start() throws RefusedRequest {
        RequestBody.checkLength(request.getHeader(HttpHeaders.CONTENT_LENGTH), maxSize);
        request.exceptionHandler(e -> refuse(new RefusedRequest(400, "the body breaks off")));
        request.handler(this::take);
        request.endHandler(end -> complete.complete(Arrays.copyOf(buffer, length)));
        if (request.response().closed()) {
            throw new RefusedRequest(400, "the body breaks off");
        }
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
        request.resume();
    }

    /** Lets the body of a request go that nobody receives, as the connection can't carry another one before that. */
    static void discard(HttpServerRequest request) {
        new VertxBody(request, 0).drain();
    }

    private void drain() {
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

    /** Runs as soon as the outcome is there, on the thread that brings it or, if it is there, on this one. */
    void whenDone(Runnable action) {
        complete.whenComplete((bytes, refusal) -> action.run());
    }

    void refuse(RefusedRequest refusal) {
        complete.completeExceptionally(refusal);
    }

    byte[] await(Duration deadline) throws RefusedRequest {
        try {
            return complete.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw (RefusedRequest) e.getCause();
        } catch (TimeoutException e) {
            RefusedRequest refusal = late(deadline);
            refuse(refusal);
            throw refusal;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            RefusedRequest refusal = new RefusedRequest(503, "interrupted while reading the body");
            refuse(refusal);
            throw refusal;
        }
    }

    static RefusedRequest late(Duration deadline) {
        return new RefusedRequest(408, "the body took longer than " + deadline);
    }

    private void take(Buffer data) {
        if (complete.isDone()) {
            drop(data);
        } else if (data.length() > maxSize - length) {
            refuse(RequestBody.tooLarge(maxSize));
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

    private void drop(Buffer data) {
        buffer = new byte[0];
        length = 0;
        discarded += data.length();
        if (discarded > MAX_DISCARDED) {
            request.connection().close();
        }
    }
}
