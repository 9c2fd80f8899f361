package io.github.cameltegro.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClockNonceSourceTest {
    private static final long NOW = 1_780_000_000_000L;
    private static final long LIMIT = 1L << 53;
    private static final int THREADS = 32;
    private static final int CALLS = 10_000;

    private final AtomicLong clock = new AtomicLong(NOW);
    private final AtomicLong last = new AtomicLong();

    private ClockNonceSource source(int node) {
        return new ClockNonceSource(node, clock::get, last);
    }

    @Test
    void isTheClockAndTheNode() {
        assertThat(source(0).next()).isEqualTo(1_780_000_000_000_000L);
        clock.incrementAndGet();
        assertThat(source(999).next()).isEqualTo(1_780_000_000_001_999L);
    }

    @Test
    void countsOnWhileTheClockStands() {
        ClockNonceSource source = source(7);

        assertThat(List.of(source.next(), source.next(), source.next()))
                .containsExactly(1_780_000_000_000_007L, 1_780_000_000_001_007L, 1_780_000_000_002_007L);
    }

    @Test
    void neverFallsWhenTheClockStepsBack() {
        ClockNonceSource source = source(7);
        long before = source.next();
        clock.addAndGet(-3_600_000);
        long after = source.next();
        clock.set(-1);
        long muchLater = source.next();

        assertThat(List.of(before, after, muchLater))
                .containsExactly(1_780_000_000_000_007L, 1_780_000_000_001_007L, 1_780_000_000_002_007L);
    }

    @Test
    void followsTheClockAgainOnceItHasCaughtUp() {
        ClockNonceSource source = source(7);
        IntStream.range(0, 100).forEach(i -> source.next());
        clock.set(NOW + 5000);

        assertThat(source.next()).isEqualTo(1_780_000_005_000_007L);
    }

    static Stream<Arguments> clocks() {
        AtomicLong looks = new AtomicLong(NOW);
        return Stream.of(
                Arguments.of(Named.of("the system's", (LongSupplier) System::currentTimeMillis)),
                Arguments.of(Named.of("one that stands", (LongSupplier) () -> NOW)),
                Arguments.of(Named.of("one that moves on with each look", (LongSupplier) looks::incrementAndGet)));
    }

    @ParameterizedTest
    @MethodSource("clocks")
    void repeatsNoneFrom32ThreadsAndEachIsGreaterThanAllBeforeIt(LongSupplier anyClock) throws Exception {
        ClockNonceSource source = new ClockNonceSource(7, anyClock, last);
        AtomicLong greatest = new AtomicLong();
        AtomicLong fallen = new AtomicLong();
        NonceSource watched = () -> {
            long before = greatest.get();
            long nonce = source.next();
            if (nonce <= before) {
                fallen.incrementAndGet();
            }
            greatest.accumulateAndGet(nonce, Math::max);
            return nonce;
        };

        List<List<Long>> perThread = drawTogether(List.of(watched), 20 * CALLS);

        assertThat(distinct(perThread)).hasSize(20 * CALLS);
        assertThat(fallen).hasValue(0);
    }

    @Test
    void givesOutNoTickThatAnotherThreadTookMeanwhile() {
        ClockNonceSource faster = source(7);
        List<Long> nonces = new ArrayList<>();
        ClockNonceSource slower = new ClockNonceSource(
                7,
                () -> {
                    // between the look at the clock and the attempt to take its tick
                    IntStream.range(0, 3).forEach(i -> nonces.add(faster.next()));
                    return NOW;
                },
                last);

        nonces.add(slower.next());

        assertThat(nonces).hasSize(4).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void sourcesOfOneProcessShareTheLastTickWhateverTheirNodes() throws Exception {
        List<List<Long>> perThread = drawTogether(
                List.of(new ClockNonceSource(7), new ClockNonceSource(7), new ClockNonceSource(999)), CALLS);

        perThread.forEach(nonces -> assertThat(nonces).isSorted());
        assertThat(distinct(perThread)).hasSize(CALLS);
    }

    @Test
    void anotherSourceOfTheProcessGoesOnAboveTheFirst() {
        long first = new ClockNonceSource(999).next();

        assertThat(new ClockNonceSource(0).next()).isGreaterThan(first);
    }

    @Test
    void processesWithDifferentNodesShareNone() {
        ClockNonceSource one = new ClockNonceSource(1, () -> NOW, new AtomicLong());
        ClockNonceSource other = new ClockNonceSource(2, () -> NOW, new AtomicLong());
        Set<Long> nonces = new HashSet<>();

        IntStream.range(0, CALLS).forEach(i -> {
            nonces.add(one.next());
            nonces.add(other.next());
        });

        assertThat(nonces).hasSize(2 * CALLS);
    }

    @ParameterizedTest
    @CsvSource({"0, 9007199254740000", "991, 9007199254740991"})
    void goesUpToTheLastIntegerThatEveryJsonReaderKnows(int node, long nonce) {
        clock.set(LIMIT / 1000);

        assertThat(source(node).next()).isEqualTo(nonce).isLessThan(LIMIT);
    }

    @Test
    void neverGoesBeyondIt() {
        clock.set(LIMIT / 1000);

        assertThatIllegalStateException().isThrownBy(source(992)::next).withMessageContaining("2^53");
        assertThat(source(0).next()).isEqualTo(9_007_199_254_740_000L);
        assertThatIllegalStateException().isThrownBy(source(0)::next);
        clock.set(Long.MAX_VALUE);
        assertThatIllegalStateException().isThrownBy(source(0)::next);
    }

    @Test
    void a_clock_beyond_the_limit_leaves_the_last_tick_as_it_was() {
        source(0).next();
        clock.set(Long.MAX_VALUE);
        assertThatIllegalStateException().isThrownBy(source(0)::next);
        clock.set(NOW);

        assertThat(source(0).next()).isEqualTo((NOW + 1) * 1000);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1000, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void refusesANodeOutOfRangeByName(int node) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClockNonceSource(node))
                .withMessageContaining("nonceNode")
                .withMessageContaining(String.valueOf(node));
    }

    @Test
    void randomNodesAreInRangeAndDiffer() {
        Set<Integer> nodes = new HashSet<>();
        IntStream.range(0, 1000).forEach(i -> nodes.add(ClockNonceSource.randomNode()));

        assertThat(nodes).allMatch(node -> node >= 0 && node < 1000).hasSizeGreaterThan(100);
    }

    @Test
    void tellsItsNode() {
        assertThat(source(42)).hasToString("ClockNonceSource[nonceNode=42]");
    }

    /** All threads start at once and draw from one of the sources each. */
    private static List<List<Long>> drawTogether(List<? extends NonceSource> sources, int all) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            CountDownLatch ready = new CountDownLatch(THREADS);
            List<Future<List<Long>>> drawn = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                NonceSource source = sources.get(thread % sources.size());
                int calls = all / THREADS + (thread < all % THREADS ? 1 : 0);
                Callable<List<Long>> draw = () -> {
                    ready.countDown();
                    ready.await();
                    return IntStream.range(0, calls)
                            .mapToObj(i -> source.next())
                            .toList();
                };
                drawn.add(threads.submit(draw));
            }
            List<List<Long>> perThread = new ArrayList<>();
            for (Future<List<Long>> nonces : drawn) {
                perThread.add(nonces.get());
            }
            return perThread;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Set<Long> distinct(List<List<Long>> perThread) {
        Set<Long> distinct = new HashSet<>();
        perThread.forEach(distinct::addAll);
        return distinct;
    }
}
