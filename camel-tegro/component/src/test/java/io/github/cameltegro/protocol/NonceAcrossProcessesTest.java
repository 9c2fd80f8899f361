package io.github.cameltegro.protocol;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.support.ChildJvm;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NonceAcrossProcessesTest {
    private static final int NONCES = 10_000;

    /** What each process runs. */
    static final class Draw {
        public static void main(String[] args) {
            ClockNonceSource source = new ClockNonceSource(Integer.parseInt(args[0]));
            StringBuilder nonces = new StringBuilder();
            for (int i = 0; i < NONCES; i++) {
                nonces.append(source.next()).append('\n');
            }
            System.out.print(nonces);
        }
    }

    @Test
    void twoProcessesWithDifferentNodesShareNone() throws Exception {
        Process one = start(1);
        Process other = start(2);
        List<Long> ofOne = nonces(one);
        List<Long> ofOther = nonces(other);

        assertThat(ofOne).hasSize(NONCES).isSorted().allMatch(nonce -> nonce % 1000 == 1);
        assertThat(ofOther).hasSize(NONCES).isSorted().allMatch(nonce -> nonce % 1000 == 2);
        Set<Long> all = new HashSet<>(ofOne);
        all.addAll(ofOther);
        assertThat(all).hasSize(2 * NONCES);
    }

    private static Process start(int node) throws IOException {
        return ChildJvm.of(Draw.class, String.valueOf(node)).start();
    }

    private static List<Long> nonces(Process process) throws Exception {
        String text = new String(process.getInputStream().readAllBytes(), US_ASCII);
        assertThat(process.waitFor()).isZero();
        return text.lines().map(Long::valueOf).toList();
    }
}
