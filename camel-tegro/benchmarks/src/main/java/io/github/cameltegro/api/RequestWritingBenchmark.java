package io.github.cameltegro.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.cameltegro.TegroOperation;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Writing a request, beside Jackson writing a Map that has all of it already. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RequestWritingBenchmark {

    private static final String SHOP_ID = "D0F98E7D7742609DC508D86BB7500914";
    private static final long NONCE = 1_796_000_000_000_123L;

    private final ObjectWriter jackson = new JsonMapper().writer();
    private final Map<String, Object> fields = new LinkedHashMap<>();
    private final Map<String, Object> whole = new LinkedHashMap<>();

    public RequestWritingBenchmark() {
        fields.put("currency", "RUB");
        fields.put("amount", new BigDecimal("1490.00"));
        fields.put("order_id", "A-1001");
        whole.put("shop_id", SHOP_ID);
        whole.put("nonce", NONCE);
        whole.putAll(fields);
    }

    @Benchmark
    public byte[] component() {
        return RequestWriter.write(TegroOperation.createOrder, SHOP_ID, NONCE, fields);
    }

    @Benchmark
    public byte[] bare() throws JsonProcessingException {
        return jackson.writeValueAsBytes(whole);
    }
}
