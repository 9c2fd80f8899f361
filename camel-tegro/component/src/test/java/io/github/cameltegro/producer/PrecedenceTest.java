package io.github.cameltegro.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameltegro.TegroInvalidRequestException;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.TegroCamel;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Body before header before URI; but what decides over money and stands on the URI can't be changed. */
class PrecedenceTest {

    private static final Map<String, Object> ORDER = Map.of("order_id", "A-1", "amount", 5, "currency", "RUB");

    @RegisterExtension
    static final TegroSimulatorExtension EXTENSION = new TegroSimulatorExtension();

    @RegisterExtension
    final TegroCamel camel = TegroCamel.of(EXTENSION);

    private final TegroSimulator tegro = EXTENSION.simulator();

    @Test
    void theBodyComesBeforeTheHeaders() {
        send("", with(ORDER, "payment_system", 36), headers("OTHER-1", "6", "USD", 10));

        assertThat(sent().get("order_id").textValue()).isEqualTo("A-1");
        assertThat(sent().get("amount").intValue()).isEqualTo(5);
        assertThat(sent().get("currency").textValue()).isEqualTo("RUB");
        assertThat(sent().get("payment_system").intValue()).isEqualTo(36);
    }

    @Test
    void theHeadersFillWhatTheBodyDoesNotSay() {
        send("", Map.of("order_id", "A-1"), headers("OTHER-1", "6", "USD", 10));

        assertThat(sent().get("order_id").textValue()).isEqualTo("A-1");
        assertThat(sent().get("amount").intValue()).isEqualTo(6);
        assertThat(sent().get("currency").textValue()).isEqualTo("USD");
        assertThat(sent().get("payment_system").intValue()).isEqualTo(10);
    }

    @Test
    void ofThePayerTheUriIsOnlyADefault() {
        send("?email=uri@example.org&phone=1", ORDER, Map.of());
        assertThat(sent().at("/fields/email").textValue()).isEqualTo("uri@example.org");

        send("?email=uri@example.org&phone=1", ORDER, Map.of("CamelTegroEmail", "header@example.org"));
        assertThat(sent().at("/fields/email").textValue()).isEqualTo("header@example.org");
        assertThat(sent().at("/fields/phone").textValue()).isEqualTo("1");

        send(
                "?email=uri@example.org&phone=1",
                with(ORDER, "fields", Map.of("email", "body@example.org")),
                Map.of("CamelTegroEmail", "header@example.org"));
        assertThat(sent().at("/fields/email").textValue()).isEqualTo("body@example.org");
    }

    @Test
    void thePageOfTheBodyComesFirst() {
        assertThat(page("?page=3", null, null)).isEqualTo(3);
        assertThat(page("?page=3", null, 4)).isEqualTo(4);
        assertThat(page("?page=3", Map.of("page", 5), 4)).isEqualTo(5);
    }

    private int page(String query, Object body, Object header) {
        Map<String, Object> headers = new HashMap<>();
        headers.put("CamelTegroPage", header);
        camel.send("tegro:orders" + query, body, headers);
        return sent().get("page").intValue();
    }

    static Stream<Arguments> fixed() {
        return Stream.of(
                arguments("amount", "1000", "CamelTegroAmount", "1", "1000.00"),
                arguments("currency", "USD", "CamelTegroCurrency", "RUB", "USD"),
                arguments("orderId", "A-1", "CamelTegroOrderId", "A-2", "A-1"),
                arguments("paymentSystem", "36", "CamelTegroPaymentSystem", "10", "36"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixed")
    void whatDecidesOverMoneyIsFixedByTheUri(String option, String uri, String header, String other, String same) {
        String field = option.replaceAll("([A-Z])", "_$1").toLowerCase();
        Map<String, Object> rest = new HashMap<>(ORDER);
        rest.remove(field);
        String query = "?" + option + "=" + uri;

        refused(query, with(rest, field, other), Map.of(), field, option, "body");
        refused(query, rest, Map.of(header, other), field, option, header);
        refused(query, with(rest, field, same), Map.of(header, other), field, option, header);

        send(query, rest, Map.of());
        assertThat(sent().get(field).asText()).isEqualTo(uri);
        send(query, with(rest, field, same), Map.of(header, same));
        assertThat(sent().get(field).asText()).isEqualTo(uri);
    }

    @Test
    void theOrderOfTheUriCantBeExchangedForAnother() {
        refused("tegro:order?orderId=A-1", "A-2", Map.of(), "payment_id", "orderId", "body");
        refused("tegro:order?orderId=A-1", null, Map.of("CamelTegroOrderId", "A-2"), "payment_id", "orderId", "Id");
        refused("tegro:withdrawal?paymentId=P-1", "P-2", Map.of(), "payment_id", "paymentId", "body");
        refused(
                "tegro:withdrawal?paymentId=P-1",
                null,
                Map.of("CamelTegroPaymentId", "P-2"),
                "payment_id",
                "paymentId",
                "CamelTegroPaymentId");
    }

    @Test
    void theShopIsAlwaysTheEndpoints() {
        refused("", with(ORDER, "shop_id", "SOMEBODYELSES"), Map.of(), "shop_id", "endpoint's", "body");

        send("", with(ORDER, "shop_id", tegro.shopId().toLowerCase()), Map.of("CamelTegroShopId", "SOMEBODYELSES"));
        assertThat(sent().get("shop_id").textValue()).isEqualTo(tegro.shopId());
    }

    @Test
    void aNonceInTheBodyIsRefused() {
        refused("", with(ORDER, "nonce", 1), Map.of(), "nonce", "nonce", "drawn");
        HashMap<String, Object> empty = with(ORDER, "nonce", null);
        refused("", empty, Map.of(), "nonce", "nonce", "drawn");
    }

    private void refused(
            String uri, Object body, Map<String, Object> headers, String field, String option, String where) {
        int before = tegro.requests().size();
        TegroInvalidRequestException failure =
                camel.failure(TegroInvalidRequestException.class, full(uri), body, headers);
        assertThat(failure.getField()).isEqualTo(field);
        assertThat(failure.isRetryable()).isFalse();
        assertThat(failure).hasMessageContainingAll(option, where);
        assertThat(tegro.requests()).hasSize(before);
    }

    private void send(String uri, Object body, Map<String, Object> headers) {
        assertThat(camel.send(full(uri), body, headers).getException()).isNull();
    }

    private static String full(String uri) {
        return uri.startsWith("tegro:") ? uri : "tegro:createOrder" + uri;
    }

    private static Map<String, Object> headers(String orderId, String amount, String currency, int paymentSystem) {
        return Map.of(
                "CamelTegroOrderId", orderId,
                "CamelTegroAmount", new BigDecimal(amount),
                "CamelTegroCurrency", currency,
                "CamelTegroPaymentSystem", paymentSystem);
    }

    private static HashMap<String, Object> with(Map<String, Object> fields, String name, Object value) {
        HashMap<String, Object> all = new HashMap<>(fields);
        all.put(name, value);
        return all;
    }

    private JsonNode sent() {
        List<io.github.cameltegro.simulator.RecordedRequest> requests = tegro.requests();
        return requests.get(requests.size() - 1).json();
    }
}
