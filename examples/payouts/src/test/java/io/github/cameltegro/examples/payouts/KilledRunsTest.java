package io.github.cameltegro.examples.payouts;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cameltegro.simulator.Fault;
import io.github.cameltegro.simulator.SimulatedPayout;
import io.github.cameltegro.simulator.TegroSimulator;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two hundred rows, a gateway with faults, and a process that is killed five times on the way: in the end each row is
 * paid exactly once or marked, and the gateway's books agree.
 */
class KilledRunsTest {

    private static final int ROWS = 200;

    /** The rows at whose request the process is killed; the gateway leaves two of them without an answer. */
    private static final List<Integer> KILLED_AT = List.of(33, 67, 98, 139, 178);

    private static final BigDecimal BALANCE = new BigDecimal("1000000.00");

    /** Each strikes a row in ten, once. */
    private static final List<Fault> FAULTS = List.of(
            Fault.resetAfterWork(),
            Fault.badGatewayAfterWork(),
            Fault.truncatedAfterWork(),
            Fault.silenceAfterWork(),
            Fault.resetBeforeWork(),
            Fault.status(502),
            Fault.error("Wrong account"),
            Fault.silence());

    @TempDir
    Path folder;

    @Test
    void every_row_is_paid_once_or_marked() throws Exception {
        long began = System.nanoTime();
        try (TegroSimulator tegro =
                TegroSimulator.builder().balance("RUB", BALANCE.toPlainString()).start()) {
            writeSheet();
            for (int row = 1; row <= ROWS; row++) {
                int fault = row % 10;
                if (fault < FAULTS.size()) {
                    tegro.on("createWithdrawal").forId("p-" + row).times(1).fail(FAULTS.get(fault));
                }
            }
            Random random = new Random(4100);
            for (int row : KILLED_AT) {
                try (Run run = start(tegro)) {
                    await().pollInterval(Duration.ofMillis(1))
                            .atMost(Duration.ofMinutes(3))
                            .until(() -> isRequested(tegro, "p-" + row) || !run.isAlive());
                    if (row % 10 >= FAULTS.size()) {
                        // somewhere between this request and the result of a later one
                        for (int spin = random.nextInt(2_000_000); spin > 0; spin--) {
                            Thread.onSpinWait();
                        }
                    }
                    assertThat(run.isAlive()).as(run.output()).isTrue();
                    run.kill();
                }
            }
            try (Run last = start(tegro)) {
                assertThat(last.exitCode()).as(last.output()).isZero();
                assertBooksAgree(tegro, results());
                System.out.printf(
                        "%d rows, %d kills, %d s: %s%n",
                        ROWS,
                        KILLED_AT.size(),
                        Duration.ofNanos(System.nanoTime() - began).toSeconds(),
                        last.output().lines().reduce("", (before, line) -> line));
            }
        }
    }

    private Run start(TegroSimulator tegro) throws Exception {
        return Run.start(
                folder,
                Map.of("TEGRO_SHOP_ID", tegro.shopId(), "TEGRO_API_KEY", tegro.apiKey()),
                "-Dpayouts.gateway=" + tegro.baseUrl(),
                "-Dpayouts.lookup-attempts=3",
                "-Dpayouts.lookup-delay=20",
                "-Dcamel.component.tegro.response-timeout=400");
    }

    private static boolean isRequested(TegroSimulator tegro, String paymentId) {
        return tegro.requests("createWithdrawal").stream()
                .anyMatch(request -> request.bodyText().contains('"' + paymentId + '"'));
    }

    private void writeSheet() throws Exception {
        List<String> lines = new ArrayList<>(List.of("payment_id,amount,currency,account,payment_system"));
        for (int row = 1; row <= ROWS; row++) {
            lines.add("p-" + row + "," + amount(row) + ",RUB,4100" + row + ",5");
        }
        Files.write(folder.resolve("payouts.csv"), lines);
    }

    private static BigDecimal amount(int row) {
        return new BigDecimal(100 + row).add(new BigDecimal("0.25"));
    }

    /** By payment_id; a row that stood there twice would fail. */
    private Map<String, String> results() throws Exception {
        List<String> lines = Files.readAllLines(folder.resolve("payouts.results.csv"));
        return lines.stream()
                .skip(1)
                .map(Csv::split)
                .collect(Collectors.toMap(values -> values.get(0), values -> values.get(5)));
    }

    private static void assertBooksAgree(TegroSimulator tegro, Map<String, String> results) {
        assertThat(results).hasSize(ROWS);
        Map<String, SimulatedPayout> books =
                tegro.payouts().stream().collect(Collectors.toMap(SimulatedPayout::paymentId, payout -> payout));
        Map<String, Long> requests = tegro.requests("createWithdrawal").stream()
                .collect(groupingBy(request -> request.json().path("payment_id").asText(), counting()));
        BigDecimal paid = BigDecimal.ZERO;
        int unknown = 0;
        for (int row = 1; row <= ROWS; row++) {
            String id = "p-" + row;
            String result = results.get(id);
            if (result.equals("refused: Wrong account")) {
                // surely not paid; a kill between the refusal and its result lets it be asked again, and then it is
                // paid
                assertThat(books).doesNotContainKey(id);
            } else if (row % 10 != 6) {
                assertThat(requests.getOrDefault(id, 0L)).as(id + " " + result).isLessThanOrEqualTo(1);
            }
            if (result.startsWith("accepted")) {
                assertThat(books).containsKey(id);
            } else if (!result.startsWith("refused")) {
                assertThat(result).isEqualTo("unknown: look at it");
                unknown++;
            }
            if (books.containsKey(id)) {
                assertThat(books.get(id).amount()).isEqualByComparingTo(amount(row));
                paid = paid.add(amount(row));
            }
        }
        assertThat(tegro.balance("RUB")).isEqualByComparingTo(BALANCE.subtract(paid));
        // the three faults that lose a payout before it is made, and at most the row that each kill met
        assertThat(unknown).isBetween(60 - KILLED_AT.size(), 60 + KILLED_AT.size());
    }
}
