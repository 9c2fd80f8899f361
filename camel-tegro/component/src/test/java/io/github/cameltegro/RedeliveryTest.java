package io.github.cameltegro;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.model.CreatedOrder;
import io.github.cameltegro.simulator.Fault;
import io.github.cameltegro.simulator.RecordedRequest;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.TegroCamel;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Camel may try again where {@code isRetryable} says so, and each try is a call of its own. */
class RedeliveryTest {

    private static final String JSON = "{\"order_id\":\"A-1\",\"amount\":5,\"currency\":\"RUB\"}";

    @RegisterExtension
    static final TegroSimulatorExtension EXTENSION =
            TegroSimulatorExtension.with(builder -> builder.strictNonces(true));

    @RegisterExtension
    final TegroCamel camel = TegroCamel.of(EXTENSION);

    private final TegroSimulator tegro = EXTENSION.simulator();

    private void route(String uri) throws Exception {
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                onException(TegroException.class)
                        .onWhen(exchange -> exchange.getProperty(Exchange.EXCEPTION_CAUGHT, TegroException.class)
                                .isRetryable())
                        .maximumRedeliveries(3)
                        .redeliveryDelay(0);
                from("direct:call").to(uri);
            }
        });
    }

    static Stream<Object> bodies() {
        return Stream.of(
                JSON,
                JSON.getBytes(StandardCharsets.UTF_8),
                new ByteArrayInputStream(JSON.getBytes(StandardCharsets.UTF_8)),
                Map.of("order_id", "A-1", "amount", 5, "currency", "RUB"));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void eachTryIsSignedAnewWithANonceOfItsOwn(Object body) throws Exception {
        tegro.on("createOrder").times(2).fail(Fault.error("Wrong nonce"));
        route("tegro:createOrder");

        Exchange exchange = camel.send("direct:call", body);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isInstanceOf(CreatedOrder.class);
        assertThat(tegro.requests()).hasSize(3);
        assertThat(tegro.requests())
                .extracting(request -> request.json().get("nonce").longValue())
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(tegro.requests())
                .extracting(request -> request.header("Authorization").orElseThrow())
                .doesNotHaveDuplicates();
        assertThat(tegro.requests())
                .extracting(request -> request.bodyText().replaceAll("\"nonce\":\\d+", ""))
                .containsOnly(tegro.requests().get(0).bodyText().replaceAll("\"nonce\":\\d+", ""));
        assertThat(tegro.requests()).last().matches(RecordedRequest::processed);
        assertThat(tegro.orders()).hasSize(1);
    }

    @Test
    void aReadIsTriedAgainAfterAnyFailureOfTheTransport() throws Exception {
        tegro.on("balance").times(1).fail(Fault.resetAfterWork());
        tegro.on("balance").times(1).fail(Fault.status(502));
        tegro.on("balance").times(1).fail(Fault.truncatedAfterWork());
        route("tegro:balance");

        assertThat(camel.send("direct:call").getException()).isNull();
        assertThat(tegro.requests()).hasSize(4);
    }

    @Test
    void anOrderWhoseFateIsUnknownIsNotCreatedTwice() throws Exception {
        tegro.on("createOrder").fail(Fault.resetAfterWork());
        route("tegro:createOrder");

        Exchange exchange = camel.send("direct:call", JSON);

        assertThat(exchange.getException()).isInstanceOf(TegroOutcomeUnknownException.class);
        assertThat(exchange.getMessage().getHeader("CamelTegroOrderId")).isEqualTo("A-1");
        assertThat(tegro.orders()).hasSize(1);
        assertThat(tegro.requests()).hasSize(1);
    }
}
