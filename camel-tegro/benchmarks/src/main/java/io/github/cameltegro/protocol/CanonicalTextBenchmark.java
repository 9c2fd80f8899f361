package io.github.cameltegro.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Making the canonical text of received fields, beside the JDK's own sorting and encoding, which is not PHP's. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CanonicalTextBenchmark {

    private final List<FormField> fields = ReceivedForm.fields();
    private final Map<String, String> texts = ReceivedForm.texts();

    @Benchmark
    public byte[] component() {
        return FormSignature.canonical(fields, false);
    }

    @Benchmark
    public byte[] bare() {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(texts)
                .forEach((name, value) ->
                        text.append('&').append(name).append('=').append(URLEncoder.encode(value, UTF_8)));
        return text.substring(1).getBytes(UTF_8);
    }
}
