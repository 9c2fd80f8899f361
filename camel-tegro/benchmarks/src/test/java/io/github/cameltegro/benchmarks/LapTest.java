package io.github.cameltegro.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a lap counts. */
@Timeout(60)
class LapTest {

    private static final int TIMES = 400;
    private static final int MUCH = 100_000;
    private static final int LITTLE = 2_000;

    private volatile byte[] kept;

    private final ExecutorService server = Executors.newFixedThreadPool(2);

    /** A rival whose work is done by threads of its own. */
    private record Server(Work work) implements Rival {

        @Override
        public String name() {
            return "server";
        }

        @Override
        public Place place() {
            return Place.SERVER;
        }
    }

    private static Rival caller(Work work) {
        return new CallerRival("caller", work);
    }

    @AfterEach
    void end() {
        server.shutdown();
    }

    private void allocate() {
        kept = new byte[MUCH];
    }

    @Test
    void a_callers_work_is_counted_by_what_its_own_threads_allocate() throws Exception {
        Rival rival = caller(() -> {
            allocate();
            server.submit(this::allocate).get();
        });

        assertThat(Lap.counted(rival, 2, TIMES).bytes()).isCloseTo(MUCH, within((double) LITTLE));
    }

    @Test
    void a_servers_work_is_counted_by_what_all_threads_but_its_clients_allocate() throws Exception {
        Rival rival = new Server(() -> {
            allocate();
            allocate();
            server.submit(this::allocate).get();
        });

        assertThat(Lap.counted(rival, 2, TIMES).bytes()).isCloseTo(MUCH, within(MUCH / 2.0));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 20})
    void work_is_done_as_often_as_was_asked_for_on_any_number_of_threads(int times) throws Exception {
        AtomicInteger done = new AtomicInteger();

        Sample sample = Lap.counted(caller(done::incrementAndGet), 3, times);

        assertThat(sample.latency().getTotalCount()).isEqualTo(times);
        assertThat(done).hasValue(times);
    }

    @Test
    void what_is_measured_is_what_the_routes_did() throws Exception {
        try (NotificationRivals rivals = new NotificationRivals()) {
            for (Rival rival : rivals.rivals()) {
                long before = rivals.routed();

                assertThat(Lap.counted(rival, 2, 10).latency().getTotalCount()).isEqualTo(10);
                assertThat(rivals.routed() - before).isEqualTo(10);
            }
        }
    }

    static Stream<Throwable> failures() {
        return Stream.of(new IllegalStateException("no answer"), new StackOverflowError("no answer"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void a_failure_of_one_thread_late_in_a_lap_ends_the_run_instead_of_looking_fast(Throwable failure) {
        AtomicInteger done = new AtomicInteger();
        Rival failing = caller(() -> {
            if (done.incrementAndGet() == 3) {
                if (failure instanceof Error error) {
                    throw error;
                }
                throw (Exception) failure;
            }
        });

        assertThatThrownBy(() -> Lap.counted(failing, 2, 10)).hasRootCause(failure);

        done.set(0);
        assertThatThrownBy(() -> Lap.timed(failing, 2, 0.01)).hasRootCause(failure);
    }
}
