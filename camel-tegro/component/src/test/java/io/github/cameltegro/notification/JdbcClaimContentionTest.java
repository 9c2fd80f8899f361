package io.github.cameltegro.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of any number of contenders one gets the claim. */
class JdbcClaimContentionTest extends JdbcClaimTestSupport {
    private static final int THREADS = 16;
    private static final int ROUNDS = 200;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    @Test
    void oneOfSixteenNodesClaimsAFreeKey() throws Exception {
        List<JdbcClaimRepository> nodes = nodes(THREADS);

        for (int round = 0; round < ROUNDS; round++) {
            assertOneWins("free-" + round, nodes::get);
        }
    }

    @Test
    void oneOfSixteenThreadsOnFourNodesClaimsAFreeKey() throws Exception {
        List<JdbcClaimRepository> nodes = nodes(4);

        for (int round = 0; round < ROUNDS; round++) {
            assertOneWins("free-" + round, i -> nodes.get(i % 4));
        }
    }

    @Test
    void oneOfSixteenNodesTakesOverAnExpiredKey() throws Exception {
        List<JdbcClaimRepository> nodes = nodes(THREADS);

        for (int round = 0; round < ROUNDS; round++) {
            JdbcClaimRepository killed = node();
            String key = "expired-" + round;
            killed.add(key);
            database.expire(table);

            assertOneWins(key, nodes::get);
            assertThat(killed.confirm(key)).isFalse();
        }
    }

    @Test
    void anOwnerWhoComesBackAndAContenderNeverBothWin() throws Exception {
        List<JdbcClaimRepository> nodes = nodes(2);

        for (int round = 0; round < ROUNDS; round++) {
            String key = "back-" + round;
            nodes.get(0).add(key);
            database.expire(table);

            List<Boolean> won = atOnce(
                    2, i -> i == 0 ? nodes.get(0).confirm(key) : nodes.get(1).add(key));

            assertThat(won).containsOnlyOnce(true);
            nodes.forEach(node -> node.remove(key));
        }
    }

    /** Also under isolation levels in which the database rolls one of two writers back. */
    @ParameterizedTest
    @ValueSource(strings = {"TRANSACTION_READ_COMMITTED", "TRANSACTION_REPEATABLE_READ", "TRANSACTION_SERIALIZABLE"})
    void neverAreTwoInsideAtOnce(String isolation) throws Exception {
        try (HikariDataSource pool = JdbcClaimDatabase.pool(database.url(), THREADS)) {
            pool.setTransactionIsolation(isolation);
            List<JdbcClaimRepository> nodes =
                    IntStream.range(0, 4).mapToObj(i -> node(pool, n -> {})).toList();
            AtomicInteger inside = new AtomicInteger();
            AtomicInteger entered = new AtomicInteger();

            List<Boolean> alone = atOnce(THREADS, i -> {
                JdbcClaimRepository node = nodes.get(i % 4);
                boolean everAlone = true;
                for (int round = 0; round < ROUNDS; round++) {
                    if (node.add("k")) {
                        everAlone &= inside.incrementAndGet() == 1;
                        entered.incrementAndGet();
                        everAlone &= node.confirm("k");
                        inside.decrementAndGet();
                        node.remove("k");
                    }
                }
                return everAlone;
            });

            assertThat(alone).containsOnly(true);
            assertThat(entered).hasPositiveValue();
            assertThat(database.rows(table)).isZero();
        }
    }

    private List<JdbcClaimRepository> nodes(int count) {
        return IntStream.range(0, count).mapToObj(i -> node()).toList();
    }

    private void assertOneWins(String key, IntFunction<JdbcClaimRepository> nodeOfThread) throws Exception {
        List<Boolean> won = atOnce(THREADS, i -> nodeOfThread.apply(i).add(key));

        assertThat(won).containsOnlyOnce(true);
        assertThat(nodeOfThread.apply(won.indexOf(true)).confirm(key)).isTrue();
        nodeOfThread.apply(won.indexOf(true)).remove(key);
    }

    private interface Attempt {
        boolean of(int thread) throws Exception;
    }

    private List<Boolean> atOnce(int count, Attempt attempt) throws Exception {
        CyclicBarrier start = new CyclicBarrier(count);
        List<Callable<Boolean>> tasks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int thread = i;
            tasks.add(() -> {
                start.await();
                return attempt.of(thread);
            });
        }
        List<Boolean> answers = new ArrayList<>();
        for (Future<Boolean> answer : threads.invokeAll(tasks, 2, TimeUnit.MINUTES)) {
            answers.add(answer.get());
        }
        return answers;
    }
}
