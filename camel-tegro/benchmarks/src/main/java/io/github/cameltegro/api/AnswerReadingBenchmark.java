package io.github.cameltegro.api;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.cameltegro.OutputType;
import io.github.cameltegro.TegroOperation;
import io.github.cameltegro.model.CreatedOrder;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Reading an answer with all checks, beside Jackson reading the same into a record that trusts it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AnswerReadingBenchmark {

    private final byte[] bytes = ("{\"type\":\"success\",\"desc\":\"\",\"data\":{\"id\":755555,"
                    + "\"url\":\"https://tegro.money/pay/complete/755555/9c39837c9b3e3a4f3c4a4a1d4c0b1a2f/\"}}")
            .getBytes(US_ASCII);
    private final HttpAnswer answer = new HttpAnswer(null, 200, null, null, bytes, bytes.length);
    private final AnswerReader reader =
            new AnswerReader(TegroOperation.createOrder, OutputType.pojo, new Quote(List.of()));
    private final ObjectReader jackson = new JsonMapper().readerFor(Envelope.class);

    /** An answer as trust would read it. */
    public record Envelope(String type, String desc, CreatedOrder data) {}

    @Benchmark
    public Object component() {
        return reader.read(answer);
    }

    @Benchmark
    public Object bare() throws IOException {
        return jackson.readValue(bytes);
    }
}
