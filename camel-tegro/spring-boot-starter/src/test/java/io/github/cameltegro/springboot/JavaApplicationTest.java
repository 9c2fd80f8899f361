package io.github.cameltegro.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.engine.RuntimesPage;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;

/** Routes in Java, in an application that logs all it can. */
@ExtendWith(OutputCaptureExtension.class)
class JavaApplicationTest extends ApplicationContract {

    private static final String MISSPELT = "s3cret-under-a-misspelt-key";

    private static RunningApplication application;

    @EnableAutoConfiguration
    @Import(Checkout.class)
    static class Application {}

    @BeforeAll
    static void start() throws Exception {
        application = new RunningApplication(
                Application.class,
                "--camel.main.routes-include-pattern=false",
                "--camel.component.tegro.secret-kye=" + MISSPELT,
                "--logging.level.root=INFO",
                "--logging.level.org.apache.camel=DEBUG",
                "--logging.level.io.github.cameltegro=DEBUG",
                "--logging.level.org.springframework=DEBUG");
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Override
    RunningApplication application() {
        return application;
    }

    @Test
    void noLogTellsAKeyNotEvenAMisspeltOne(CapturedOutput output) {
        assertThat(output).contains("AutoConfiguration");
        assertThat(output)
                .doesNotContain(MISSPELT)
                .doesNotContain(application.tegro().apiKey())
                .doesNotContain(application.tegro().secretKey());
    }

    @Test
    void theRoutesAreThoseOfThePage() throws Exception {
        Path source = Path.of("src/test/java/io/github/cameltegro/springboot/Checkout.java");

        assertThat(Files.readString(source)).containsIgnoringWhitespaces(RuntimesPage.block("The routes", "java"));
    }

    @Test
    void theSecondAccountIsThatOfThePage() throws Exception {
        Path source = Path.of("src/test/java/io/github/cameltegro/springboot/ComponentOptionsTest.java");

        assertThat(Files.readString(source)).containsIgnoringWhitespaces(RuntimesPage.block("Spring Boot", "java"));
    }
}
