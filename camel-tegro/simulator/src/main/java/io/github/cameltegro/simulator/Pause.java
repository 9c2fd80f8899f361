package io.github.cameltegro.simulator;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Where calls wait that are answered late or never; a reset or the end of the simulator lets all of them go at once. */
final class Pause {

    private volatile CountDownLatch end = new CountDownLatch(1);

    /** Waits for that long, or until released. */
    void rest(Duration time) {
        try {
            end.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until released. */
    void restForEver() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void release() {
        CountDownLatch released = end;
        end = new CountDownLatch(1);
        released.countDown();
    }
}
