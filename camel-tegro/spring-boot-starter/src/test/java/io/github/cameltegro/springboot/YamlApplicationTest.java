package io.github.cameltegro.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.engine.RuntimesPage;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** Routes in a YAML file. */
class YamlApplicationTest extends ApplicationContract {

    private static RunningApplication application;

    @EnableAutoConfiguration
    static class Application {}

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("payments.yaml"), RuntimesPage.block("The routes", "yaml"));
        application = new RunningApplication(
                Application.class, "--camel.main.routes-include-pattern=file:" + folder + "/*.yaml");
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
    void bothRoutesAreThere() {
        assertThat(application.camel().getRoutes()).hasSize(2);
    }
}
