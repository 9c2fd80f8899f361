package io.github.cameltegro.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.cameltegro.simulator.Fault;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.Payouts;
import io.github.cameltegro.support.TegroCamel;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the headers tell is always about the order or payout that was last sent or asked for. */
class StaleHeadersTest {

    /** Of an order that was paid before, in the same exchange. */
    private static final Map<String, Object> EARLIER = Map.of(
            "CamelTegroOrderId",
            "EARLIER",
            "CamelTegroId",
            1L,
            "CamelTegroStatus",
            1,
            "CamelTegroTest",
            true,
            "CamelTegroPaymentUrl",
            "https://tegro.money/pay/complete/1/",
            "CamelTegroAmount",
            new BigDecimal("7"),
            "CamelTegroCurrency",
            "USD");

    @RegisterExtension
    static final TegroSimulatorExtension EXTENSION = new TegroSimulatorExtension();

    @RegisterExtension
    final TegroCamel camel = TegroCamel.of(EXTENSION);

    private final TegroSimulator tegro = EXTENSION.simulator();

    @BeforeEach
    void orders() {
        tegro.createOrder("A-1", "RUB", "100");
    }

    @Test
    void aNewOrderIsNotPaidBecauseAnEarlierOneWas() {
        Exchange exchange = create("A-2");

        assertThat(exchange.getMessage().getHeaders())
                .containsEntry("CamelTegroOrderId", "A-2")
                .containsEntry("CamelTegroId", tegro.order("A-2").orElseThrow().id())
                .containsEntry("CamelTegroAmount", new BigDecimal("5"))
                .containsEntry("CamelTegroCurrency", "RUB")
                .doesNotContainKeys("CamelTegroStatus", "CamelTegroTest");
        assertThat(exchange.getMessage().getHeader("CamelTegroPaymentUrl", String.class))
                .startsWith(tegro.baseUrl());
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                arguments("refused", Fault.error("Wrong currency")),
                arguments("unknown", Fault.resetAfterWork()),
                arguments("without an answer that can be read", Fault.status(502)),
                arguments(
                        "a success that says nothing",
                        Fault.raw(200, "application/json", "{\"type\":\"success\",\"data\":{}}")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void whereNothingIsKnownNothingIsLeftOfTheEarlierOrder(String what, Fault fault) {
        tegro.onAny().fail(fault);

        assertThat(create("A-2").getMessage().getHeaders())
                .containsEntry("CamelTegroOrderId", "A-2")
                .containsEntry("CamelTegroAmount", new BigDecimal("5"))
                .doesNotContainKeys("CamelTegroId", "CamelTegroStatus", "CamelTegroTest", "CamelTegroPaymentUrl");
        assertThat(camel.send("tegro:order?orderId=A-1", null, without("CamelTegroOrderId"))
                        .getMessage()
                        .getHeaders())
                .containsEntry("CamelTegroOrderId", "A-1")
                .doesNotContainKeys(
                        "CamelTegroId",
                        "CamelTegroStatus",
                        "CamelTegroTest",
                        "CamelTegroPaymentUrl",
                        "CamelTegroAmount",
                        "CamelTegroCurrency");
    }

    @Test
    void anotherOrderThatIsAskedForTakesThePayLinkAndCurrencyAway() {
        Exchange exchange = camel.send("tegro:order?orderId=A-1", null, without("CamelTegroOrderId"));

        assertThat(exchange.getMessage().getHeaders())
                .containsEntry("CamelTegroOrderId", "A-1")
                .containsEntry("CamelTegroStatus", 0)
                .containsEntry("CamelTegroTest", false)
                .containsEntry("CamelTegroAmount", new BigDecimal("100.00000000"))
                .doesNotContainKeys("CamelTegroPaymentUrl", "CamelTegroCurrency");
    }

    @Test
    void theSameOrderThatIsAskedForKeepsThem() throws Exception {
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:chain").to("tegro:createOrder").to("tegro:order");
            }
        });

        Exchange exchange =
                camel.send("direct:chain", Map.of("order_id", "A-2", "amount", 5, "currency", "EUR"), EARLIER);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry("CamelTegroOrderId", "A-2")
                .containsEntry("CamelTegroId", tegro.order("A-2").orElseThrow().id())
                .containsEntry("CamelTegroCurrency", "EUR")
                .containsEntry("CamelTegroStatus", 0)
                .containsKey("CamelTegroPaymentUrl");
    }

    @Test
    void askingByTegrosNumberTakesTheMerchantsIdFromTheAnswer() {
        long number = tegro.order("A-1").orElseThrow().id();

        Exchange exchange = camel.send("tegro:order?id=" + number, null, EARLIER);

        assertThat(exchange.getMessage().getHeaders())
                .containsEntry("CamelTegroOrderId", "A-1")
                .containsEntry("CamelTegroId", number)
                .doesNotContainKeys("CamelTegroPaymentUrl", "CamelTegroCurrency");
    }

    @Test
    void aPayoutIsNotDoneBecauseAnEarlierOneWas() {
        Payouts.create(tegro, "P-1", "RUB", "50");
        tegro.on("withdrawal").times(1).fail(Fault.error("Withdrawal not found"));
        Map<String, Object> earlier =
                Map.of("CamelTegroWithdrawalId", 1L, "CamelTegroStatus", 1, "CamelTegroPaymentUrl", "https://x");

        assertThat(camel.send("tegro:withdrawal", "P-1", earlier).getMessage().getHeaders())
                .containsEntry("CamelTegroPaymentId", "P-1")
                .doesNotContainKeys("CamelTegroWithdrawalId", "CamelTegroStatus");
        assertThat(camel.send("tegro:withdrawal", "P-1", earlier).getMessage().getHeaders())
                .containsEntry("CamelTegroPaymentId", "P-1")
                .containsEntry(
                        "CamelTegroWithdrawalId",
                        tegro.payout("P-1").orElseThrow().id())
                .containsEntry("CamelTegroStatus", 0);
    }

    @Test
    void theShopIsToldByEveryOperation() {
        for (String operation : new String[] {"balance", "shops", "orders", "rates"}) {
            assertThat(camel.send("tegro:" + operation, null, Map.of("CamelTegroShopId", "OTHER"))
                            .getMessage()
                            .getHeader("CamelTegroShopId"))
                    .isEqualTo(tegro.shopId());
        }
    }

    private Exchange create(String orderId) {
        return camel.send("tegro:createOrder", Map.of("order_id", orderId, "amount", 5, "currency", "RUB"), EARLIER);
    }

    private static Map<String, Object> without(String header) {
        Map<String, Object> headers = new HashMap<>(EARLIER);
        headers.remove(header);
        return headers;
    }
}
