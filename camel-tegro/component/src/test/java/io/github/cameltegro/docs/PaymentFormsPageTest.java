package io.github.cameltegro.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameltegro.support.TegroCamel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What docs/payment-forms.md shows runs, and what it tells of signed fields is so. */
class PaymentFormsPageTest {

    private static final Page PAGE = Page.read("docs/payment-forms.md");
    private static final Path ROUTES = Path.of("src/test/java/io/github/cameltegro/docs/PaymentFormsRoutes.java");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)`.*\\| (yes|no) \\|$");

    @RegisterExtension
    final TegroCamel camel = TegroCamel.some();

    @ParameterizedTest
    @ValueSource(strings = {"java", "yaml"})
    void theRoutesRun(String language) throws Exception {
        if (language.equals("java")) {
            camel.route(new PaymentFormsRoutes());
        } else {
            for (String yaml : PAGE.blocks("yaml")) {
                PluginHelper.getRoutesLoader(camel.context())
                        .loadRoutes(ResourceHelper.fromString("shown" + yaml.hashCode() + ".yaml", yaml));
            }
        }
        String order = PAGE.blocks("json").get(0);

        assertThat(camel.answer(String.class, "direct:mail", order))
                .startsWith("Please pay here: http://127.0.0.1:1/pay/?amount=100.00&currency=RUB&order_id=A-1001");
        Exchange page = camel.send("direct:pay", order, Map.of("Cookie", "secret"));
        assertThat(page.getMessage().getBody(String.class)).startsWith("<!DOCTYPE html>");
        assertThat(page.getMessage().getHeaders()).containsOnlyKeys("Content-Type");
    }

    @Test
    void theJavaBlocksAreInTheClassThatRuns() {
        String routes = Page.text(ROUTES).replaceAll("\\s", "");

        assertThat(PAGE.blocks("java")).hasSize(2).allSatisfy(block -> assertThat(routes)
                .contains(block.replaceAll("\\s", "")));
    }

    @Test
    void thePolicyIsTheOneOfThePage() throws Exception {
        String html = camel.answer(String.class, "tegro:paymentForm", order());

        assertThat(PAGE.blocks("text"))
                .singleElement()
                .isEqualTo(Jsoup.parse(html)
                                .selectFirst("meta[http-equiv=Content-Security-Policy]")
                                .attr("content") + "\n");
    }

    record Field(String name, boolean signed) {}

    static Stream<Field> fields() {
        return ROW.matcher(PAGE.text())
                .results()
                .map(row -> new Field(row.group(1), row.group(2).equals("yes")));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void aFieldIsSignedAsTheTableTells(Field field) throws Exception {
        Map<String, Object> without = order();
        without.remove("receipt");
        Map<String, Object> other = new LinkedHashMap<>(without);
        other.put(
                field.name(),
                switch (field.name()) {
                    case "amount", "payment_system" -> 7;
                    case "currency" -> "USD";
                    case "order_id" -> "A-7";
                    case "test" -> false;
                    case "lang" -> "ru";
                    case "fields" -> Map.of("email", "other@example.org");
                    case "receipt" -> Map.of("items", List.of(Map.of("name", "x", "count", 1, "price", 100)));
                    default -> "https://other.example/";
                });

        assertThat(sent(other)).isNotEqualTo(sent(without));
        assertThat(sent(other).get("sign").equals(sent(without).get("sign"))).isEqualTo(!field.signed());
    }

    @Test
    void theTableIsWhole() {
        assertThat(fields()).hasSize(11);
    }

    private Map<?, ?> sent(Map<String, Object> order) {
        return camel.answer(Map.class, "tegro:paymentForm?outputType=map", order);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> order() throws Exception {
        Map<String, Object> order =
                new ObjectMapper().readValue(PAGE.blocks("json").get(0), LinkedHashMap.class);
        order.put("currency", "RUB");
        return order;
    }
}
