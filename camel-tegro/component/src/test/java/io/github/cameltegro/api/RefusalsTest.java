package io.github.cameltegro.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.cameltegro.TegroOutcomeUnknownException;
import io.github.cameltegro.TegroRejectedException;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Tegro refuses, and what it answers about somebody else's order. */
class RefusalsTest {

    private static final Map<String, Object> ORDER = Map.of("order_id", "A-1", "amount", 5, "currency", "RUB");

    @RegisterExtension
    static final TegroSimulatorExtension EXTENSION = new TegroSimulatorExtension();

    @RegisterExtension
    final TegroCamel camel = TegroCamel.of(EXTENSION);

    private final TegroSimulator tegro = EXTENSION.simulator();

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 400, 403, 404, 422})
    void aRefusalIsARejectionThatCarriesTegrosWords(int status) {
        tegro.onAny().fail(Fault.error(status, "Wrong currency"));

        for (String operation : new String[] {"createOrder", "order"}) {
            Object body = operation.equals("order") ? "A-1" : ORDER;
            TegroRejectedException failure = camel.failure(TegroRejectedException.class, "tegro:" + operation, body);
            assertThat(failure.getDesc()).isEqualTo("Wrong currency");
            assertThat(failure.getType()).isEqualTo("error");
            assertThat(failure.getHttpResponseCode()).isEqualTo(status);
            assertThat(failure.getOperation()).isEqualTo(operation);
            assertThat(failure.isRetryable()).isFalse();
            assertThat(failure)
                    .hasMessage("tegro:" + operation + ": Tegro refused: \"Wrong currency\" (HTTP " + status + ")");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 500, 502, 503})
    void itIsNoneWhereSomebodyOnTheWayMayHaveSpoken(int status) {
        tegro.onAny().fail(Fault.error(status, "Too many requests"));

        assertThat(camel.failure(TegroOutcomeUnknownException.class, "tegro:createOrder", ORDER)
                        .getHttpResponseCode())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "Wrong nonce, true",
        "NONCE already used, true",
        "The nonce must be different from the previous one, true",
        "Wrong authorization token, false",
        "Not enough balance, false",
        "'', false"
    })
    void itIsRetryableOnlyWhereItNamesTheNonce(String desc, boolean retryable) {
        tegro.onAny().fail(Fault.error(desc));

        assertThat(camel.failure(TegroRejectedException.class, "tegro:createOrder", ORDER)
                        .isRetryable())
                .isEqualTo(retryable);
    }

    @Test
    void anyTypeOtherThanSuccessIsARejection() {
        tegro.onAny().fail(Fault.raw(200, "application/json", "{\"type\":\"fail\",\"desc\":null,\"data\":[]}"));

        TegroRejectedException failure = camel.failure(TegroRejectedException.class, "tegro:createOrder", ORDER);
        assertThat(failure.getType()).isEqualTo("fail");
        assertThat(failure.getDesc()).isEmpty();
        assertThat(failure).hasMessage("tegro:createOrder: Tegro refused, type \"fail\" (HTTP 200)");
    }

    @Test
    void aWrongKeyIsToldInTegrosWords() {
        camel.configuration().setApiKey("another key");

        assertThat(camel.failure(TegroRejectedException.class, "tegro:balance").getDesc())
                .isEqualTo("Wrong authorization token");
    }

    @Test
    void aUserAgentThatTheFirewallTurnsAwayIsToldWithTheRemedy() {
        camel.configuration().setUserAgent("Apache-HttpClient/5.5 (Java/17)");

        assertThat(camel.failure(TegroOutcomeUnknownException.class, "tegro:balance"))
                .hasMessageContainingAll("HTTP 403", "Access denied", "userAgent");
    }

    static Stream<Arguments> others() {
        return Stream.of(
                arguments("order?orderId=A-1", "{\"id\":5,\"payment_id\":\"A-2\"}"),
                arguments("order?id=5", "{\"id\":6,\"payment_id\":\"A-1\"}"),
                arguments("order?orderId=A-1", "{\"id\":5,\"payment_id\":\"A-2\",\"amount\":\"much\"}"),
                arguments("order?id=5", "{\"id\":6,\"amount\":\"much\"}"),
                arguments("withdrawal?paymentId=P-1", "{\"id\":5,\"payment_id\":\"P-2\"}"),
                arguments("withdrawal?withdrawalId=5", "{\"id\":\"6\"}"));
    }

    @ParameterizedTest
    @MethodSource("others")
    void anAnswerAboutAnotherOrderIsNone(String uri, String data) {
        tegro.onAny().fail(Fault.raw(200, "application/json", "{\"type\":\"success\",\"data\":" + data + "}"));

        for (String outputType : new String[] {"pojo", "map", "json"}) {
            TegroOutcomeUnknownException failure =
                    camel.failure(TegroOutcomeUnknownException.class, "tegro:" + uri + "&outputType=" + outputType);
            assertThat(failure.isRetryable()).isTrue();
            assertThat(failure.getHttpResponseCode()).isEqualTo(200);
            // an amount that is none fits no record, and there that is the error
            assertThat(failure)
                    .hasMessageContaining(
                            data.contains("much") && outputType.equals("pojo") ? "unexpected form" : "asked for");
        }
    }
}
