package io.github.cameltegro.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.runner.options.TimeValue;

/** Only that the benchmarks still run: how fast anything is, no test can say. */
@Timeout(120)
class BenchmarksRunTest {

    @ParameterizedTest
    @EnumSource(Mode.class)
    void each_mode_runs_and_fills_its_tables(Mode mode) throws Exception {
        Settings settings = Settings.of(
                "mode=" + mode,
                "seconds=0.01",
                "warmup=2",
                "rounds=1",
                "threads=2",
                "calls=20",
                "notifications=20",
                "launches=1",
                "most=10");
        assertThat(LoadRun.run(settings).tables()).isNotEmpty().allSatisfy(table -> assertThat(
                        table.toString().lines())
                .hasSizeGreaterThan(2)
                .noneMatch(line -> line.contains("NaN") || line.contains("∞") || line.contains("Infinity")));
    }

    @Test
    void each_step_runs_beside_its_bare_limit() throws Exception {
        assertThat(StepRun.run(0, 1, TimeValue.milliseconds(5)).toString())
                .contains("Signing", "Verifying", "CanonicalText", "RequestWriting", "AnswerReading", "Nonce");
    }

    @Test
    void a_profile_of_no_rival_is_an_error_that_names_those_there_are() {
        assertThatThrownBy(() -> LoadRun.run(Settings.of("mode=profile", "only=tegro:pay$")))
                .hasMessageContaining("tegro:pay$")
                .hasMessageContaining("tegro:createOrder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"treads=8", "threads"})
    void an_unknown_argument_is_an_error_that_names_the_known_ones(String argument) {
        assertThatThrownBy(() -> Settings.of(argument))
                .hasMessageContaining(argument)
                .hasMessageContaining("threads");
    }

    @Test
    void a_ratio_is_the_median_of_the_ratios_of_each_round() throws Exception {
        Result own = new Result("own", List.of(sample(10), sample(30), sample(5)));
        Result other = new Result("other", List.of(sample(5), sample(10), sample(10)));

        // that of the medians is 1
        assertThat(own.throughputBeside(other)).isEqualTo(2);
    }

    private static Sample sample(double perSecond) {
        return new Sample(perSecond, 1, 1, null);
    }
}
