package io.github.cameltegro.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameltegro.TegroOperation;
import io.github.cameltegro.model.CreatedOrder;
import io.github.cameltegro.simulator.NotificationAnswer;
import io.github.cameltegro.simulator.NotificationBuilder;
import io.github.cameltegro.simulator.TegroSimulator;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Route;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.main.Main;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs what README.md, docs/getting-started.md and docs/architecture.md show, and holds what they tell to the code. */
class PagesTest {

    private static final Page README = Page.of("README.md");
    private static final Page GETTING_STARTED = Page.of("docs/getting-started.md");
    private static final Page ARCHITECTURE = Page.of("docs/architecture.md");

    private static final Path PAID = Path.of("target/paid/A-1001.json");

    @TempDir
    private Path folder;

    static Stream<Page.Block> routes() {
        return Stream.of(README, GETTING_STARTED, ARCHITECTURE)
                .flatMap(page -> Stream.of("java", "yaml").flatMap(language -> page.blocks(language).stream()));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void routes_run_as_they_are_shown(Page.Block block) throws Exception {
        try (TegroSimulator simulator = TegroSimulator.builder().start()) {
            simulator.createOrder("A-1001", "RUB", "1490.00");
            simulator.pay("A-1001");
            Main main = new Main();
            // just what the page shows, not the example's own settings and routes
            main.setDefaultPropertyPlaceholderLocation("false");
            main.setInitialProperties(shownSettings());
            Properties replaced = simulator.camelProperties();
            replaced.setProperty("camel.server.port", "0");
            replaced.setProperty("camel.main.routesIncludePattern", "false");
            main.setOverrideProperties(replaced);
            main.configure().setAutoConfigurationLogSummary(false);
            if (block.language().equals("java")) {
                main.configure().addRoutesBuilder(JavaSample.compile(block.text(), folder));
            }
            main.init();
            CamelContext camel = main.getCamelContext();
            if (block.language().equals("yaml")) {
                PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.fromString("shown.yaml", block.text()));
            }
            NotifyBuilder completed = new NotifyBuilder(camel).whenCompleted(1).create();
            main.start();
            try {
                assertThat(camel.getRoutes()).isNotEmpty();
                for (Route route : camel.getRoutes()) {
                    send(camel, route.getEndpoint().getEndpointUri(), simulator);
                }
                assertThat(completed.matches(30, TimeUnit.SECONDS)).isTrue();
            } finally {
                main.stop();
            }
        }
    }

    private void send(CamelContext camel, String uri, TegroSimulator simulator) throws Exception {
        Files.deleteIfExists(PAID);
        try (ProducerTemplate template = camel.createProducerTemplate()) {
            switch (uri) {
                case "direct://checkout" -> {
                    Object created = template.requestBody(
                            uri, GETTING_STARTED.blocks("json").get(0).text());
                    assertThat(created).isInstanceOf(CreatedOrder.class);
                }
                case "direct://status" -> {
                    template.requestBody(uri, "A-1001");
                    assertThat(PAID).content().contains("\"status\":1");
                }
                case "tegro://notification?path=/tegro/notification" -> {
                    int port = camel.getComponent("platform-http", PlatformHttpComponent.class)
                            .getEngine()
                            .getServerPort();
                    NotificationBuilder notification =
                            simulator.notification("A-1001").sendTo("http://127.0.0.1:" + port + "/tegro/notification");
                    assertThat(notification.send().join()).allMatch(NotificationAnswer::accepted);
                    assertThat(PAID).content().contains("\"status\":\"1\"");
                    assertThat(notification.attack().forged().send().join())
                            .extracting(NotificationAnswer::status)
                            .containsExactly(403);
                }
                default -> assertThat(uri).as("a route that runs by itself").startsWith("timer://");
            }
        }
    }

    private static Properties shownSettings() throws Exception {
        Properties shown = new Properties();
        for (Page.Block block : GETTING_STARTED.blocks("properties")) {
            shown.load(new StringReader(block.text()));
        }
        assertThat(shown).isNotEmpty();
        return shown;
    }

    static Stream<Page> pages() {
        return Stream.of(README, GETTING_STARTED, ARCHITECTURE);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void links_lead_somewhere(Page page) {
        assertThat(page.links()).allSatisfy(link -> assertThat(link).exists());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void json_and_dependencies_are_sound(Page page) throws Exception {
        for (Page.Block json : page.blocks("json")) {
            assertThat(new ObjectMapper().readTree(json.text()).isObject()).isTrue();
        }
        String version = Files.readString(Page.of("pom.xml").path())
                .lines()
                .filter(line -> line.matches("  <version>.*"))
                .findFirst()
                .orElseThrow()
                .strip();
        for (Page.Block xml : page.blocks("xml")) {
            assertThat(xml.text())
                    .contains("<groupId>io.github.cameltegro</groupId>")
                    .contains("<artifactId>camel-tegro</artifactId>")
                    .contains(version);
        }
    }

    @Test
    void the_commands_of_the_readme_are_those_that_ci_runs() throws Exception {
        List<Pattern> run = Pattern.compile("of_readme '([^']+)'")
                .matcher(Files.readString(Page.of(".ci/run").path()))
                .results()
                .map((MatchResult command) -> Pattern.compile(command.group(1)))
                .toList();
        assertThat(run).hasSize(2);
        assertThat(pages().flatMap(page -> page.blocks("sh").stream())
                        .flatMap(block -> block.text().lines()))
                .hasSize(2)
                .allMatch(command ->
                        run.stream().anyMatch(known -> known.matcher(command).matches()));
    }

    @Test
    void the_readme_lists_every_operation_and_no_other() {
        Stream<String> listed = Pattern.compile("`tegro:(\\w+)`")
                .matcher(README.text())
                .results()
                .map(found -> found.group(1));
        assertThat(listed.distinct())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(TegroOperation.values()).map(Enum::name).toList());
    }

    @Test
    void the_readme_lists_every_page() throws Exception {
        try (Stream<Path> pages = Files.list(Page.of("docs").path())) {
            assertThat(README.links())
                    .containsAll(pages.filter(Files::isRegularFile)
                            .map(Path::normalize)
                            .toList());
        }
    }

    @Test
    void the_classes_of_the_architecture_exist() throws Exception {
        Path sources = Page.of("camel-tegro/component/src/main/java").path();
        try (Stream<Path> files = Files.walk(sources)) {
            List<String> classes = files.map(
                            file -> file.getFileName().toString().replace(".java", ""))
                    .toList();
            assertThat(ARCHITECTURE.blocks("").stream().flatMap(block -> Pattern.compile("-> ([A-Z]\\w+)")
                            .matcher(block.text())
                            .results()
                            .map(found -> found.group(1))))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(classes).contains(name));
        }
    }
}
