package io.github.cameltegro.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameltegro.engine.RuntimesPage;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    private static final String PREVIOUS = "previ0us-s3cret";
    private static final String PROXY = "proxy-passw0rd";

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
                "--camel.component.tegro.previous-secret-key=" + PREVIOUS,
                "--camel.component.tegro.proxy-auth-password=" + PROXY,
                "--management.endpoints.web.exposure.include=*",
                "--spring.jmx.enabled=true",
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
        assertThat(output).doesNotContain(secrets());
    }

    /** But for the heap dump, which holds whatever the application does; Spring Boot does not expose it by default. */
    @Test
    void noPageOfActuatorTellsAKey() throws Exception {
        JsonNode links =
                new ObjectMapper().readTree(application.get("/actuator").body()).get("_links");
        List<String> pages = new ArrayList<>();
        links.properties().forEach(link -> pages.add(link.getKey()));
        pages.removeIf(page -> page.contains("-") || page.equals("heapdump"));

        assertThat(pages).contains("env", "configprops", "beans", "health");
        for (String page : pages) {
            String path = URI.create(links.get(page).get("href").asText()).getPath();
            assertThat(application.get(path).body()).as(page).isNotEmpty().doesNotContain(secrets());
        }
        for (String name : List.of("api-key", "previous-secret-key", "proxy-auth-password", "secret-kye")) {
            assertThat(application
                            .get("/actuator/env/camel.component.tegro." + name)
                            .body())
                    .contains("******")
                    .doesNotContain(secrets());
        }
    }

    private static String[] secrets() {
        return new String[] {
            MISSPELT,
            PREVIOUS,
            PROXY,
            application.tegro().apiKey(),
            application.tegro().secretKey()
        };
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
