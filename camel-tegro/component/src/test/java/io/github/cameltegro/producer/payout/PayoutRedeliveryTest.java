package io.github.cameltegro.producer.payout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.TegroOutcomeUnknownException;
import io.github.cameltegro.TegroUnavailableException;
import io.github.cameltegro.model.CreateWithdrawal;
import io.github.cameltegro.simulator.Fault;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.TegroCamel;
import java.math.BigDecimal;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Camel's own redelivery and dead letter channel around payouts. */
class PayoutRedeliveryTest {

    private static final CreateWithdrawal PAYOUT = new CreateWithdrawal("p-1", BigDecimal.TEN, "RUB", "4100111", 5);

    @RegisterExtension
    static final TegroSimulatorExtension EXTENSION = new TegroSimulatorExtension();

    @RegisterExtension
    final TegroCamel camel = TegroCamel.of(EXTENSION);

    private final TegroSimulator tegro = EXTENSION.simulator();
    private final AtomicInteger redeliveries = new AtomicInteger();

    @BeforeEach
    void payouts() {
        camel.component().setPayoutsEnabled(true);
    }

    private void redeliverWhateverFails(String payout) throws Exception {
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                onException(Exception.class).maximumRedeliveries(5).redeliveryDelay(0);
                from("direct:pay").to(payout);
            }
        });
    }

    @ParameterizedTest
    @EnumSource(Records.class)
    void redeliveredFiveTimesItIsSentOnce(Records records) throws Exception {
        redeliverWhateverFails(records.uri(camel.context()));
        tegro.on("createWithdrawal").fail(Fault.resetBeforeWork());

        Exchange exchange = camel.send("direct:pay", PAYOUT);

        assertThat(exchange.getException()).isInstanceOf(TegroOutcomeUnknownException.class);
        assertThat(tegro.requests("createWithdrawal")).hasSize(1);
        assertThat(tegro.requests("withdrawal")).hasSize(6 * 3);
    }

    @ParameterizedTest
    @EnumSource(Records.class)
    void aRedeliveryLooksUpAndMayFindIt(Records records) throws Exception {
        redeliverWhateverFails(records.uri(camel.context()));
        tegro.on("createWithdrawal").fail(Fault.resetAfterWork());
        tegro.on("withdrawal").times(3 * 3 + 1).fail(Fault.status(503));

        Exchange exchange = camel.send("direct:pay", PAYOUT);

        assertThat(exchange.getException()).isNull();
        assertThat(tegro.requests("createWithdrawal")).hasSize(1);
        assertThat(tegro.payouts()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Records.class)
    void aWholeRouteThatIsRedeliveredAfterTheSendLooksUp(Records records) throws Exception {
        String payout = records.uri(camel.context());
        AtomicInteger failures = new AtomicInteger(4);
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:pay")
                        .errorHandler(
                                defaultErrorHandler().maximumRedeliveries(5).redeliveryDelay(0))
                        .to("direct:all");
                from("direct:all").to(payout).process(exchange -> {
                    if (failures.getAndDecrement() > 0) {
                        throw new IllegalStateException("after the payout");
                    }
                });
            }
        });

        Exchange exchange = camel.send("direct:pay", PAYOUT);

        assertThat(exchange.getException()).isNull();
        assertThat(failures).hasValue(-1);
        assertThat(exchange.getMessage().getHeaders()).doesNotContainKey("CamelTegroDuplicate");
        assertThat(tegro.requests("createWithdrawal")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Records.class)
    void anExchangeThatIsRedeliveredWithAnotherAmountIsRefused(Records records) throws Exception {
        String payout = records.uri(camel.context());
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:pay")
                        .to(payout)
                        .setBody(constant(new CreateWithdrawal("p-1", BigDecimal.ONE, "RUB", "4100111", 5)))
                        .to(payout);
            }
        });

        Exchange exchange = camel.send("direct:pay", PAYOUT);

        assertThat(exchange.getException()).hasMessageContaining("a paymentId is one payout");
        assertThat(tegro.requests("createWithdrawal")).hasSize(1);
    }

    /** What docs/payouts.md advises. */
    private void advisedRoute() throws Exception {
        String payout = Records.JDBC.uri(camel.context());
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                onException(TegroOutcomeUnknownException.class)
                        .maximumRedeliveries(0)
                        .handled(true)
                        .to("mock:look-at-it");
                onException(TegroUnavailableException.class)
                        .maximumRedeliveries(5)
                        .redeliveryDelay(1)
                        .onRedelivery(exchange -> redeliveries.incrementAndGet())
                        .handled(true)
                        .to("mock:try-later");
                from("direct:pay").to(payout).to("mock:paid");
            }
        });
    }

    @Test
    void anUnknownOutcomeGoesToTheOperatorAtOnce() throws Exception {
        advisedRoute();
        tegro.on("createWithdrawal").fail(Fault.resetBeforeWork());
        MockEndpoint operator = mock("mock:look-at-it");
        operator.expectedMessageCount(1);

        camel.send("direct:pay", PAYOUT);

        operator.assertIsSatisfied();
        Exchange told = operator.getExchanges().get(0);
        assertThat(told.getMessage().getHeader("CamelTegroPaymentId")).isEqualTo("p-1");
        assertThat(redeliveries).hasValue(0);
        assertThat(tegro.requests("withdrawal")).hasSize(3);
    }

    @Test
    void anUnavailableGatewayIsTriedAgainAndThenPaidOnce() throws Exception {
        String alive = camel.configuration().getBaseUrl();
        try (ServerSocket port = new ServerSocket(0)) {
            camel.configuration().setBaseUrl("http://127.0.0.1:" + port.getLocalPort());
        }
        advisedRoute();
        MockEndpoint later = mock("mock:try-later");
        later.expectedMessageCount(1);

        camel.send("direct:pay", PAYOUT);

        later.assertIsSatisfied();
        assertThat(redeliveries).hasValue(5);
        camel.configuration().setBaseUrl(alive);
        assertThat(camel.send("tegro:createWithdrawal?idempotentRepository=#records", PAYOUT)
                        .getException())
                .isNull();
        assertThat(tegro.payouts()).hasSize(1);
    }

    private MockEndpoint mock(String uri) {
        return camel.context().getEndpoint(uri, MockEndpoint.class);
    }
}
