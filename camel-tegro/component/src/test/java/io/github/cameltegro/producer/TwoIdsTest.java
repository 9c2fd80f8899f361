package io.github.cameltegro.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameltegro.TegroInvalidRequestException;
import io.github.cameltegro.simulator.Fault;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.TegroCamel;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An id on the URI wins; otherwise the merchant's id is asked for, and Tegro's number only where there is none. */
class TwoIdsTest {

    @RegisterExtension
    static final TegroSimulatorExtension EXTENSION = new TegroSimulatorExtension();

    @RegisterExtension
    final TegroCamel camel = TegroCamel.of(EXTENSION);

    private final TegroSimulator tegro = EXTENSION.simulator();

    static Stream<Arguments> asked() {
        String none = "";
        return Stream.of(
                arguments(none, "M", null, null, "M", null),
                arguments(none, null, "M", null, "M", null),
                arguments(none, null, null, 7L, null, 7L),
                arguments(none, null, "M", 7L, "M", null),
                arguments(none, "M", "stale", 7L, "M", null),
                arguments("MERCHANT=M", null, null, null, "M", null),
                arguments("MERCHANT=M", "M", "M", 7L, "M", null),
                arguments("NUMBER=7", null, null, null, null, 7L),
                arguments("NUMBER=7", null, "stale", 8L, null, 7L),
                arguments("NUMBER=7", "stale", "stale", 8L, null, 7L));
    }

    @ParameterizedTest(name = "URI {0}, body {1}, headers {2} and {3} ask for {4}{5}")
    @MethodSource("asked")
    void forAnOrder(String uri, String body, String idHeader, Long numberHeader, String merchant, Long number) {
        ask("order", uri.replace("MERCHANT", "orderId").replace("NUMBER", "id"), body, idHeader, numberHeader);

        JsonNode sent = tegro.requests().get(0).json();
        assertThat(sent.path("payment_id").textValue()).isEqualTo(merchant);
        assertThat(sent.has("order_id") ? sent.get("order_id").longValue() : null)
                .isEqualTo(number);
    }

    @ParameterizedTest(name = "URI {0}, body {1}, headers {2} and {3} ask for {4}{5}")
    @MethodSource("asked")
    void forAPayout(String uri, String body, String idHeader, Long numberHeader, String merchant, Long number) {
        ask(
                "withdrawal",
                uri.replace("MERCHANT", "paymentId").replace("NUMBER", "withdrawalId"),
                body,
                idHeader,
                numberHeader);

        JsonNode sent = tegro.requests().get(0).json();
        assertThat(sent.path("payment_id").textValue()).isEqualTo(merchant);
        assertThat(sent.has("order_id") ? sent.get("order_id").longValue() : null)
                .isEqualTo(number);
    }

    private void ask(String operation, String uri, String body, String idHeader, Long numberHeader) {
        boolean order = operation.equals("order");
        tegro.on(operation).fail(Fault.raw(200, "application/json", "{\"type\":\"success\",\"data\":{\"id\":7}}"));
        Map<String, Object> headers = new java.util.HashMap<>();
        headers.put(order ? "CamelTegroOrderId" : "CamelTegroPaymentId", idHeader);
        headers.put(order ? "CamelTegroId" : "CamelTegroWithdrawalId", numberHeader);
        assertThat(camel.send("tegro:" + operation + "?" + uri, body, headers).getException())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"order", "withdrawal"})
    void withoutAnyIdNothingIsSentAndTheErrorNamesTheWays(String operation) {
        TegroInvalidRequestException failure = camel.failure(TegroInvalidRequestException.class, "tegro:" + operation);

        assertThat(failure.getField()).isEqualTo("payment_id");
        assertThat(failure)
                .hasMessageContainingAll(
                        operation.equals("order")
                                ? new String[] {"CamelTegroOrderId", "orderId", "CamelTegroId", "option id"}
                                : new String[] {
                                    "CamelTegroPaymentId", "paymentId", "CamelTegroWithdrawalId", "withdrawalId"
                                });
        assertThat(tegro.requests()).isEmpty();
    }

    @Test
    void ordersAndPayoutsDontReadEachOthersHeaders() {
        camel.failure(
                TegroInvalidRequestException.class,
                "tegro:order",
                null,
                Map.of("CamelTegroPaymentId", "P-1", "CamelTegroWithdrawalId", 5L));
        camel.failure(
                TegroInvalidRequestException.class,
                "tegro:withdrawal",
                null,
                Map.of("CamelTegroOrderId", "A-1", "CamelTegroId", 5L));

        assertThat(tegro.requests()).isEmpty();
    }

    @Test
    void twoOnOneUriAreAnErrorOfADynamicEndpointToo() throws Exception {
        camel.route(new org.apache.camel.builder.RouteBuilder() {
            @Override
            public void configure() {
                from("direct:dynamic").toD("tegro:order?orderId=${header.a}&id=${header.b}");
            }
        });

        assertThat(camel.send("direct:dynamic", null, Map.of("a", "A-1", "b", 5))
                        .getException())
                .isInstanceOf(TegroInvalidRequestException.class)
                .hasMessageContainingAll("orderId", "id");
        assertThat(tegro.requests()).isEmpty();
    }
}
