package io.github.cameltegro.producer.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cameltegro.producer.payout.PayoutNode.Halt;
import io.github.cameltegro.simulator.Fault;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A node is killed at the three points where a payout is neither begun nor done; the next one never sends again. */
class PayoutKillTest {

    private static final Duration START_OF_A_JVM = Duration.ofSeconds(60);

    @RegisterExtension
    static final TegroSimulatorExtension EXTENSION = new TegroSimulatorExtension();

    private final TegroSimulator tegro = EXTENSION.simulator();
    private final String repository = PayoutDatabase.newName();
    private final List<Process> nodes = new ArrayList<>();

    @AfterEach
    void end() {
        nodes.forEach(Process::destroyForcibly);
    }

    @Test
    void betweenRecordAndSend() throws Exception {
        killed(node(Halt.BETWEEN_RECORD_AND_SEND), "here");

        assertThat(tegro.requests()).isEmpty();
        assertThat(lastLine(node(Halt.NOWHERE))).isEqualTo("TegroOutcomeUnknownException");
        assertThat(tegro.requests("createWithdrawal")).isEmpty();
    }

    @Test
    void betweenSendAndAnswer() throws Exception {
        tegro.on("createWithdrawal").times(1).fail(Fault.silenceAfterWork());
        Process node = node(Halt.BETWEEN_SEND_AND_ANSWER);
        await().atMost(START_OF_A_JVM).until(() -> tegro.payouts().size() == 1);
        kill(node);

        assertThat(lastLine(node(Halt.NOWHERE))).isEqualTo("paid");
        assertThat(tegro.requests("createWithdrawal")).hasSize(1);
    }

    @Test
    void betweenSendAndAnswerOfWhatWasNeverDone() throws Exception {
        tegro.on("createWithdrawal").times(1).fail(Fault.silence());
        Process node = node(Halt.BETWEEN_SEND_AND_ANSWER);
        await().atMost(START_OF_A_JVM)
                .until(() -> tegro.requests("createWithdrawal").size() == 1);
        kill(node);

        assertThat(lastLine(node(Halt.NOWHERE))).isEqualTo("TegroOutcomeUnknownException");
        assertThat(tegro.requests("createWithdrawal")).hasSize(1);
        assertThat(tegro.payouts()).isEmpty();
    }

    @Test
    void betweenAnswerAndEndOfRoute() throws Exception {
        killed(node(Halt.BETWEEN_ANSWER_AND_END_OF_ROUTE), "here");

        assertThat(tegro.payouts()).hasSize(1);
        assertThat(lastLine(node(Halt.NOWHERE))).isEqualTo("paid");
        assertThat(tegro.requests("createWithdrawal")).hasSize(1);
    }

    private Process node(Halt halt) throws IOException {
        Process node = ChildJvm.of(
                        PayoutNode.class,
                        halt.name(),
                        tegro.baseUrl(),
                        tegro.shopId(),
                        tegro.apiKey(),
                        PayoutDatabase.url(),
                        repository,
                        "p-1",
                        Integer.toString(nodes.size()))
                .start();
        nodes.add(node);
        return node;
    }

    private static void killed(Process node, String whenItSays) throws Exception {
        BufferedReader lines = node.inputReader(StandardCharsets.UTF_8);
        String line = lines.readLine();
        while (line != null && !line.equals(whenItSays)) {
            line = lines.readLine();
        }
        assertThat(line).isEqualTo(whenItSays);
        kill(node);
    }

    private static void kill(Process node) throws InterruptedException {
        node.destroyForcibly().waitFor();
    }

    private static String lastLine(Process node) throws IOException {
        try (BufferedReader lines = node.inputReader(StandardCharsets.UTF_8)) {
            return lines.lines().reduce("", (before, line) -> line);
        }
    }
}
