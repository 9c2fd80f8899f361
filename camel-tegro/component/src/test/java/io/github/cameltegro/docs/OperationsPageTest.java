package io.github.cameltegro.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.cameltegro.TegroOperation;
import io.github.cameltegro.simulator.Fault;
import io.github.cameltegro.simulator.RecordedRequest;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.Payouts;
import io.github.cameltegro.support.TegroCamel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every route that docs/operations.md shows runs, in Java and in YAML, and gives the body that the page shows. */
class OperationsPageTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Page PAGE = Page.read("docs/operations.md");
    private static final Path ROUTES = Path.of("src/test/java/io/github/cameltegro/docs/OperationsRoutes.java");

    @RegisterExtension
    static final TegroSimulatorExtension EXTENSION = new TegroSimulatorExtension();

    @RegisterExtension
    final TegroCamel camel = TegroCamel.of(EXTENSION);

    @BeforeEach
    void anOrderAndTwoPayoutsOfWhichOneDidNotArrive() {
        TegroSimulator tegro = EXTENSION.simulator();
        tegro.createOrder("A-1001", "RUB", "1500.50");
        tegro.pay("A-1001");
        Payouts.create(tegro, "P-1", "RUB", "50");
        camel.component().setPayoutsEnabled(true);
        camel.context().getRegistry().bind("payouts", MemoryIdempotentRepository.memoryIdempotentRepository());
        camel.context().getRegistry().bind("orders", MemoryIdempotentRepository.memoryIdempotentRepository());
        tegro.on("createWithdrawal").forId("P-3").times(1).fail(Fault.resetBeforeWork());
        camel.send(
                "tegro:createWithdrawal?idempotentRepository=#payouts&lookupAttempts=1",
                Map.of("payment_id", "P-3", "amount", 5, "currency", "RUB", "account", "4100", "payment_system", 5));
    }

    /** All but those that routes begin with: they have a page of their own. */
    static Stream<TegroOperation> operations() {
        return Arrays.stream(TegroOperation.values()).filter(operation -> !operation.isConsumer());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void theJavaRouteRuns(TegroOperation operation) throws Exception {
        camel.route(new OperationsRoutes());

        assertAnswersAsShown(operation);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void theYamlRouteRuns(TegroOperation operation) throws Exception {
        for (String yaml : section(operation).blocks("yaml")) {
            PluginHelper.getRoutesLoader(camel.context())
                    .loadRoutes(ResourceHelper.fromString(operation + ".yaml", yaml));
        }

        assertAnswersAsShown(operation);
    }

    /** Camel Main reads the files, with the component's options from properties. */
    @Test
    void theYamlRoutesRunFromFiles(@TempDir Path folder) throws Exception {
        for (TegroOperation operation : operations().toList()) {
            for (String yaml : section(operation).blocks("yaml")) {
                Files.writeString(folder.resolve(operation + ".yaml"), yaml);
            }
        }
        Main main = new Main();
        main.setDefaultPropertyPlaceholderLocation("false");
        main.setInitialProperties(EXTENSION.simulator().camelProperties());
        main.addInitialProperty("camel.component.tegro.payouts-enabled", "true");
        main.addInitialProperty("camel.main.routes-include-pattern", "file:" + folder + "/*.yaml");
        main.configure().setAutoConfigurationLogSummary(false);
        main.bind("payouts", MemoryIdempotentRepository.memoryIdempotentRepository());
        main.start();
        try (ProducerTemplate template = main.getCamelContext().createProducerTemplate()) {
            assertThat(main.getCamelContext().getRoutes())
                    .hasSameSizeAs(operations().toList());
            assertThat(template.requestBody("direct:balance", null, String.class))
                    .contains("RUB");
        } finally {
            main.stop();
        }
    }

    @Test
    void everyJavaBlockIsInAClassThatRuns() {
        String routes = withoutSpace(Page.text(ROUTES));

        assertThat(PAGE.blocks("java"))
                .hasSizeGreaterThan(TegroOperation.values().length)
                .allSatisfy(block -> assertThat(routes).contains(withoutSpace(block)));
    }

    @Test
    void theDynamicRouteRuns() throws Exception {
        camel.route(new OperationsRoutes());

        assertThat(camel.send("direct:manyUris", null, Map.of("order", "A-1001"))
                        .getException())
                .isNull();
        assertThat(camel.send("direct:many", null, Map.of("order", "A-1001")).getException())
                .isNull();
    }

    /** Much sooner than after the 30 seconds for which nobody asked. */
    @Test
    @Timeout(20)
    void theRouteWaitsAsLongAsItIsAskedTo() throws Exception {
        camel.route(new OperationsRoutes.Waiting());
        EXTENSION.simulator().on("balance").times(2).fail(Fault.tooManyRequests(1));

        assertThat(camel.send("direct:patient").getException()).isNull();
        assertThat(EXTENSION.simulator().requests("balance")).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct:once", "direct:lookUpFirst"})
    void anOrderIdIsCreatedOnce(String route) throws Exception {
        camel.route(new OperationsRoutes());
        Map<String, Object> order = Map.of("amount", 5, "currency", "RUB");
        for (int i = 0; i < 3; i++) {
            assertThat(camel.send(route, order, Map.of("CamelTegroOrderId", "O-1"))
                            .getException())
                    .isNull();
        }
        assertThat(EXTENSION.simulator().requests())
                .extracting(RecordedRequest::operation)
                .filteredOn("createOrder"::equals)
                .hasSize(1);
    }

    @Test
    void theTableNamesEveryOperation() {
        for (TegroOperation operation : TegroOperation.values()) {
            String place = operation.isConsumer()
                    ? "\\w+[\\w-]*\\.md"
                    : "#" + operation.name().toLowerCase();
            assertThat(PAGE.text()).containsPattern("\\| \\[" + operation + "]\\(" + place + "\\) \\|");
        }
    }

    private static Page section(TegroOperation operation) {
        Page section = PAGE.sections().get(operation.name());
        assertThat(section).as("a section about " + operation).isNotNull();
        return section;
    }

    private void assertAnswersAsShown(TegroOperation operation) throws IOException {
        Page section = section(operation);
        String in = section.jsonAfter("Body in");

        Exchange exchange = camel.send("direct:" + operation, in == null ? null : plain(in));

        assertThat(exchange.getException()).isNull();
        JsonNode shown = JSON.readTree(section.jsonAfter("Body out"));
        String real = exchange.getMessage().getBody(String.class);
        assertSameShape(shown, shown.isTextual() ? TextNode.valueOf(real) : JSON.readTree(real), "body");
        headersOut(section).forEach(header -> assertThat(exchange.getMessage().getHeaders())
                .containsKey(header));
    }

    /** A JSON text stands for the text itself. */
    private static String plain(String json) throws IOException {
        JsonNode node = JSON.readTree(json);
        return node.isTextual() ? node.textValue() : json;
    }

    private static List<String> headersOut(Page section) {
        return section.text()
                .lines()
                .filter(line -> line.startsWith("Headers out:"))
                .flatMap(line -> Pattern.compile("CamelTegro\\w+").matcher(line).results())
                .map(result -> result.group())
                .toList();
    }

    /** Ids, dates and addresses are others each time; names and types are not. */
    private static void assertSameShape(JsonNode shown, JsonNode real, String where) {
        if (shown.isNull() || real.isNull()) {
            return;
        }
        assertThat(real.getNodeType()).as(where).isEqualTo(shown.getNodeType());
        if (shown.isObject()) {
            assertThat(real.fieldNames()).toIterable().as(where).containsExactlyInAnyOrderElementsOf(shown::fieldNames);
            shown.fieldNames()
                    .forEachRemaining(name -> assertSameShape(shown.get(name), real.get(name), where + "." + name));
        }
        if (shown.isArray()) {
            assertThat(real).as(where).isNotEmpty();
            assertSameShape(shown.get(0), real.get(0), where + "[0]");
        }
    }

    /** The formatter of the sources breaks lines elsewhere than the page. */
    private static String withoutSpace(String code) {
        return code.replaceAll("\\s", "");
    }
}
