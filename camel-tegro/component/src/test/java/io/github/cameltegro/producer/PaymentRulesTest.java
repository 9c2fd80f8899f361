package io.github.cameltegro.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.cameltegro.TegroInvalidRequestException;
import io.github.cameltegro.support.TegroCamel;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which value counts in links and forms, and what is refused: nothing is made of it then. */
class PaymentRulesTest {

    private static final Map<String, Object> ORDER = Map.of("order_id", "A-1", "amount", 5, "currency", "RUB");
    private static final String BROKEN = "a\ud83d";

    @RegisterExtension
    final TegroCamel camel = TegroCamel.some();

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments("order_id", null, "is missing"),
                arguments("amount", null, "is missing"),
                arguments("currency", null, "is missing"),
                arguments("amount", 0, "greater than zero"),
                arguments("amount", "1e3", "plain decimal"),
                arguments("amount", "1.123456789", "8 decimals"),
                arguments("currency", "rub", "capital letters"),
                arguments("order_id", BROKEN, "UTF-8"),
                arguments("test", "yes", "true or false"),
                arguments("test", 2, "true or false"),
                arguments("lang", "de", "[ru, en]"),
                arguments("shop_id", "OTHER", "endpoint's"),
                arguments("sign", "0".repeat(32), "leave it out"),
                arguments("nonce", 1, "leave it out"),
                arguments("extra", new Object(), "no form text"),
                arguments("extra", BROKEN, "UTF-8"),
                arguments("fields", "payer@example.org", "object"),
                arguments("fields", Map.of("email", Map.of()), "must be text"),
                arguments("receipt", Map.of("items", List.of(Map.of("name", "x", "count", 1, "price", 4))), "sums up"),
                // names that PHP makes others of
                arguments("fields[email]", "payer@example.org", "as objects"),
                arguments("receipt[items][0][price]", 1, "as objects"),
                arguments(" notify_url", "https://evil.example/", "is no name"),
                arguments("notify.url", "https://evil.example/", "is no name"),
                arguments("order id", "A-2", "is no name"),
                arguments("_charset_", "", "is no name"),
                arguments("имя", "x", "is no name"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatIsWrongIsToldByItsName(String field, Object value, String message) {
        for (String operation : List.of("paymentLink", "paymentForm")) {
            TegroInvalidRequestException failure =
                    camel.failure(TegroInvalidRequestException.class, "tegro:" + operation, with(field, value));
            assertThat(failure.getField()).startsWith(field);
            assertThat(failure).hasMessageStartingWith("tegro:" + operation + ": " + field);
            assertThat(failure).hasMessageContaining(message);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop.example",
                "/paid",
                "//shop.example/paid",
                "javascript:alert(1)",
                "JAVASCRIPT:alert(1)//http://a",
                "data:text/html,x",
                "ftp://shop.example/",
                "https:///paid",
                "https:paid",
                "https://user@shop.example/",
                "https://shop.example/a b",
                "https://shop.example/\r\nLocation: x",
                "https://shop.example/\u0000",
                "https://магазин.рф/"
            })
    void anAddressIsAbsoluteAndOfTheWeb(String address) {
        for (String field : List.of("success_url", "fail_url", "notify_url")) {
            assertThat(camel.failure(TegroInvalidRequestException.class, "tegro:paymentLink", with(field, address)))
                    .hasMessageContaining(field + " must be an absolute address")
                    .hasMessageNotContaining("\n");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://localhost:8080/x", "https://shop.example", "https://shop.example/заказ?a=%20&b=1#c"})
    void aRightAddressIsSentAsItIs(String address) {
        assertThat(link("", with("success_url", address), Map.of())).containsEntry("success_url", address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb", "a\r\nb", "\u0000a"})
    void whatABrowserWouldPostInAnotherWayIsRefusedInAForm(String text) {
        Map<String, Object> receipt = Map.of("items", List.of(Map.of("name", text, "count", 1, "price", 5)));
        for (String outputType : List.of("pojo", "map", "json")) {
            String uri = "tegro:paymentForm?outputType=" + outputType;
            assertThat(camel.failure(TegroInvalidRequestException.class, uri, with("order_id", text))
                            .getField())
                    .isEqualTo("order_id");
            assertThat(camel.failure(TegroInvalidRequestException.class, uri, with("receipt", receipt))
                            .getField())
                    .isEqualTo("receipt[items][0][name]");
        }
        assertThat(link("", with("order_id", text), Map.of())).containsEntry("order_id", text);
    }

    @Test
    void aFieldThatIsNotKnownIsSentAsItIs() {
        assertThat(link("", with("metadata", Map.of("a", List.of(1, "b"))), Map.of()))
                .containsEntry("metadata[a][0]", "1")
                .containsEntry("metadata[a][1]", "b");
    }

    static Stream<Arguments> amounts() {
        return Stream.of(
                arguments(100, "100"),
                arguments("100.00", "100.00"),
                arguments(new BigDecimal("1E+3"), "1000"),
                arguments(new BigDecimal("1E-8"), "0.00000001"),
                arguments(0.1, "0.1"));
    }

    @ParameterizedTest
    @MethodSource("amounts")
    void amountsAreWrittenPlainly(Object amount, String text) {
        assertThat(link("", with("amount", amount), Map.of())).containsEntry("amount", text);
    }

    @ParameterizedTest
    @CsvSource({
        "amount, 1000, amount, 1",
        "currency, USD, currency, RUB",
        "orderId, A-7, order_id, A-8",
        "paymentSystem, 36, payment_system, 10",
        "test, false, test, 1",
        "test, true, test, 0",
        "notifyUrl, https://shop.example/, notify_url, https://evil.example/"
    })
    void whatDecidesOverMoneyIsFixedByTheUri(String option, String fixed, String field, String other) {
        String query = "?" + option + "=" + fixed;

        TegroInvalidRequestException failure =
                camel.failure(TegroInvalidRequestException.class, "tegro:paymentLink" + query, with(field, other));

        assertThat(failure.getField()).isEqualTo(field);
        assertThat(failure).hasMessageContaining("is fixed on the endpoint (" + option + "=");
        Map<String, String> sent = link(query, with(field, null), Map.of());
        assertThat(sent.getOrDefault(field, "false")).isEqualTo(fixed.equals("true") ? "1" : fixed);
    }

    @Test
    void aHeaderCantLowerAPriceOnTheUri() {
        assertThat(camel.failure(
                                TegroInvalidRequestException.class,
                                "tegro:paymentForm?amount=1000",
                                with("amount", null),
                                Map.of("CamelTegroAmount", 1))
                        .getField())
                .isEqualTo("amount");
    }

    @Test
    void theBodyComesBeforeTheHeadersAndThoseBeforeTheUri() {
        Map<String, Object> headers = Map.of(
                "CamelTegroOrderId",
                "B-1",
                "CamelTegroAmount",
                6,
                "CamelTegroCurrency",
                "USD",
                "CamelTegroEmail",
                "h@x.org");

        assertThat(link("?email=u@x.org", ORDER, headers))
                .containsEntry("order_id", "A-1")
                .containsEntry("amount", "5")
                .containsEntry("fields[email]", "h@x.org");
        assertThat(link("?email=u@x.org", with("fields", Map.of("email", "b@x.org", "card", 7)), headers))
                .containsEntry("fields[email]", "b@x.org")
                .containsEntry("fields[card]", "7");
        assertThat(link("?email=u@x.org&lang=ru", null, headers))
                .containsEntry("order_id", "B-1")
                .containsEntry("amount", "6")
                .containsEntry("lang", "ru");
        assertThat(link("?lang=ru", with("lang", "EN"), headers)).containsEntry("lang", "en");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pojo", "map", "json"})
    void aFormThatComesByAgainGivesNothing(String outputType) throws Exception {
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:twice")
                        .to("tegro:paymentForm?outputType=" + outputType)
                        .to("tegro:paymentLink");
            }
        });
        Exchange exchange = camel.send("direct:twice", with("lang", "ru"));

        assertThat(exchange.getException()).isNull();
        assertThat(PostedForm.ofLink(exchange.getMessage().getBody(String.class)))
                .containsEntry("order_id", "A-1")
                .doesNotContainKey("lang");
    }

    @Test
    void aDynamicAddressIsOneEndpointAndFixesToo() throws Exception {
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:dynamic")
                        .toD(
                                "tegro:paymentLink?amount=${header.price}&successUrl=RAW(https://shop.example/${header.page})");
            }
        });
        for (int price = 1; price < 4; price++) {
            Exchange exchange =
                    camel.send("direct:dynamic", with("amount", null), Map.of("price", price, "page", price));
            assertThat(PostedForm.ofLink(exchange.getMessage().getBody(String.class)))
                    .containsEntry("amount", "" + price)
                    .containsEntry("success_url", "https://shop.example/" + price);
        }

        assertThat(camel.send("direct:dynamic", ORDER, Map.of("price", 4, "page", 1))
                        .getException())
                .hasMessageContaining("amount is fixed");
        assertThat(camel.context().getEndpoints())
                .filteredOn(endpoint -> endpoint.getEndpointUri().startsWith("tegro"))
                .hasSize(1);
    }

    private Map<String, String> link(String query, Object body, Map<String, Object> headers) {
        return PostedForm.ofLink(camel.answer(String.class, "tegro:paymentLink" + query, body, headers));
    }

    private static Map<String, Object> with(String field, Object value) {
        Map<String, Object> order = new LinkedHashMap<>(ORDER);
        order.put(field, value);
        return order;
    }
}
