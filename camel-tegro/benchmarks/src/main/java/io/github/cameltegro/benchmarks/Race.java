package io.github.cameltegro.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Has rivals take turns, round after round: what disturbs the machine for longer than a lap disturbs all of them. Each
 * round has an order of its own, so that none always comes after the same.
 */
final class Race {

    private final Settings settings;
    private final List<Rival> rivals;

    Race(Settings settings, List<Rival> rivals) {
        this.settings = settings;
        this.rivals = rivals;
    }

    /** What {@link #run} does, in words. */
    static String how(Settings settings) {
        return settings.rounds() + " rounds of " + settings.seconds() + " s";
    }

    /** Runs all rounds, after laps that warm up and are not counted. */
    Map<String, Result> run(int threads) throws Exception {
        Map<String, List<Sample>> samples = new LinkedHashMap<>();
        for (Rival rival : rivals) {
            samples.put(rival.name(), new ArrayList<>());
            Lap.counted(rival, threads, settings.warmup());
        }
        List<Rival> order = new ArrayList<>(rivals);
        for (int round = 0; round < settings.rounds(); round++) {
            Collections.shuffle(order, new Random(round));
            for (Rival rival : order) {
                Sample sample = lap(rival, threads, settings.seconds());
                samples.get(rival.name()).add(sample);
                Console.progress(
                        "round %d of %d, %d threads: %-40s %,9.0f/s %7.1f µs cpu %,9.0f bytes",
                        round + 1,
                        settings.rounds(),
                        threads,
                        rival.name(),
                        sample.perSecond(),
                        sample.cpuMicros(),
                        sample.bytes());
            }
        }
        Map<String, Result> results = new LinkedHashMap<>();
        samples.forEach((name, list) -> results.put(name, new Result(name, list)));
        return results;
    }

    private static Sample lap(Rival rival, int threads, double seconds) throws Exception {
        // nobody cleans up after his predecessor
        System.gc();
        return Lap.timed(rival, threads, seconds);
    }
}
