package io.github.cameltegro;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.simulator.RecordedRequest;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.TegroCamel;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** No nonce reaches Tegro twice, whoever calls. */
class NoncesTest {

    private static final int CALLS = 10_000;
    private static final int THREADS = 32;

    @RegisterExtension
    static final TegroSimulatorExtension EXTENSION = new TegroSimulatorExtension();

    @RegisterExtension
    final TegroCamel camel = TegroCamel.of(EXTENSION);

    private final TegroSimulator tegro = EXTENSION.simulator();

    @Test
    void tenThousandCallsFromManyThreadsAndEndpointsAreAllDifferent() throws Exception {
        camel.configuration().setConnectionsPerRoute(THREADS);
        String[] uris = {"tegro:balance", "tegro:shops", "tegro:modules", "tegro:balance?outputType=map"};
        AtomicInteger failures = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<? extends Future<?>> calls = IntStream.range(0, CALLS)
                    .mapToObj(i -> threads.submit(() -> {
                        if (camel.send(uris[i % uris.length]).getException() != null) {
                            failures.incrementAndGet();
                        }
                    }))
                    .toList();
            for (Future<?> call : calls) {
                call.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(failures).hasValue(0);
        assertThat(tegro.requests())
                .hasSize(CALLS)
                .allMatch(RecordedRequest::processed)
                .extracting(request -> request.json().get("nonce").longValue())
                .doesNotHaveDuplicates()
                .allMatch(nonce -> nonce > 0 && nonce < 1L << 53);
    }

    @Test
    void theNodeIsTheEndOfEachNonce() {
        camel.configuration().setNonceNode(7);

        camel.send("tegro:balance");
        camel.send("tegro:balance?nonceNode=42");

        assertThat(nonces()).first().satisfies(nonce -> assertThat(nonce % 1000).isEqualTo(7));
        assertThat(nonces()).last().satisfies(nonce -> assertThat(nonce % 1000).isEqualTo(42));
        assertThat(nonces()).isSorted();
    }

    @Test
    void aSourceOfOnesOwnIsAskedOnceForEachCall() {
        AtomicLong source = new AtomicLong(1000);
        camel.configuration().setNonceSource(source::incrementAndGet);

        camel.send("tegro:balance");
        camel.send("tegro:shops");

        assertThat(nonces()).containsExactly(1001L, 1002L);
    }

    private List<Long> nonces() {
        return tegro.requests().stream()
                .map(request -> request.json().get("nonce").longValue())
                .toList();
    }
}
