package io.github.cameltegro.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ch.qos.logback.classic.Level;
import io.github.cameltegro.TegroInvalidRequestException;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.CapturedLog;
import io.github.cameltegro.support.TegroCamel;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A field that is nearly right is not sent on silently, and what asks in two ways is not guessed. */
class NearMissesTest {

    @RegisterExtension
    static final TegroSimulatorExtension EXTENSION = new TegroSimulatorExtension();

    @RegisterExtension
    final TegroCamel camel = TegroCamel.of(EXTENSION);

    @ParameterizedTest
    @CsvSource({
        "order_id, orderId",
        "order_id, order-id",
        "order_id, OrderID",
        "order_id, oder_id",
        "order_id, CamelTegroOrderId",
        "amount, ammount",
        "amount, amuont",
        "amount, Amount",
        "currency, curency",
        "currency, currencyy"
    })
    void aMissingFieldNamesWhatWasProbablyMeant(String field, String written) {
        Map<String, Object> order = new HashMap<>(Map.of("order_id", "A-1", "amount", 5, "currency", "RUB"));
        order.put(written, order.remove(field));

        assertThat(camel.failure(TegroInvalidRequestException.class, "tegro:createOrder", order))
                .hasMessageContaining("the body has '" + written + "', did you mean " + field + "?");
    }

    @ParameterizedTest
    @CsvSource({"order, orderId", "order, paymentId", "withdrawal, paymentId", "withdrawal, payment-id"})
    void soDoesAnOperationThatLooksUp(String operation, String written) {
        assertThat(camel.failure(TegroInvalidRequestException.class, "tegro:" + operation, Map.of(written, "A-1")))
                .hasMessageContaining("the body has '" + written + "', did you mean payment_id?");
    }

    @Test
    void anUnknownFieldIsSentAndTold() {
        Map<String, Object> order = Map.of(
                "order_id", "A-1", "amount", 5, "currency", "RUB", "email", "payer@example.org", "colour", "red");
        try (CapturedLog log = new CapturedLog().level(RequestFields.class.getName(), Level.DEBUG)) {
            assertThat(camel.send("tegro:createOrder", order).getException()).isNull();

            assertThat(log.text())
                    .contains("knows no field 'email', did you mean fields.email?")
                    .contains("knows no field 'colour'; it is sent as it is")
                    .doesNotContain("payer@example.org");
        }
        assertThat(EXTENSION.simulator().requests().get(0).json().has("colour")).isTrue();
    }

    static Stream<Arguments> twoWays() {
        return Stream.of(
                arguments("order", "", Map.of("order_id", 17, "payment_id", "A-1"), Map.of()),
                arguments("order", "", "{\"order_id\":17}", Map.of("CamelTegroOrderId", "A-1")),
                arguments("order", "?orderId=A-1", Map.of("order_id", 17), Map.of()),
                arguments("withdrawal", "", Map.of("order_id", 17, "payment_id", "A-1"), Map.of()),
                arguments("withdrawal", "", Map.of("order_id", 17), Map.of("CamelTegroPaymentId", "A-1")));
    }

    @ParameterizedTest
    @MethodSource("twoWays")
    void aBodyThatAsksInAnotherWayIsRefused(String operation, String query, Object body, Map<String, Object> headers) {
        assertThat(camel.failure(TegroInvalidRequestException.class, "tegro:" + operation + query, body, headers))
                .hasMessageContaining("they ask in two ways; give one");
        assertThat(EXTENSION.simulator().requests()).isEmpty();
    }

    @Test
    void theMerchantsIdInThePlaceOfTegrosNumberIsTold() {
        assertThat(camel.failure(TegroInvalidRequestException.class, "tegro:order", "{\"order_id\":\"A-1\"}"))
                .hasMessageContainingAll("order_id", "Tegro's own number", "payment_id", "'A-1'");
    }

    @ParameterizedTest
    @CsvSource({
        "test, false, test, 1, test",
        "test, true, test, false, test",
        "notifyUrl, https://shop.example/n, notify_url, https://evil.example/, notify_url"
    })
    void testAndNotifyUrlCanBeFixedForCreateOrder(
            String option, String fixed, String field, String other, String named) {
        Map<String, Object> order = new HashMap<>(Map.of("order_id", "A-1", "amount", 5, "currency", "RUB"));
        String uri = "tegro:createOrder?" + option + "=" + fixed;
        assertThat(camel.send(uri, order).getException()).isNull();
        assertThat(EXTENSION.simulator().requests().get(0).json().get(field).asText())
                .isEqualTo(fixed.equals("true") ? "1" : fixed.equals("false") ? "0" : fixed);
        order.put(field, other);

        assertThat(camel.failure(TegroInvalidRequestException.class, uri, order).getField())
                .isEqualTo(named);
        assertThat(camel.send("tegro:createOrder", order).getException()).isNull();
    }
}
