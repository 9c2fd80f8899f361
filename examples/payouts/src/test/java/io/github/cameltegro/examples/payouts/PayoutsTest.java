package io.github.cameltegro.examples.payouts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example as it comes: a sample of twenty rows, a simulated gateway that has its faults. */
class PayoutsTest {

    private static final String[] SETTINGS = {"-Dpayouts.lookup-delay=20", "-Dpayouts.lookup-attempts=3"};

    @TempDir
    Path folder;

    @Test
    void each_row_has_its_result_beside_it() throws Exception {
        try (Run run = Run.start(folder, Map.of(), SETTINGS)) {
            assertThat(run.exitCode()).as(run.output()).isZero();

            List<String> lines = Files.readAllLines(folder.resolve("payouts.results.csv"));
            assertThat(lines).hasSize(21);
            assertThat(lines.get(0)).isEqualTo("payment_id,amount,currency,account,payment_system,result");
            assertThat(lines)
                    .filteredOn(line -> line.endsWith(",accepted (status 0)"))
                    .hasSize(17);
            assertThat(lines.get(9)).startsWith("salary-09,").endsWith(",refused: Wrong account");
            assertThat(lines.get(13)).startsWith("salary-13,").contains("refused: currency must be three to five");
            assertThat(lines.get(18)).startsWith("salary-18,").endsWith(",unknown: look at it");
            assertThat(run.output())
                    .contains("1/20  salary-01  accepted (status 0)")
                    .contains("17 accepted, 2 refused, 1 unknown, 0 not sent. The simulated gateway has 17 payouts");
        }
    }

    @Test
    void run_again_it_looks_at_what_is_open_and_pays_nothing_twice() throws Exception {
        try (Run run = Run.start(folder, Map.of(), SETTINGS)) {
            assertThat(run.exitCode()).as(run.output()).isZero();
        }
        try (Run again = Run.start(folder, Map.of(), SETTINGS)) {
            assertThat(again.exitCode()).as(again.output()).isZero();
            // the row of unknown outcome, by its record, is only looked up
            assertThat(again.output())
                    .contains("20 rows, 1 of them open")
                    .contains("17 accepted, 2 refused, 1 unknown, 0 not sent. The simulated gateway has 0 payouts");
        }
    }

    @Test
    void two_runs_at_once_are_not_possible() throws Exception {
        try (Run first = Run.start(folder, Map.of(), "-Dpayouts.lookup-delay=60s")) {
            // it waits at the ninth, which is refused, to see whether it was made in spite of that
            await().atMost(Duration.ofMinutes(2)).until(() -> first.output().contains("salary-08"));
            try (Run second = Run.start(folder, Map.of(), SETTINGS)) {
                assertThat(second.exitCode()).isEqualTo(1);
                assertThat(second.output()).contains("another run is under way");
            }
            assertThat(first.isAlive()).isTrue();
        }
    }
}
