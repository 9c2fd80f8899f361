package io.github.cameltegro.benchmarks;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Measures the single steps by JMH, each beside its bare limit, and writes them into the page. */
public final class StepRun {

    private static final String ALL = "io\\.github\\.cameltegro\\..*Benchmark\\..*";
    private static final Map<String, String> TARGETS = Map.of("Signing", "≤ 1.15x", "Verifying", "≤ 2x");

    static final String DEFAULTS = "forks=3 iterations=5 seconds=1 docs= note=";

    private static final String HEAP = "-Xms512m -Xmx512m -XX:+AlwaysPreTouch";

    private StepRun() {}

    /** @param arguments {@code forks}, {@code iterations}, {@code seconds}, {@code docs} and {@code note} as key=value */
    public static void main(String[] arguments) throws Exception {
        Map<String, String> values = Arguments.read(DEFAULTS, arguments);
        double seconds = Double.parseDouble(values.get("seconds"));
        int forks = Integer.parseInt(values.get("forks"));
        int iterations = Integer.parseInt(values.get("iterations"));
        Section found = Section.of(
                forks + " forks with " + iterations + " iterations of " + seconds + " s each and " + HEAP,
                run(forks, iterations, TimeValue.milliseconds((long) (1000 * seconds))));
        String circumstances = Circumstances.of(found, values.get("note"));
        Console.print(found, circumstances);
        if (!values.get("docs").isEmpty()) {
            new Page(Path.of(values.get("docs"))).write("steps", found, circumstances);
        }
    }

    /** @param forks 0 to stay in this process, which is good for no more than a try */
    static Table run(int forks, int iterations, TimeValue time) throws RunnerException {
        Options options = new OptionsBuilder()
                .include(ALL)
                .forks(forks)
                .warmupIterations(iterations)
                .warmupTime(time)
                .measurementIterations(iterations)
                .measurementTime(time)
                .addProfiler(GCProfiler.class)
                // a heap that is there from the start: else its first use, page by page, costs more than the steps
                .jvmArgsAppend(HEAP.split(" "))
                .shouldFailOnError(true)
                .build();
        return table(new Runner(options).run());
    }

    private static Table table(Collection<RunResult> results) {
        Map<String, Map<String, RunResult>> steps = new TreeMap<>();
        for (RunResult result : results) {
            String[] path = result.getParams().getBenchmark().split("\\.");
            steps.computeIfAbsent(path[path.length - 2].replace("Benchmark", ""), name -> new TreeMap<>())
                    .put(path[path.length - 1], result);
        }
        Table table = new Table("step", "ns", "bare ns", "time", "target", "bytes", "bare bytes");
        steps.forEach((step, both) -> {
            RunResult component = both.get("component");
            RunResult bare = both.get("bare");
            table.row(
                    step,
                    nanos(component),
                    nanos(bare),
                    Table.ratio(nanos(component) / nanos(bare)),
                    TARGETS.getOrDefault(step, "-"),
                    bytes(component),
                    bytes(bare));
        });
        return table;
    }

    private static double nanos(RunResult result) {
        return result.getPrimaryResult().getScore();
    }

    @SuppressWarnings("rawtypes") // JMH declares them so
    private static double bytes(RunResult result) {
        return result.getSecondaryResults().entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("gc.alloc.rate.norm"))
                .mapToDouble(entry -> entry.getValue().getScore())
                .findFirst()
                .orElse(Double.NaN);
    }
}
