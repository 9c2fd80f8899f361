package io.github.cameltegro.examples.esb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/esb.md shows the example as it is. */
class EsbPageTest {

    private static final Path DOCS = Path.of("../../docs");
    private static final Path SOURCES = Path.of("src/main/java/io/github/cameltegro/examples/esb");

    private final String page = read(DOCS.resolve("esb.md"));

    @Test
    void the_routes_are_those_of_the_example() {
        List<String> shown = blocks("java");
        assertThat(shown).hasSize(3);
        List<String> sources = List.of("OrderRoutes.java", "PaymentRoutes.java", "BalanceRoute.java");
        for (int i = 0; i < shown.size(); i++) {
            assertThat(read(SOURCES.resolve(sources.get(i))))
                    .containsIgnoringWhitespaces("public void configure() {" + shown.get(i) + "}");
        }
    }

    @Test
    void the_command_starts_this_module_by_the_property_it_has() {
        assertThat(blocks("sh"))
                .containsExactly("mvn -q -B package -DskipTests -Prun -pl examples/esb-spring-boot -am"
                        + " -Desb.args=--once\n");
        assertThat(read(Path.of("pom.xml"))).contains("<esb.args/>", "<id>run</id>", "examples.esb.Esb ${esb.args}");
    }

    @Test
    void queues_and_tables_are_those_of_the_example() {
        String settings = read(Path.of("src/main/resources/application.properties"));
        for (String queue : List.of("orders", "orders.created", "orders.dead", "payments")) {
            assertThat(page).contains("`" + queue + "`");
            assertThat(settings).containsPattern("queues=(.*,)?" + Pattern.quote(queue) + "(,|\n)");
        }
        assertThat(read(Path.of("src/main/resources/schema.sql")))
                .contains("table if not exists ledger", "table if not exists balance");
    }

    @Test
    void links_lead_somewhere() {
        assertThat(Pattern.compile("]\\(([^):#]+)[^)]*\\)")
                        .matcher(page)
                        .results()
                        .map(link -> DOCS.resolve(link.group(1))))
                .isNotEmpty()
                .allSatisfy(link -> assertThat(link).exists());
    }

    private List<String> blocks(String language) {
        return Pattern.compile("^```" + language + "\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(page)
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
