package io.github.cameltegro.producer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameltegro.model.CreateOrder;
import io.github.cameltegro.model.CreatedOrder;
import io.github.cameltegro.model.Receipt;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.TegroCamel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the shape of the body, the same order is sent. */
class CreateOrderBodiesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    /** The sample of Tegro's own documentation. */
    private static final String SAMPLE = """
            {
              "shop_id": "D0F98E7D7742609DC508D86BB7500914",
              "currency": "RUB",
              "amount": 100,
              "order_id": "test order",
              "payment_system": 10,
              "fields": {"email": "user@email.ru", "phone": "79111231212"},
              "receipt": {"items": [
                {"name": "test item 1", "count": 1, "price": 20},
                {"name": "test item 2", "count": 2, "price": 40}
              ]}
            }
            """;

    @RegisterExtension
    static final TegroSimulatorExtension EXTENSION = new TegroSimulatorExtension();

    @RegisterExtension
    final TegroCamel camel = TegroCamel.of(EXTENSION);

    static Stream<Arguments> bodies() throws IOException {
        return Stream.of(
                arguments("JSON text", SAMPLE),
                arguments("JSON text in a StringBuilder", new StringBuilder(SAMPLE)),
                arguments("JSON bytes", SAMPLE.getBytes(UTF_8)),
                arguments("JSON bytes with a byte order mark", ("\uFEFF" + SAMPLE).getBytes(UTF_8)),
                arguments("a stream of JSON", new ByteArrayInputStream(SAMPLE.getBytes(UTF_8))),
                arguments("a JsonNode", JSON.readTree(SAMPLE)),
                arguments("a Map", JSON.readValue(SAMPLE, MAP)),
                arguments(
                        "a record",
                        new CreateOrder(
                                "test order",
                                new BigDecimal("100"),
                                "RUB",
                                10,
                                "user@email.ru",
                                "79111231212",
                                new Receipt(List.of(
                                        new Receipt.Item("test item 1", 1, new BigDecimal("20")),
                                        new Receipt.Item("test item 2", 2, new BigDecimal("40")))))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void givesTheSameRequest(String shape, Object body) throws JsonProcessingException {
        camel.answer(CreatedOrder.class, "tegro:createOrder", body);

        assertThat(sent()).isEqualTo(JSON.readTree(SAMPLE));
    }

    @Test
    void aFileDroppedInAFolderIsRead(@TempDir Path folder) throws Exception {
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("file:" + folder + "?initialDelay=0&delay=10")
                        .to("tegro:createOrder")
                        .to("mock:done");
            }
        });
        MockEndpoint done = camel.context().getEndpoint("mock:done", MockEndpoint.class);
        done.expectedMessageCount(1);
        Files.writeString(folder.resolve(".order.json"), SAMPLE);
        Files.move(folder.resolve(".order.json"), folder.resolve("order.json"));

        done.assertIsSatisfied();
        assertThat(sent()).isEqualTo(JSON.readTree(SAMPLE));
    }

    @Test
    void withoutABodyHeadersAndUriAreEnough() {
        camel.answer(
                CreatedOrder.class,
                "tegro:createOrder?currency=RUB&paymentSystem=10",
                null,
                Map.of(
                        "CamelTegroOrderId", "A-1",
                        "CamelTegroAmount", "99.90",
                        "CamelTegroEmail", "payer@example.org",
                        "CamelTegroPhone", "79990001122"));

        assertThat(sent().get("order_id").textValue()).isEqualTo("A-1");
        assertThat(sent().get("amount").decimalValue()).isEqualByComparingTo("99.90");
        assertThat(sent().at("/fields/email").textValue()).isEqualTo("payer@example.org");
        assertThat(sent().at("/fields/phone").textValue()).isEqualTo("79990001122");
    }

    @ParameterizedTest
    @MethodSource("blanks")
    void anEmptyTextIsNoBody(Object blank) {
        camel.answer(CreatedOrder.class, "tegro:createOrder?currency=RUB&orderId=A-1&amount=5", blank);

        assertThat(sent().get("order_id").textValue()).isEqualTo("A-1");
    }

    static Stream<Object> blanks() {
        return Stream.of("", " \n", new byte[0], new ByteArrayInputStream(new byte[0]), JSON.nullNode());
    }

    @Test
    void fieldsThatAreNotKnownPassThroughAndNullsDont() throws JsonProcessingException {
        Map<String, Object> body = new LinkedHashMap<>(JSON.readValue("""
                {"order_id": "A-1", "amount": 5, "currency": "RUB", "test": 1, "nested": {"a": [1, "б"]},
                 "fields": {"inn": "7700000000"}}
                """, MAP));
        body.put("nothing", null);

        camel.answer(CreatedOrder.class, "tegro:createOrder", body);

        assertThat(sent()).isEqualTo(JSON.readTree("""
                {"order_id": "A-1", "amount": 5, "currency": "RUB", "test": 1, "nested": {"a": [1, "б"]},
                 "fields": {"inn": "7700000000"}, "shop_id": "D0F98E7D7742609DC508D86BB7500914"}
                """));
    }

    @ParameterizedTest(name = "{0} is sent as {1}")
    @MethodSource("amounts")
    void amountsAreSentAsPlainDecimals(Object given, String sent) {
        camel.answer(
                CreatedOrder.class, "tegro:createOrder", Map.of("order_id", "A-1", "amount", given, "currency", "RUB"));

        assertThat(EXTENSION.simulator().requests().get(0).bodyText()).contains("\"amount\":" + sent + ",");
    }

    static Stream<Arguments> amounts() {
        return Stream.of(
                arguments("1500.50", "1500.50"),
                arguments(" 7 ", "7"),
                arguments(100, "100"),
                arguments(100L, "100"),
                arguments(0.1, "0.1"),
                arguments(1e7, "10000000"),
                arguments(1e-7, "0.00000010"),
                arguments(new BigDecimal("1E+3"), "1000"),
                arguments(new BigDecimal("0.00000001"), "0.00000001"),
                arguments(new BigDecimal("1.000000000"), "1.000000000"),
                arguments(new java.math.BigInteger("12345678901234567890"), "12345678901234567890"));
    }

    @ParameterizedTest
    @MethodSource("ids")
    void anOrderIdMayBeAnySingleValue(Object given, String sent) {
        camel.answer(
                CreatedOrder.class, "tegro:createOrder", Map.of("order_id", given, "amount", 5, "currency", "RUB"));

        assertThat(sent().get("order_id").textValue()).isEqualTo(sent);
    }

    static Stream<Arguments> ids() {
        return Stream.of(
                arguments("payer+1@example.org", "payer+1@example.org"),
                arguments(17, "17"),
                arguments(new BigDecimal("1E+3"), "1000"),
                arguments(
                        UUID.fromString("4dfd4f0e-50a1-4d4c-8f4e-0242ac120002"),
                        "4dfd4f0e-50a1-4d4c-8f4e-0242ac120002"),
                arguments("Заказ \"№1\"\n🎁", "Заказ \"№1\"\n🎁"));
    }

    /** The request without its nonce, which is another each time. */
    private static JsonNode sent() {
        JsonNode request = EXTENSION.simulator().requests().get(0).json();
        assertThat(request.get("nonce").isIntegralNumber()).isTrue();
        return ((ObjectNode) request).without("nonce");
    }
}
