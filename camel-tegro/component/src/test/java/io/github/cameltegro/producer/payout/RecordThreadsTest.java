package io.github.cameltegro.producer.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Work on the repository is done elsewhere, in time, or not at all. */
class RecordThreadsTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final RecordThreads threads = new RecordThreads(context);
    private final CountDownLatch held = new CountDownLatch(1);

    @BeforeEach
    void start() {
        threads.start();
    }

    @AfterEach
    void stop() {
        held.countDown();
        threads.stop();
        context.stop();
    }

    private boolean hold() {
        try {
            held.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return true;
    }

    @Test
    void workIsDoneOnAnotherThread() throws Exception {
        assertThat(threads.call(LONG, Thread::currentThread, late -> {})).isNotSameAs(Thread.currentThread());
    }

    @Test
    void whatWorkThrowsIsTold() {
        assertThatThrownBy(() -> threads.call(
                        LONG,
                        () -> {
                            throw new IllegalStateException("away");
                        },
                        late -> {}))
                .isInstanceOf(RecordException.class)
                .hasMessage("IllegalStateException: away");
    }

    /** Where Camel's own pools would go on with the caller's thread, and its transaction. */
    @Test
    void whenThereIsNoRoomLeftWorkIsRefused() {
        Set<Thread> callers = ConcurrentHashMap.newKeySet();
        Set<Thread> workers = ConcurrentHashMap.newKeySet();
        AtomicInteger refused = new AtomicInteger();
        for (int i = 0; i < 1100; i++) {
            Thread caller = new Thread(() -> {
                try {
                    threads.call(
                            LONG,
                            () -> {
                                workers.add(Thread.currentThread());
                                return hold();
                            },
                            late -> {});
                } catch (RecordException e) {
                    refused.incrementAndGet();
                }
            });
            caller.setDaemon(true);
            callers.add(caller);
            caller.start();
        }

        await().untilAtomic(refused, org.hamcrest.Matchers.equalTo(80));
        assertThat(workers).hasSize(20).doesNotContainAnyElementsOf(callers);
    }

    @Test
    void whatComesTooLateIsUndoneOnce() throws Exception {
        AtomicReference<Boolean> undone = new AtomicReference<>();

        assertThatThrownBy(() -> threads.call(Duration.ofMillis(20), this::hold, undone::set))
                .isInstanceOf(RecordException.class)
                .hasMessageContaining("not done within");
        assertThat(undone).hasNullValue();
        held.countDown();

        await().untilAtomic(undone, org.hamcrest.Matchers.is(true));
    }

    @Test
    void whatNobodyWaitsForAnyMoreIsNotBegun() throws Exception {
        for (int i = 0; i < 20; i++) {
            Thread busy = new Thread(() -> {
                try {
                    threads.call(LONG, this::hold, late -> {});
                } catch (RecordException e) {
                    throw new IllegalStateException(e);
                }
            });
            busy.setDaemon(true);
            busy.start();
        }
        AtomicInteger begun = new AtomicInteger();
        await().until(() -> {
            try {
                threads.call(Duration.ofMillis(20), begun::incrementAndGet, late -> {});
                return false;
            } catch (RecordException e) {
                return true;
            }
        });
        int before = begun.get();
        held.countDown();

        threads.call(LONG, () -> true, late -> {});
        assertThat(begun).hasValue(before);
    }

    @Test
    void anInterruptedCallerGivesUpAndStaysInterrupted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> threads.call(LONG, this::hold, late -> {})).isInstanceOf(RecordException.class);
        assertThat(Thread.interrupted()).isTrue();
    }
}
