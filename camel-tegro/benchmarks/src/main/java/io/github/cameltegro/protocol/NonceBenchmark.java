package io.github.cameltegro.protocol;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;

/** Drawing a nonce while seven others do, beside a bare counter. */
@State(Scope.Benchmark)
@Threads(8)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class NonceBenchmark {

    private final NonceSource nonces = new ClockNonceSource(1);
    private final AtomicLong counter = new AtomicLong();

    @Benchmark
    public long component() {
        return nonces.next();
    }

    @Benchmark
    public long bare() {
        return counter.incrementAndGet();
    }
}
