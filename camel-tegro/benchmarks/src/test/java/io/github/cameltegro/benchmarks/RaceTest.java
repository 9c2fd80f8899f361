package io.github.cameltegro.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How rivals take turns. */
@Timeout(60)
class RaceTest {

    private static final int ROUNDS = 5;

    /** The names of those whose work was asked for. */
    private final List<String> laps = new ArrayList<>();

    private final class Runner implements Rival {

        private final String name;

        Runner(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Place place() {
            return Place.CALLER;
        }

        @Override
        public Work work() {
            laps.add(name);
            return () -> {};
        }
    }

    private final List<Rival> rivals = List.of(new Runner("a"), new Runner("b"), new Runner("c"));

    private static Settings settings(String... more) {
        List<String> all = new ArrayList<>(List.of("rounds=" + ROUNDS, "seconds=0.001", "threads=1", "warmup=1"));
        all.addAll(List.of(more));
        return Settings.of(all.toArray(String[]::new));
    }

    private List<List<String>> rounds(int size) {
        List<List<String>> rounds = new ArrayList<>();
        // the first laps warm up
        for (int from = rivals.size(); from < laps.size(); from += size) {
            rounds.add(laps.subList(from, from + size));
        }
        return rounds;
    }

    @Test
    void each_round_has_each_rival_once_and_the_rounds_differ_in_their_order() throws Exception {
        Race.run(settings(), rivals);

        assertThat(laps.subList(0, 3)).containsExactly("a", "b", "c");
        assertThat(rounds(3)).hasSize(ROUNDS).allSatisfy(round -> assertThat(round)
                .containsExactlyInAnyOrder("a", "b", "c"));
        Set<List<String>> orders = new HashSet<>(rounds(3));
        assertThat(orders).hasSizeGreaterThan(1);
    }

    @Test
    void each_round_has_each_number_of_threads() throws Exception {
        Map<Integer, Map<String, Result>> results = Race.run(settings(), rivals, 1, 4);

        // a lap asks for the work of each of its threads
        assertThat(rounds(3 * 5))
                .hasSize(ROUNDS)
                .allSatisfy(round -> assertThat(round).filteredOn("a"::equals).hasSize(5));
        assertThat(results).containsOnlyKeys(1, 4);
        assertThat(results.get(4)).containsOnlyKeys("a", "b", "c");
    }

    @Test
    void what_warms_up_is_not_counted() throws Exception {
        Result result = Race.run(settings(), rivals).get("b");

        assertThat(result.samples()).hasSize(ROUNDS);
    }
}
