package io.github.cameltegro.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The component in an application that has no metrics. */
class WithoutMicrometerTest {

    @RegisterExtension
    static final TegroSimulatorExtension TEGRO = new TegroSimulatorExtension();

    private final TegroSimulator gateway = TEGRO.simulator();

    @Test
    void it_runs_and_counts_all_the_same() throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader without = withoutMicrometer()) {
            thread.setContextClassLoader(without);
            assertThatThrownBy(() -> without.loadClass("io.micrometer.core.instrument.MeterRegistry"))
                    .isInstanceOf(ClassNotFoundException.class);

            Object console = without.loadClass(PlainApplication.class.getName())
                    .getMethod("run", String.class, String.class, String.class)
                    .invoke(null, gateway.baseUrl(), gateway.shopId(), gateway.apiKey());

            assertThat(gateway.requests("balance")).hasSize(1);
            assertThat(console).asString().contains("calls of balance: {success=1}");
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static URLClassLoader withoutMicrometer() {
        URL[] path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("micrometer"))
                .map(WithoutMicrometerTest::url)
                .toArray(URL[]::new);
        return new URLClassLoader(path, ClassLoader.getPlatformClassLoader());
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
