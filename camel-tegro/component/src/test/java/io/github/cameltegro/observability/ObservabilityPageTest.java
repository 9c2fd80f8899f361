package io.github.cameltegro.observability;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameltegro.activity.CallOutcome;
import io.github.cameltegro.activity.Counted;
import io.github.cameltegro.activity.Metrics;
import io.github.cameltegro.activity.PayoutOutcome;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.MDC;

/** Runs what docs/observability.md shows, and holds the page and the dashboard to what the code registers. */
class ObservabilityPageTest {

    private static final Path DOCS = Path.of("../../docs");
    private static final Pattern SERIES = Pattern.compile("(camel_tegro_\\w+)(?:\\{([^}]*)})?");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)(?:=~|!=|=)\"([^\"]*)\"");

    @RegisterExtension
    static final TegroSimulatorExtension TEGRO = TegroSimulatorExtension.with(builder -> builder.balance("RUB", "100"));

    private static String page;
    private static Main main;
    private static String operators;
    private static String metrics;

    @BeforeAll
    static void start() throws Exception {
        page = Files.readString(DOCS.resolve("observability.md"));
        TegroSimulator gateway = TEGRO.simulator();
        main = new Main();
        main.setDefaultPropertyPlaceholderLocation("false");
        Properties shown = new Properties();
        shown.load(new StringReader(block("properties")));
        main.setInitialProperties(shown);
        Properties replaced = gateway.camelProperties();
        replaced.setProperty("camel.server.enabled", "true");
        // one free port for both
        replaced.setProperty("camel.server.port", "0");
        replaced.setProperty("camel.management.port", "0");
        replaced.setProperty("camel.main.autoConfigurationLogSummary", "false");
        replaced.setProperty("camel.component.tegro.payoutsEnabled", "true");
        main.setOverrideProperties(replaced);
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("tegro:notification?path=" + ObservedCamel.PATH)
                        .routeId("notified")
                        .log("paid");
                from("tegro:orders?paidOnly=true").routeId("swept").log("paid");
                from("direct:pay").to(ObservedCamel.PAYOUT);
                from("direct:balance").to("tegro:balance");
            }
        });
        main.start();
        CamelContext camel = main.getCamelContext();
        camel.createFluentProducerTemplate().to("direct:balance").send();
        operators = "http://127.0.0.1:"
                + camel.getComponent("platform-http", PlatformHttpComponent.class)
                        .getEngine()
                        .getServerPort();
        metrics = get("/observe/metrics");
    }

    @AfterAll
    static void stop() {
        main.stop();
    }

    @Test
    void the_health_is_there_with_a_check_of_each_kind() throws Exception {
        JsonNode health = new ObjectMapper().readTree(get("/observe/health"));

        assertThat(health.get("checks").findValuesAsText("name"))
                .contains("consumer:notified", "consumer:swept")
                .anyMatch(name -> name.startsWith("producer:tegro:"));
        assertThat(health.toString())
                .doesNotContain(TEGRO.simulator().apiKey())
                .doesNotContain(TEGRO.simulator().secretKey());
    }

    @Test
    void the_console_is_shaped_as_shown() throws Exception {
        ObjectMapper json = new ObjectMapper();
        JsonNode shown = json.readTree(block("json"));
        JsonNode is = json.readTree(get("/q/dev/tegro")).get("tegro");

        assertThat(names(is)).isEqualTo(names(shown));
        assertThat(names(is.at("/accounts/0"))).isEqualTo(names(shown.at("/accounts/0")));
        assertThat(shown.at("/accounts/0/lastFailures/0")).hasSize(4);
    }

    @Test
    void the_metrics_are_those_of_the_table() {
        assertThat(column("metric"))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Metrics.Name.values()).map(Metrics.Name::text).toList());
        assertThat(column("outcome of calls")).isEqualTo(texts(CallOutcome.values()));
        assertThat(column("outcome of payouts")).isEqualTo(texts(PayoutOutcome.values()));
    }

    @Test
    void the_dashboard_asks_for_what_is_registered_and_for_all_of_it() throws Exception {
        JsonNode dashboard = new ObjectMapper()
                .readTree(DOCS.resolve("grafana-dashboard.json").toFile());
        List<String> asked = dashboard.get("panels").findValuesAsText("expr");

        assertThat(asked).isNotEmpty().allSatisfy(ObservabilityPageTest::assertKnown);
        assertThat(dashboard.at("/templating/list").findValuesAsText("query"))
                .contains("label_values(camel_tegro_calls_seconds_count, shop)");
        assertThat(asked.stream().flatMap(expr -> SERIES.matcher(expr).results().map(found -> found.group(1))))
                .containsAll(families());
        assertThat(new HashSet<>(dashboard.get("panels").findValuesAsText("id")))
                .hasSize(dashboard.get("panels").size());
    }

    @Test
    void the_alerts_ask_for_what_is_registered() {
        assertThat(block("promql").lines()).hasSize(5).allSatisfy(ObservabilityPageTest::assertKnown);
    }

    @Test
    void the_loggers_are_those_of_the_code() {
        assertThat(column("logger")).contains("io.github.cameltegro.audit").allSatisfy(name -> {
            if (!name.endsWith(".audit")) {
                assertThat(Path.of("src/main/java", name.replace('.', '/') + ".java"))
                        .exists();
            }
        });
    }

    @Test
    void the_audit_file_can_be_configured_as_shown() throws Exception {
        String shown = blocks("xml").get(1).replace("logs/", "target/observability/");
        LoggerContext logback = new LoggerContext();
        logback.setMDCAdapter(MDC.getMDCAdapter());
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(logback);
        configurator.doConfigure(new ByteArrayInputStream(shown.getBytes(StandardCharsets.UTF_8)));
        logback.getLogger("io.github.cameltegro.audit").warn("a line");
        logback.stop();

        assertThat(logback.getStatusManager().getCopyOfStatusList()).noneMatch(status -> status.getLevel() > 0);
        assertThat(Path.of("target/observability/payments.log")).content().contains("WARN a line");
    }

    @Test
    void the_dependencies_are_those_that_this_test_runs_with() throws Exception {
        String pom = Files.readString(Path.of("pom.xml"));
        assertThat(Pattern.compile("<artifactId>(.*?)</artifactId>")
                        .matcher(blocks("xml").get(0))
                        .results())
                .hasSize(3)
                .allMatch(artifact -> pom.contains(artifact.group()));
    }

    /** Each series has its name, its labels and their values in what Prometheus would scrape. */
    private static void assertKnown(String expr) {
        assertThat(SERIES.matcher(expr).results()).as(expr).isNotEmpty().allSatisfy(series -> {
            List<String> lines = metrics.lines()
                    .filter(line -> line.startsWith(series.group(1) + "{"))
                    .toList();
            assertThat(lines).as(series.group(1)).isNotEmpty();
            for (MatchResult matcher :
                    MATCHER.matcher(String.valueOf(series.group(2))).results().toList()) {
                for (String value : matcher.group(2).split("\\|")) {
                    String label = matcher.group(1) + "=\"" + (value.startsWith("$") ? "" : value + "\"");
                    assertThat(lines).as(expr).anyMatch(line -> line.contains(label));
                }
            }
        });
        Pattern.compile("by \\(([^)]*)\\)").matcher(expr).results().forEach(by -> assertThat(
                        by.group(1).split(", "))
                .isSubsetOf("operation", "outcome"));
    }

    /** The names of our series as Prometheus has them, but those of the timer's own. */
    private static Set<String> families() {
        return metrics.lines()
                .filter(line -> line.startsWith("camel_tegro_"))
                .map(line -> line.substring(0, line.indexOf('{')))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> texts(Counted[] outcomes) {
        return Arrays.stream(outcomes).map(Counted::text).toList();
    }

    /** The first cells of the table with this heading, without backticks. */
    private static List<String> column(String heading) {
        String table = page.substring(page.indexOf("| " + heading + " |"));
        return table.lines()
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .map(line -> line.split("\\|")[1].strip().replace("`", ""))
                .toList();
    }

    private static String block(String language) {
        return blocks(language).get(0);
    }

    private static List<String> blocks(String language) {
        return Pattern.compile("^```" + language + "\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(page)
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    private static String get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(operators + path))
                .header("Accept", path.contains("metrics") ? "*/*" : "application/json")
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.body()).as(path + ": HTTP " + response.statusCode()).isNotEmpty();
        return response.body();
    }
}
