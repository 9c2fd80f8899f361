package io.github.cameltegro.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.ChildJvm;
import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The component in an application that has no metrics. */
class WithoutMicrometerTest {

    @RegisterExtension
    static final TegroSimulatorExtension TEGRO = new TegroSimulatorExtension();

    private final TegroSimulator gateway = TEGRO.simulator();

    @Test
    void it_runs_and_counts_all_the_same() throws Exception {
        Process application = ChildJvm.of(
                        PlainApplication.class,
                        withoutMicrometer(),
                        List.of(),
                        List.of(gateway.baseUrl(), gateway.shopId(), gateway.apiKey()))
                .start();
        String printed = new String(application.getInputStream().readAllBytes());

        assertThat(application.waitFor()).isZero();
        assertThat(gateway.requests("balance")).hasSize(1);
        assertThat(printed)
                .contains("calls of balance: {success=1}")
                .contains("io.micrometer.core.instrument.MeterRegistry is not there");
    }

    private static String withoutMicrometer() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("micrometer"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
