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

    private record Entrant(Rival rival, int threads) {}

    private Race(Settings settings) {
        this.settings = settings;
    }

    /** What {@link #run} does, in words. */
    static String how(Settings settings) {
        return rounds(settings) + ", " + settings.threads() + " threads";
    }

    static String rounds(Settings settings) {
        return settings.rounds() + " rounds of " + settings.seconds() + " s";
    }

    static String howFastest(Settings settings) {
        return "the fastest of " + how(settings);
    }

    /** Runs all rounds on the threads of the settings; gives the results by the rivals' names. */
    static Map<String, Result> run(Settings settings, List<Rival> rivals) throws Exception {
        return run(settings, rivals, settings.threads()).get(settings.threads());
    }

    /** Has each rival run on each number of threads; gives the results by that, and by the rivals' names. */
    static Map<Integer, Map<String, Result>> run(Settings settings, List<Rival> rivals, int... threads)
            throws Exception {
        for (Rival rival : rivals) {
            // not counted
            Lap.counted(rival, settings.threads(), settings.warmup());
        }
        List<Entrant> entrants = new ArrayList<>();
        for (int number : threads) {
            rivals.forEach(rival -> entrants.add(new Entrant(rival, number)));
        }
        Map<Integer, Map<String, Result>> results = new LinkedHashMap<>();
        new Race(settings).samples(entrants).forEach((entrant, samples) -> results.computeIfAbsent(
                        entrant.threads(), number -> new LinkedHashMap<>())
                .put(entrant.rival().name(), new Result(entrant.rival().name(), samples)));
        return results;
    }

    private Map<Entrant, List<Sample>> samples(List<Entrant> entrants) throws Exception {
        Map<Entrant, List<Sample>> samples = new LinkedHashMap<>();
        entrants.forEach(entrant -> samples.put(entrant, new ArrayList<>()));
        List<Entrant> order = new ArrayList<>(entrants);
        for (int round = 1; round <= settings.rounds(); round++) {
            Collections.shuffle(order, new Random(round));
            for (Entrant entrant : order) {
                samples.get(entrant).add(lap(entrant, round));
            }
        }
        return samples;
    }

    private Sample lap(Entrant entrant, int round) throws Exception {
        // nobody cleans up after his predecessor
        System.gc();
        Sample sample = Lap.timed(entrant.rival(), entrant.threads(), settings.seconds());
        Console.progress(
                "round %d of %d, %d threads: %-40s %,9.0f/s %7.1f µs cpu %,9.0f bytes",
                round,
                settings.rounds(),
                entrant.threads(),
                entrant.rival().name(),
                sample.perSecond(),
                sample.cpuMicros(),
                sample.bytes());
        return sample;
    }
}
