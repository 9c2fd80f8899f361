package io.github.cameltegro.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameltegro.TegroOperation;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.Payouts;
import io.github.cameltegro.support.TegroCamel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
    void anOrderAndAPayout() {
        EXTENSION.simulator().createOrder("A-1001", "RUB", "1500.50");
        EXTENSION.simulator().pay("A-1001");
        Payouts.create(EXTENSION.simulator(), "P-1", "RUB", "50");
    }

    @ParameterizedTest
    @EnumSource(TegroOperation.class)
    void theJavaRouteRuns(TegroOperation operation) throws Exception {
        camel.route(new OperationsRoutes());

        assertAnswersAsShown(operation);
    }

    @ParameterizedTest
    @EnumSource(TegroOperation.class)
    void theYamlRouteRuns(TegroOperation operation) throws Exception {
        for (String yaml : section(operation).blocks("yaml")) {
            PluginHelper.getRoutesLoader(camel.context())
                    .loadRoutes(ResourceHelper.fromString(operation + ".yaml", yaml));
        }

        assertAnswersAsShown(operation);
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

        assertThat(camel.send("direct:many", null, Map.of("order", "A-1001")).getException())
                .isNull();
    }

    @Test
    void theTableNamesEveryOperation() {
        for (TegroOperation operation : TegroOperation.values()) {
            assertThat(PAGE.text())
                    .contains("| [" + operation + "](#" + operation.name().toLowerCase() + ") |");
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
        assertSameShape(
                JSON.readTree(section.jsonAfter("Body out")),
                JSON.readTree(exchange.getMessage().getBody(String.class)),
                "body");
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
