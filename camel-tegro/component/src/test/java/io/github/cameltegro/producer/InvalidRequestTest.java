package io.github.cameltegro.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.cameltegro.TegroInvalidRequestException;
import io.github.cameltegro.model.CreateOrder;
import io.github.cameltegro.model.Receipt;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.TegroCamel;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong in itself is told by the name of the field, and nothing is sent. */
class InvalidRequestTest {

    @RegisterExtension
    static final TegroSimulatorExtension EXTENSION = new TegroSimulatorExtension();

    @RegisterExtension
    final TegroCamel camel = TegroCamel.of(EXTENSION);

    @AfterEach
    void nothingWasSent() {
        assertThat(EXTENSION.simulator().requests()).isEmpty();
        assertThat(EXTENSION.simulator().wireMock().getAllServeEvents()).isEmpty();
    }

    static Stream<Object> badAmounts() {
        return Stream.of(
                0,
                "0",
                "0.00000000",
                -1,
                "-0.01",
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Float.NaN,
                "NaN",
                "1.123456789",
                new BigDecimal("0.000000001"),
                1e-9,
                "ten",
                "1,50",
                "1 000",
                "+5",
                ".5",
                "5.",
                "1e3",
                "0x10",
                "٥",
                "1_000",
                true,
                List.of(5),
                Map.of("value", 5),
                new BigDecimal("1E+2000"),
                new BigDecimal("1E+2147483647"),
                "9".repeat(200));
    }

    @ParameterizedTest
    @MethodSource("badAmounts")
    void anAmountThatIsNone(Object amount) {
        for (Object body : List.of(order("amount", amount), order("amount", null))) {
            TegroInvalidRequestException failure = camel.failure(
                    TegroInvalidRequestException.class, "tegro:createOrder", body, Map.of("CamelTegroAmount", amount));
            assertThat(failure.getField()).isEqualTo("amount");
            assertThat(failure).hasMessageStartingWith("tegro:createOrder: amount ");
            assertThat(failure.getMessage().length()).isLessThan(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-5", "NaN", "1.123456789", "ten", "1e3"})
    void anAmountOnTheUriThatIsNone(String amount) {
        assertThat(camel.failure(
                                TegroInvalidRequestException.class,
                                "tegro:createOrder?amount=" + amount,
                                order("amount", null))
                        .getField())
                .isEqualTo("amount");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1.123456789", "1e400", "1e2147483647", "-0.0", "\"\u00a05\"", "null, \"amount\": 5", "NaN"})
    void anAmountInJsonThatIsNone(String amount) {
        TegroInvalidRequestException failure = camel.failure(
                TegroInvalidRequestException.class,
                "tegro:createOrder",
                "{\"order_id\": \"A-1\", \"currency\": \"RUB\", \"amount\": " + amount + "}");
        assertThat(failure.getMessage().length()).isLessThan(250);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rub", "RU", "RUBLES", "Rub", "R B", "РУБ", "643", "RUB\n", " RUB"})
    void aCurrencyOfAnotherShape(String currency) {
        assertThat(failure(order("currency", currency)).getField()).isEqualTo("currency");
    }

    static Stream<Arguments> missing() {
        return Stream.of(arguments("amount"), arguments("currency"), arguments("order_id"))
                .flatMap(field -> Stream.of(null, "", "  ").map(blank -> arguments(field.get()[0], blank)));
    }

    @ParameterizedTest
    @MethodSource("missing")
    void aRequiredFieldThatIsMissingOrBlank(String field, String blank) {
        TegroInvalidRequestException failure = failure(order(field, blank));

        assertThat(failure.getField()).isEqualTo(field);
        assertThat(failure).hasMessageContaining("CamelTegro").hasMessageContaining("option");
    }

    static Stream<Arguments> wrongTypes() {
        return Stream.of(
                arguments("order_id", List.of("A-1")),
                arguments("order_id", Map.of("id", "A-1")),
                arguments("order_id", true),
                arguments("payment_system", "cards"),
                arguments("payment_system", -1),
                arguments("payment_system", 1.5),
                arguments("fields", "user@example.org"),
                arguments("fields.email", Map.of("email", List.of())),
                arguments("receipt", "item"),
                arguments("receipt.items", Map.of()),
                arguments("receipt.items", Map.of("items", List.of())),
                arguments("receipt.items[0]", Map.of("items", List.of("item"))),
                arguments("receipt.items[0].count", Map.of("items", List.of(Map.of("price", 5)))),
                arguments("receipt.items[0].price", Map.of("items", List.of(Map.of("count", 1, "price", "five")))),
                arguments("receipt.items[0].count", Map.of("items", List.of(Map.of("count", -1, "price", -5)))));
    }

    @ParameterizedTest
    @MethodSource("wrongTypes")
    void aFieldOfAnotherType(String field, Object value) {
        assertThat(failure(order(field.replaceAll("[.].*", ""), value)).getField())
                .isEqualTo(field);
    }

    static Stream<Object> wrongReceipts() {
        return Stream.of(
                new CreateOrder("A-1", new BigDecimal("100"), "RUB", null, null, null, receipt(2, "49.99")),
                order("receipt", Map.of("items", List.of(Map.of("count", 1, "price", 4)))),
                order("receipt", Map.of("items", List.of(Map.of("count", "2", "price", "2.50000001")))),
                "{\"order_id\":\"A-1\",\"amount\":0.3,\"currency\":\"RUB\",\"receipt\":{\"items\":["
                        + "{\"count\":3,\"price\":0.1},{\"count\":1,\"price\":0.00000001}]}}");
    }

    @ParameterizedTest
    @MethodSource("wrongReceipts")
    void aReceiptWhoseSumIsNotTheAmount(Object body) {
        TegroInvalidRequestException failure = failure(body);

        assertThat(failure.getField()).isEqualTo("receipt");
        assertThat(failure).hasMessageContaining("sums up to");
    }

    @Test
    void aReceiptMustFitAnAmountOnTheUriToo() {
        assertThat(camel.failure(
                                TegroInvalidRequestException.class,
                                "tegro:createOrder?amount=1000",
                                new CreateOrder("A-1", null, "RUB", null, null, null, receipt(1, "1")))
                        .getField())
                .isEqualTo("receipt");
    }

    static Stream<Object> noObjects() {
        return Stream.of(
                "[1]", "text", "5", "\"A-1\"", "null", "<order/>", "{", "{\"order_id\":\"A-1\",", "{} {}", "{'a':1}");
    }

    @ParameterizedTest
    @MethodSource("noObjects")
    void jsonThatIsNoObject(String body) {
        for (Object form : List.of(body, body.getBytes(java.nio.charset.StandardCharsets.UTF_8))) {
            TegroInvalidRequestException failure = camel.failure(
                    TegroInvalidRequestException.class, "tegro:createOrder?orderId=A-1&amount=5&currency=RUB", form);
            assertThat(failure.getField()).isEqualTo("body");
            assertThat(failure).hasMessageContaining("JSON");
        }
    }

    static Stream<Object> noBodies() {
        return Stream.of(
                new Object(), List.of("A-1"), LocalDate.EPOCH, 5, true, Arrays.asList(1, 2), Thread.currentThread());
    }

    @ParameterizedTest
    @MethodSource("noBodies")
    void aBodyThatNobodyCanConvert(Object body) {
        TegroInvalidRequestException failure = camel.failure(
                TegroInvalidRequestException.class, "tegro:createOrder?orderId=A-1&amount=5&currency=RUB", body);

        assertThat(failure.getField()).isEqualTo("body");
        assertThat(failure).hasMessageContaining(body.getClass().getName()).hasMessageContaining("Map");
    }

    @Test
    void aStreamThatBreaks() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("disk on fire");
            }
        };

        assertThat(failure(broken)).hasMessageContaining("disk on fire");
    }

    @Test
    void aValueThatJsonCantHold() {
        Map<String, Object> circle = order("more", null);
        circle.put("more", circle);

        assertThat(failure(circle).getField()).isEqualTo("more");
        assertThat(failure(order("more", new Object())).getField()).isEqualTo("more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "first", "1.5"})
    void aPageThatIsNone(String page) {
        assertThat(camel.failure(TegroInvalidRequestException.class, "tegro:orders", Map.of("page", page))
                        .getField())
                .isEqualTo("page");
    }

    private TegroInvalidRequestException failure(Object body) {
        return camel.failure(TegroInvalidRequestException.class, "tegro:createOrder", body);
    }

    private static Receipt receipt(int count, String price) {
        return new Receipt(List.of(new Receipt.Item("item", count, new BigDecimal(price))));
    }

    private static Map<String, Object> order(String field, Object value) {
        Map<String, Object> fields = new HashMap<>(Map.of("order_id", "A-1", "amount", 5, "currency", "RUB"));
        fields.put(field, value);
        return fields;
    }
}
