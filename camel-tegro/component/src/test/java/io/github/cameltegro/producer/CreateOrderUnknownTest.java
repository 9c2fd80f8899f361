package io.github.cameltegro.producer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.TegroOutcomeUnknownException;
import io.github.cameltegro.TegroRejectedException;
import io.github.cameltegro.TegroUnavailableException;
import io.github.cameltegro.model.CreateOrder;
import io.github.cameltegro.model.Order;
import io.github.cameltegro.simulator.Fault;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.TegroCamel;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The recipe of docs/payouts.md for an order whose answer got lost: look it up by the merchant's id, then decide. */
class CreateOrderUnknownTest {

    private static final CreateOrder ORDER = new CreateOrder("A-1", new BigDecimal("100.00"), "RUB");

    @RegisterExtension
    static final TegroSimulatorExtension EXTENSION = new TegroSimulatorExtension();

    @RegisterExtension
    final TegroCamel camel = TegroCamel.of(EXTENSION);

    private final TegroSimulator tegro = EXTENSION.simulator();

    @BeforeEach
    void recipe() throws Exception {
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                onException(TegroUnavailableException.class)
                        .maximumRedeliveries(5)
                        .redeliveryDelay(1);

                from("direct:order")
                        .setProperty("order", body())
                        .doTry()
                        .to("tegro:createOrder?responseTimeout=2s")
                        .doCatch(TegroOutcomeUnknownException.class)
                        .to("direct:find-or-create");

                from("direct:find-or-create")
                        // set before the call, so it is there whatever came of it
                        .setBody(header("CamelTegroOrderId"))
                        .doTry()
                        .to("tegro:order")
                        .doCatch(TegroRejectedException.class)
                        // Tegro has none of this id
                        .setBody(exchangeProperty("order"))
                        .to("tegro:createOrder");
            }
        });
    }

    static Stream<Fault> doneFirst() {
        return Stream.of(
                Fault.resetAfterWork(),
                Fault.badGatewayAfterWork(),
                Fault.truncatedAfterWork(),
                Fault.silenceAfterWork());
    }

    static Stream<Fault> notDone() {
        return Stream.of(Fault.resetBeforeWork(), Fault.status(502), Fault.silence());
    }

    @ParameterizedTest
    @MethodSource("doneFirst")
    void createdButNotAnsweredItIsFound(Fault fault) {
        tegro.on("createOrder").fail(fault);

        Exchange exchange = camel.send("direct:order", ORDER);

        assertThat(exchange.getMessage().getBody(Order.class).paymentId()).isEqualTo("A-1");
        assertThat(exchange.getMessage().getHeader("CamelTegroId"))
                .isEqualTo(tegro.order("A-1").orElseThrow().id());
        assertThat(tegro.orders()).hasSize(1);
        assertThat(tegro.requests("createOrder")).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("notDone")
    void neverCreatedItIsCreatedNow(Fault fault) {
        tegro.on("createOrder").times(1).fail(fault);

        Exchange exchange = camel.send("direct:order", ORDER);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader("CamelTegroPaymentUrl")).isNotNull();
        assertThat(tegro.orders()).hasSize(1);
    }

    @Test
    void withNoAnswerToTheLookUpNothingIsCreated() {
        tegro.on("createOrder").fail(Fault.resetAfterWork());
        tegro.on("order").fail(Fault.status(503));

        Exchange exchange = camel.send("direct:order", ORDER);

        assertThat(exchange.getException()).isInstanceOf(TegroOutcomeUnknownException.class);
        assertThat(tegro.requests("createOrder")).hasSize(1);
    }

    @Test
    void anUnknownOutcomeSaysSoAndIsNotRetryable() {
        tegro.on("createOrder").fail(Fault.resetAfterWork());

        TegroOutcomeUnknownException unknown =
                camel.failure(TegroOutcomeUnknownException.class, "tegro:createOrder", ORDER);

        assertThat(unknown.getReason()).isEqualTo(TegroOutcomeUnknownException.Reason.sentNoAnswer);
        assertThat(unknown.isRetryable()).isFalse();
    }
}
