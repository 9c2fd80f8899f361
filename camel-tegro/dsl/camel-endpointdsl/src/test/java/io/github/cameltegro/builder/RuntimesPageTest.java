package io.github.cameltegro.builder;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.TegroComponent;
import io.github.cameltegro.engine.RuntimesPage;
import io.github.cameltegro.model.CreatedOrder;
import io.github.cameltegro.simulator.NotificationAnswer;
import io.github.cameltegro.simulator.NotificationBuilder;
import io.github.cameltegro.simulator.TegroSimulator;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/runtimes.md shows runs on Camel Main, from a file and as typed endpoints. */
class RuntimesPageTest {

    private final TegroSimulator tegro = TegroSimulator.builder().start();
    private final Main main = new Main();

    @BeforeEach
    void theShownProperties() throws Exception {
        Properties shown = new Properties();
        shown.load(new StringReader(RuntimesPage.block("Camel Main", "properties")));
        Properties replaced = tegro.camelProperties();
        replaced.setProperty("camel.server.port", "0");
        main.setDefaultPropertyPlaceholderLocation("false");
        main.setInitialProperties(shown);
        main.setOverrideProperties(replaced);
        main.configure().setAutoConfigurationLogSummary(false);
    }

    @AfterEach
    void stop() {
        main.stop();
        tegro.close();
    }

    @Test
    void theYamlRoutesRunFromAFile(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("payments.yaml"), RuntimesPage.block("The routes", "yaml"));
        main.addOverrideProperty("camel.main.routes-include-pattern", "file:" + folder + "/*.yaml");

        assertAnOrderIsCreatedAndItsPaymentRouted();
    }

    @Test
    void theTypedRoutesRun() throws Exception {
        assertThat(Files.readString(Path.of("src/test/java/io/github/cameltegro/builder/TypedCheckout.java")))
                .containsIgnoringWhitespaces(RuntimesPage.block("Typed endpoints", "java"));
        main.addOverrideProperty("camel.main.routes-include-pattern", "false");
        main.configure().addRoutesBuilder(new TypedCheckout());

        assertAnOrderIsCreatedAndItsPaymentRouted();
    }

    private void assertAnOrderIsCreatedAndItsPaymentRouted() throws Exception {
        main.start();
        CamelContext context = main.getCamelContext();
        assertThat(context.getRoutes()).hasSize(2);
        assertThat(context.getComponent("tegro", TegroComponent.class)
                        .getConfiguration()
                        .getResponseTimeout())
                .isEqualTo(Duration.ofSeconds(20));

        try (ProducerTemplate template = context.createProducerTemplate()) {
            assertThat(template.requestBody("direct:checkout", Map.of("order_id", "A-1001", "amount", "1490.00")))
                    .isInstanceOf(CreatedOrder.class);
        }
        tegro.pay("A-1001");
        int port = context.getComponent("platform-http", PlatformHttpComponent.class)
                .getEngine()
                .getServerPort();
        NotificationBuilder notification =
                tegro.notification("A-1001").sendTo("http://127.0.0.1:" + port + "/tegro/notification");

        assertThat(notification.send().join())
                .isNotEmpty()
                .extracting(NotificationAnswer::status)
                .containsOnly(200);
        assertThat(notification.attack().forged().send().join())
                .extracting(NotificationAnswer::status)
                .containsExactly(403);
    }
}
