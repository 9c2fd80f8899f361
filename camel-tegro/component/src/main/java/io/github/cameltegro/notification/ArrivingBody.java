package io.github.cameltegro.notification;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A body that comes in without a thread that waits for it: whoever sends slowly, or nothing at all, must not hold a
 * thread that a genuine notification needs.
 */
final class ArrivingBody {

    private static final int FIRST_BUFFER = 1024;

    private final int maxSize;
    private final Duration deadline;
    private final CompletableFuture<byte[]> complete = new CompletableFuture<>();

    // by one thread of the server's at a time
    private byte[] buffer = new byte[FIRST_BUFFER];
    private int length;
    private volatile boolean brokenOff;

    ArrivingBody(int maxSize, Duration deadline) {
        this.maxSize = maxSize;
        this.deadline = deadline;
    }

    /** Lets the deadline end it even if the server never says anything about it again. */
    ArrivingBody startClock() {
        complete.orTimeout(Math.max(1, deadline.toMillis()), TimeUnit.MILLISECONDS);
        return this;
    }

    /** Takes what has come, unless its end is known already. */
    void take(ByteBuffer data) {
        int count = data.remaining();
        if (complete.isDone()) {
            buffer = new byte[0];
        } else if (count > maxSize - length) {
            refuse(RequestBody.tooLarge(maxSize));
        } else {
            if (count > buffer.length - length) {
                buffer = Arrays.copyOf(buffer, (int) Math.max(length + count, Math.min(2L * buffer.length, maxSize)));
            }
            data.get(buffer, length, count);
            length += count;
        }
    }

    void end() {
        complete.complete(Arrays.copyOf(buffer, length));
    }

    /** Ends it where its connection is gone or fails. */
    void breakOff(Throwable failure) {
        brokenOff = true;
        refuse(BlockingBody.refusal(failure));
    }

    /** Whether nobody is left to be answered. */
    boolean isBrokenOff() {
        return brokenOff;
    }

    void refuse(RefusedRequest refusal) {
        complete.completeExceptionally(refusal);
    }

    void refuseAsLate() {
        refuse(late());
    }

    boolean isDone() {
        return complete.isDone();
    }

    /**
     * Runs an action as soon as the outcome is known, on the thread that brings it.
     *
     * @param late runs it where the clock has brought the outcome, whose thread is not ours to use
     */
    void whenDone(Runnable action, Executor late) {
        complete.whenComplete((bytes, refusal) -> {
            if (refusal instanceof TimeoutException) {
                late.execute(action);
            } else {
                action.run();
            }
        });
    }

    /** The bytes, which are awaited no longer than the deadline. */
    byte[] await() throws RefusedRequest {
        try {
            return complete.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RefusedRequest refusal ? refusal : late();
        } catch (TimeoutException e) {
            refuseAsLate();
            throw late();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            RefusedRequest refusal = new RefusedRequest(503, "interrupted while reading the body");
            refuse(refusal);
            throw refusal;
        }
    }

    private RefusedRequest late() {
        return new RefusedRequest(408, "the body took longer than " + deadline);
    }
}
