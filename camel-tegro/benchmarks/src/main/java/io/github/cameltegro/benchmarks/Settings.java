package io.github.cameltegro.benchmarks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How a run is to go, from arguments of the form {@code key=value}.
 *
 * @param mode what to run
 * @param seconds how long a lap takes
 * @param warmup how often each rival does its work before anything is counted, so that all are compiled
 * @param rounds how many laps each rival has
 * @param threads how many threads ask at once
 * @param calls how many calls the soak makes
 * @param notifications how many notifications the soak sends
 * @param most how far things grow in the modes that have them grow, such as threads and orders
 * @param only a pattern to be found in a rival's name for it to be run by the mode {@code profile}
 * @param launches how many processes are started for the start-up time of each rival
 * @param docs the folder whose page the results are written into; null for none
 * @param note what is to be known of the circumstances, such as other work on the machine; a {@code _} stands for a space
 */
record Settings(
        Mode mode,
        double seconds,
        long warmup,
        int rounds,
        int threads,
        long calls,
        long notifications,
        int most,
        Pattern only,
        int launches,
        Path docs,
        String note) {

    static final String DEFAULTS = "mode=compare seconds=2 warmup=150000 rounds=15 threads=8 calls=1000000"
            + " notifications=2000000 most=100000 only= launches=11 docs= note=";

    static Settings of(String... arguments) {
        Map<String, String> values = Arguments.read(DEFAULTS, arguments);
        return new Settings(
                Mode.valueOf(values.get("mode").toUpperCase(Locale.ROOT)),
                Double.parseDouble(values.get("seconds")),
                Long.parseLong(values.get("warmup")),
                Integer.parseInt(values.get("rounds")),
                Integer.parseInt(values.get("threads")),
                Long.parseLong(values.get("calls")),
                Long.parseLong(values.get("notifications")),
                Integer.parseInt(values.get("most")),
                Pattern.compile(values.get("only")),
                Integer.parseInt(values.get("launches")),
                values.get("docs").isEmpty() ? null : Path.of(values.get("docs")),
                values.get("note"));
    }

    /** Those of the sizes that are not beyond {@link #most()}. */
    int[] sizes(int... sizes) {
        return Arrays.stream(sizes).filter(size -> size <= most).toArray();
    }
}
