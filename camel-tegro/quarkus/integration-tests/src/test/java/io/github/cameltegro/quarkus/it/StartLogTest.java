package io.github.cameltegro.quarkus.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** What a Quarkus application logs at INFO holds no key, whatever option and whatever spelling it is given in. */
@QuarkusTest
@TestProfile(StartLogTest.Logged.class)
class StartLogTest {

    private static final Path LOG = Path.of("target", "start.log");
    private static final String VALUE = "s3cret-5f2e81";

    @Inject
    CamelContext context;

    public static class Logged implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>();
            settings.put("quarkus.log.level", "INFO");
            settings.put("quarkus.log.file.enabled", "true");
            settings.put("quarkus.log.file.path", LOG.toString());
            settings.put("tegro.api.key", VALUE);
            settings.put("TEGRO_PREVIOUS_SECRET_KEY", VALUE);
            settings.put("camel.component.tegro.api-key", "{{tegro.api.key}}");
            settings.put("camel.component.tegro.secretKey", VALUE);
            settings.put("camel.component.tegro.previous-secret-key", "{{TEGRO_PREVIOUS_SECRET_KEY}}");
            settings.put("camel.component.tegro.previousSecretKey", VALUE);
            settings.put("camel.component.tegro.proxy-auth-password", VALUE);
            return settings;
        }
    }

    @Test
    void noKeyIsLogged() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:balance").to("tegro:balance?apiKey={{tegro.api.key}}");
            }
        });

        assertThat(lines()).anyMatch(line -> line.contains("Apache Camel"));
        assertThat(lines()).noneMatch(line -> line.contains(VALUE));
    }

    private static List<String> lines() throws IOException {
        return Files.readAllLines(LOG);
    }
}
