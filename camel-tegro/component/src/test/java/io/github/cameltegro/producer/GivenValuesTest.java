package io.github.cameltegro.producer;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.cameltegro.RequestField;
import io.github.cameltegro.TegroInvalidRequestException;
import io.github.cameltegro.TegroOperation;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.TegroCamel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.converter.stream.InputStreamCache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values come in any form that Camel can make text of, and bytes in the exchange's charset. */
class GivenValuesTest {

    private static final Charset CYRILLIC = Charset.forName("windows-1251");
    private static final Map<String, Object> ORDER = Map.of("order_id", "A-1", "amount", "5", "currency", "RUB");

    @RegisterExtension
    static final TegroSimulatorExtension EXTENSION = new TegroSimulatorExtension();

    @RegisterExtension
    final TegroCamel camel = TegroCamel.of(EXTENSION);

    private final TegroSimulator tegro = EXTENSION.simulator();

    private enum Id {
        A1
    }

    /** The same digits in every form that a header or a Map may hold. */
    static Stream<Object> forms(String text) throws IOException {
        Path file = Files.createTempFile("given", ".txt");
        file.toFile().deleteOnExit();
        Files.writeString(file, text);
        return Stream.of(
                text,
                new StringBuilder(text),
                text.getBytes(UTF_8),
                ByteBuffer.wrap(text.getBytes(UTF_8)),
                new ByteArrayInputStream(text.getBytes(UTF_8)),
                new InputStreamCache(text.getBytes(UTF_8)),
                new StringReader(text),
                file,
                file.toFile(),
                Optional.of(text),
                Optional.of(text.getBytes(UTF_8)),
                TextNode.valueOf(text));
    }

    private static Stream<Object> numbers() {
        return Stream.of(
                7,
                7L,
                (short) 7,
                7.0,
                new BigDecimal("7.00"),
                BigInteger.valueOf(7),
                new AtomicLong(7),
                IntNode.valueOf(7),
                DecimalNode.valueOf(new BigDecimal("7.0")),
                Optional.of(7));
    }

    private static String sample(RequestField field) {
        return switch (field.kind()) {
            case CURRENCY -> "RUB";
            case LANGUAGE -> "ru";
            case FLAG -> "1";
            case URL -> "https://shop.example/";
            case TEXT, AMOUNT, NUMBER, PAGE -> "7";
        };
    }

    static Stream<Arguments> headers() {
        return Stream.of(
                        TegroOperation.createOrder,
                        TegroOperation.order,
                        TegroOperation.withdrawal,
                        TegroOperation.orders)
                .flatMap(operation -> operation.fields().stream()
                        .filter(field -> field.header() != null)
                        .map(field -> arguments(operation, field)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("headers")
    void eachHeaderMayBeInAnyForm(TegroOperation operation, RequestField field) throws Exception {
        String text = sample(field);
        Stream<Object> forms = text.equals("7") ? Stream.concat(forms(text), numbers()) : forms(text);
        for (Object form : forms.toList()) {
            Map<String, Object> body = operation == TegroOperation.createOrder ? new HashMap<>(ORDER) : new HashMap<>();
            body.remove(field.wireName());

            camel.send("tegro:" + operation, body, Map.of(field.header(), form));

            assertThat(last().at("/" + field.wireName().replace('.', '/')).asText())
                    .as(form.getClass().getName())
                    .isEqualTo(text);
        }
    }

    @Test
    void aMapMayHoldThemToo() throws Exception {
        for (Object form : forms("7").toList()) {
            Map<String, Object> body = new HashMap<>(ORDER);
            body.put("amount", form);
            assertThat(camel.send("tegro:createOrder", body).getException()).isNull();
            assertThat(last().get("amount").decimalValue()).isEqualByComparingTo("7");
        }
        for (Object id : List.of(Id.A1, UUID.fromString("4dfd4f0e-50a1-4d4c-8f4e-0242ac120002"), 'x')) {
            Map<String, Object> body = new HashMap<>(ORDER);
            body.put("order_id", id);
            assertThat(camel.send("tegro:createOrder", body).getException()).isNull();
            assertThat(last().get("order_id").textValue()).isEqualTo(id.toString());
        }
    }

    @Test
    void aStreamIsLeftForWhoReadsItNext() throws Exception {
        for (InputStream stream : List.of(
                new InputStreamCache("order 7".getBytes(UTF_8)), new ByteArrayInputStream("order 7".getBytes(UTF_8)))) {
            camel.send(
                    "tegro:createOrder", Map.of("amount", 5, "currency", "RUB"), Map.of("CamelTegroOrderId", stream));
            assertThat(stream.readAllBytes()).asString(UTF_8).isEqualTo("order 7");
        }
    }

    @Test
    void aHeaderFromABodyOfAStreamIsAnId() throws Exception {
        tegro.createOrder("A-7", "RUB", "100");
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:stream")
                        .setHeader("CamelTegroOrderId", simple("${body}"))
                        .setBody(constant(""))
                        .to("tegro:order");
            }
        });

        Exchange exchange = camel.send("direct:stream", new InputStreamCache("A-7".getBytes(UTF_8)));

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader("CamelTegroOrderId")).isEqualTo("A-7");
    }

    static Stream<Arguments> charsets() {
        return Stream.of(
                arguments(CYRILLIC, Exchange.CHARSET_NAME, "windows-1251"),
                arguments(CYRILLIC, Exchange.CONTENT_TYPE, "application/json; charset=windows-1251"),
                arguments(CYRILLIC, Exchange.CONTENT_TYPE, "application/json;Charset=\"Windows-1251\""),
                arguments(UTF_16, "none", "none"),
                arguments(Charset.forName("UTF-16LE"), Exchange.CHARSET_NAME, "UTF-16LE"),
                arguments(UTF_8, "none", "none"));
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("charsets")
    void theExchangesCharsetCounts(Charset charset, String header, String name) {
        byte[] bytes = "{\"order_id\": \"Заказ-7\", \"amount\": 5, \"currency\": \"RUB\"}".getBytes(charset);
        for (Object body : List.of(bytes, new ByteArrayInputStream(bytes), new InputStreamCache(bytes))) {
            assertThat(camel.send("tegro:createOrder", body, Map.of(header, name))
                            .getException())
                    .isNull();
            assertThat(last().get("order_id").textValue()).isEqualTo("Заказ-7");
        }
        byte[] id = "Заказ-7".getBytes(charset);
        assertThat(camel.send("tegro:order", id, Map.of(header, name)).getException())
                .isNull();
        assertThat(camel.send("tegro:order", null, Map.of(header, name, "CamelTegroOrderId", id))
                        .getException())
                .isNull();
    }

    @Test
    void bytesThatAreNotValidInItAreRefused() {
        byte[] bytes = "{\"order_id\": \"Заказ-7\", \"amount\": 5, \"currency\": \"RUB\"}".getBytes(CYRILLIC);
        for (Object body : List.of(bytes, new ByteArrayInputStream(bytes), new InputStreamCache(bytes))) {
            assertThat(camel.failure(TegroInvalidRequestException.class, "tegro:createOrder", body))
                    .hasMessageContainingAll("body", "not valid in UTF-8", "CamelCharsetName", "Content-Type");
        }
        assertThat(camel.failure(
                        TegroInvalidRequestException.class,
                        "tegro:order",
                        null,
                        Map.of("CamelTegroOrderId", "Заказ-7".getBytes(CYRILLIC))))
                .hasMessageContaining("payment_id has bytes that are not valid in UTF-8");
        for (String unmarked : List.of("UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE")) {
            byte[] id = "Заказ".getBytes(Charset.forName(unmarked));
            assertThat(camel.failure(TegroInvalidRequestException.class, "tegro:order", id))
                    .as(unmarked)
                    .hasMessageContaining("not valid in UTF-8");
            assertThat(camel.failure(
                            TegroInvalidRequestException.class,
                            "tegro:createOrder",
                            new HashMap<>(Map.of("order_id", id, "amount", 5, "currency", "RUB"))))
                    .as(unmarked)
                    .hasMessageContaining("not valid in UTF-8");
        }
        assertThat(camel.failure(
                        TegroInvalidRequestException.class,
                        "tegro:createOrder",
                        bytes,
                        Map.of(Exchange.CHARSET_NAME, "no-such-charset")))
                .hasMessageContaining("no-such-charset");
        assertThat(tegro.requests()).isEmpty();
    }

    @Test
    void aFileIsReadInItsOwnCharset(@TempDir Path folder) throws Exception {
        Files.write(
                folder.resolve("order.json"),
                "{\"order_id\": \"Заказ-7\", \"amount\": 5, \"currency\": \"RUB\"}".getBytes(CYRILLIC));
        MockEndpoint done = camel.context().getEndpoint("mock:done", MockEndpoint.class);
        done.expectedMessageCount(1);
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("file:" + folder + "?initialDelay=0&delay=10&charset=windows-1251")
                        .to("tegro:createOrder")
                        .to("mock:done");
            }
        });

        done.assertIsSatisfied();
        assertThat(last().get("order_id").textValue()).isEqualTo("Заказ-7");
    }

    @Test
    void aJsonStringIsAnIdWithoutItsQuotes() {
        tegro.createOrder("A-1 \"x\"", "RUB", "100");
        for (Object body : List.of(
                "\"A-1 \\\"x\\\"\"",
                " \"A-1 \\u0022x\\u0022\"\n",
                "\"A-1 \\\"x\\\"\"".getBytes(UTF_8),
                TextNode.valueOf("A-1 \"x\""))) {
            assertThat(camel.send("tegro:order", body).getException()).isNull();
            assertThat(last().get("payment_id").textValue()).isEqualTo("A-1 \"x\"");
        }
        assertThat(camel.failure(TegroInvalidRequestException.class, "tegro:order", "\"A-1"))
                .hasMessageContaining("begins with a quote");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "310.47 RUB 0.345x899.90",
                "310.4655 RUB 0.345x899.90",
                "0.02 RUB 0.5x0.01 0.5x0.01",
                "0.01 RUB 0.5x0.01 0.5x0.01",
                "345 JPY 0.345x1001 1x0",
                "310.47 USDT 0.345x899.90"
            })
    void aReceiptMaySumUpWithEachLineRounded(String text) {
        assertThat(camel.send("tegro:paymentLink", receipt(text)).getException())
                .isNull();
        if (!text.contains("JPY")) {
            assertThat(camel.send("tegro:createOrder", receipt(text)).getException())
                    .isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"310.46 RUB 0.345x899.90", "310.48 RUB 0.345x899.90", "0.03 RUB 0.5x0.01 0.5x0.01"})
    void aReceiptOfAnotherSumIsRefused(String text) {
        assertThat(camel.failure(TegroInvalidRequestException.class, "tegro:createOrder", receipt(text)))
                .hasMessageContainingAll("receipt sums up to", "rounded half up to 2 decimals", "the amount is");
    }

    private static Map<String, Object> receipt(String text) {
        String[] words = text.split(" ");
        List<Map<String, Object>> items = Arrays.stream(words)
                .skip(2)
                .map(line -> line.split("x"))
                .map(line -> Map.<String, Object>of("name", "tea", "count", line[0], "price", line[1]))
                .toList();
        return Map.of("order_id", "A-1", "amount", words[0], "currency", words[1], "receipt", Map.of("items", items));
    }

    @Test
    void theHeaderOfAnAmountIsPlain() {
        Exchange exchange =
                camel.send("tegro:createOrder", "{\"order_id\":\"A-1\",\"amount\":1e3,\"currency\":\"RUB\"}");

        assertThat(exchange.getMessage().getHeader("CamelTegroAmount", String.class))
                .isEqualTo("1000");
        assertThat(exchange.getMessage().getHeader("CamelTegroAmount")).hasToString("1000");
    }

    private JsonNode last() {
        return tegro.requests().get(tegro.requests().size() - 1).json();
    }
}
