package io.github.cameltegro.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltegro.model.Balance;
import io.github.cameltegro.model.OpenObject;
import io.github.cameltegro.model.Shops;
import io.github.cameltegro.simulator.Fault;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.TegroCamel;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A balance is routed at each poll, or when it has changed; {@code pollEnrich} asks at the moment. */
class BalancePollingTest {

    private static final String PREVIOUS = "CamelTegroPreviousBalance";

    @RegisterExtension
    static final TegroSimulatorExtension TEGRO = new TegroSimulatorExtension();

    @RegisterExtension
    final TegroCamel camel = TegroCamel.of(TEGRO);

    private final TegroSimulator gateway = TEGRO.simulator();

    @Test
    void each_poll_routes_the_balance() throws Exception {
        Routed routed = Routed.from(camel, "tegro:balance");
        routed.poll();
        routed.poll();

        assertThat(routed.messages()).hasSize(2).allSatisfy(message -> {
            assertThat(message.getBody(Balance.class).balance().get("RUB")).isEqualByComparingTo("10000");
            assertThat(message.getHeaders()).isEqualTo(Map.of("CamelTegroShopId", gateway.shopId()));
        });
    }

    @Test
    void shops_and_rates_are_polled_likewise() throws Exception {
        Routed shops = Routed.from(camel, "tegro:shops");
        Routed rates = Routed.from(camel, "tegro:rates");
        shops.poll();
        rates.poll();

        assertThat(shops.only().getBody()).isInstanceOf(Shops.class);
        assertThat(rates.only().getBody()).isInstanceOf(OpenObject.class);
    }

    @Test
    void a_poll_that_fails_routes_nothing_and_the_next_one_goes_on() throws Exception {
        Routed routed = Routed.from(camel, "tegro:balance");
        gateway.on("balance").times(1).fail(Fault.status(503));
        routed.poll();
        assertThat(routed.messages()).isEmpty();
        assertThat(routed.consumer().getErrorCounter()).isEqualTo(1);

        routed.poll();
        assertThat(routed.messages()).hasSize(1);
    }

    @Test
    void with_onlyChanges_the_same_balance_is_routed_once() throws Exception {
        Routed routed = Routed.from(camel, "tegro:balance?onlyChanges=true");
        routed.poll();
        assertThat(routed.only().getHeader(PREVIOUS)).isNull();
        routed.take();

        routed.poll();
        gateway.account(gateway.shopId()).balance("RUB", "10000");
        routed.poll();
        assertThat(routed.take()).isEmpty();

        gateway.account(gateway.shopId()).balance("RUB", "9000");
        routed.poll();
        assertThat(rub(routed.only().getBody())).isEqualByComparingTo("9000");
        assertThat(rub(routed.only().getHeader(PREVIOUS))).isEqualByComparingTo("10000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"map", "json"})
    void changes_are_told_in_any_form(String outputType) throws Exception {
        Routed routed = Routed.from(camel, "tegro:balance?onlyChanges=true&outputType=" + outputType);
        routed.poll();
        routed.poll();
        assertThat(routed.messages()).hasSize(1);
        gateway.account(gateway.shopId()).balance("RUB", "1");
        routed.poll();
        assertThat(routed.messages()).hasSize(2);
    }

    @Test
    void a_change_that_the_route_failed_at_is_told_again() throws Exception {
        Routed routed = Routed.from(camel, "tegro:balance?onlyChanges=true");
        routed.poll();
        routed.take();
        gateway.account(gateway.shopId()).balance("RUB", "9000");
        routed.step = exchange -> {
            throw new IllegalStateException("the ledger is away");
        };
        routed.poll();
        assertThat(routed.take()).isEmpty();

        routed.step = exchange -> {};
        routed.poll();
        assertThat(rub(routed.only().getHeader(PREVIOUS))).isEqualByComparingTo("10000");
        routed.poll();
        assertThat(routed.messages()).hasSize(1);
    }

    @Test
    void pollEnrich_asks_when_it_is_reached_and_not_before() throws Exception {
        enriching("tegro:balance");
        assertThat(gateway.requests()).isEmpty();
        assertThat(rub(camel.answer(Balance.class, "direct:enrich"))).isEqualByComparingTo("10000");

        gateway.account(gateway.shopId()).balance("RUB", "9000");
        assertThat(rub(camel.answer(Balance.class, "direct:enrich"))).isEqualByComparingTo("9000");
        assertThat(gateway.requests()).as("one call each").hasSize(2);
    }

    @Test
    void what_pollEnrich_cannot_get_in_its_time_is_an_error() throws Exception {
        enriching("tegro:balance");
        gateway.on("balance").times(1).fail(Fault.delay(Duration.ofSeconds(30)));

        Exchange exchange = camel.send("direct:enrich");
        assertThat(exchange.getException()).hasRootCauseInstanceOf(Exception.class);
        assertThat(exchange.getException()).hasStackTraceContaining("TegroOutcomeUnknownException");
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "withdrawals", "order?orderId=A-1", "withdrawal?paymentId=P-1", "createOrder"})
    void pollEnrich_refuses_what_is_marked_and_says_what_to_do(String uri) throws Exception {
        enriching("tegro:" + uri);

        assertThatThrownBy(() -> {
                    throw camel.send("direct:enrich").getException();
                })
                .hasStackTraceContaining("can't be polled by pollEnrich");
        assertThat(gateway.requests()).isEmpty();
    }

    private void enriching(String uri) throws Exception {
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:enrich").pollEnrich(uri, 2000);
            }
        });
    }

    private static BigDecimal rub(Object balance) {
        return ((Balance) balance).balance().get("RUB");
    }
}
