package io.github.cameltegro.producer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameltegro.TegroInvalidRequestException;
import io.github.cameltegro.simulator.Fault;
import io.github.cameltegro.simulator.RecordedRequest;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.TegroCamel;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code toD} makes one endpoint, and what stands on its URI is as fixed as on any other. */
class DynamicEndpointsTest {

    @RegisterExtension
    static final TegroSimulatorExtension EXTENSION = new TegroSimulatorExtension();

    @RegisterExtension
    final TegroCamel camel = TegroCamel.of(EXTENSION);

    private final TegroSimulator tegro = EXTENSION.simulator();

    @Test
    void allOrdersShareOneEndpoint() throws Exception {
        route("tegro:order?orderId=${header.order}&outputType=map");
        for (int i = 0; i < 5; i++) {
            tegro.createOrder("A-" + i, "RUB", "100");
            Exchange exchange = camel.send("direct:dynamic", null, Map.of("order", "A-" + i));
            assertThat(exchange.getMessage().getBody(Map.class).get("payment_id"))
                    .isEqualTo("A-" + i);
        }

        assertThat(camel.context().getEndpoints())
                .extracting(endpoint -> endpoint.getEndpointUri())
                .filteredOn(uri -> uri.startsWith("tegro"))
                .containsExactly("tegro://order?outputType=map");
    }

    @ParameterizedTest
    @ValueSource(strings = {"payer+1@example.org", "a b", "50%", "Заказ №1", "x=y", "a/b:c", "RAW", "1 & 2"})
    void anyIdComesThrough(String id) throws Exception {
        route("tegro:order?orderId=RAW(${header.order})");
        tegro.createOrder(id, "RUB", "100");

        assertThat(camel.send("direct:dynamic", null, Map.of("order", id)).getException())
                .isNull();
        assertThat(sent().get("payment_id").textValue()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"payer+1@example.org", "a%20b", "50%25", "Заказ №1", "x=y", "a/b:c", "RAW(1 & 2)", "{{x}}"})
    void whatStandsOnTheUriMeansTheSameAsOnAStaticOne(String text) throws Exception {
        camel.context().getPropertiesComponent().addInitialProperty("x", "from a placeholder");
        route("tegro:order?orderId=" + text + "&outputType=${header.type}");
        tegro.on("order").fail(Fault.error("whatever"));

        camel.send("direct:dynamic", null, Map.of("type", "map"));
        String dynamic = sent().get("payment_id").textValue();
        camel.send("tegro:order?orderId=" + text);

        assertThat(dynamic).isEqualTo(sent().get("payment_id").textValue());
    }

    @Test
    void numbersAndPagesComeThroughToo() throws Exception {
        long number = tegro.createOrder("A-1", "RUB", "100").id();
        route("tegro:order?id=${header.number}");
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:page").toD("tegro:orders?page=${header.number}");
            }
        });

        camel.send("direct:dynamic", null, Map.of("number", number, "CamelTegroId", 5L));
        assertThat(sent().get("order_id").longValue()).isEqualTo(number);
        camel.send("direct:page", null, Map.of("number", 2));
        assertThat(sent().get("page").intValue()).isEqualTo(2);
    }

    @Test
    void anAmountOnTheUriIsFixed() throws Exception {
        route("tegro:createOrder?amount=${header.price}&currency=RUB&orderId=${header.order}");
        Map<String, Object> price = Map.of("price", "1000", "order", "A-1");

        assertThat(camel.send("direct:dynamic", Map.of("amount", 1), price).getException())
                .isInstanceOf(TegroInvalidRequestException.class)
                .hasMessageContaining("amount");
        assertThat(camel.send("direct:dynamic", Map.of("order_id", "A-2"), price)
                        .getException())
                .isInstanceOf(TegroInvalidRequestException.class);
        assertThat(tegro.requests()).isEmpty();

        assertThat(camel.send("direct:dynamic", null, price).getException()).isNull();
        assertThat(sent().get("amount").intValue()).isEqualTo(1000);
    }

    @Test
    void anExpressionThatComesOutEmptyOpensNothing() throws Exception {
        route("tegro:createOrder?amount=${header.price}&currency=RUB");
        Map<String, Object> cheap = Map.of("amount", 1, "order_id", "A-1");

        assertThat(camel.send("direct:dynamic", cheap).getException())
                .isInstanceOf(TegroInvalidRequestException.class)
                .hasMessageContaining("amount is blank on the endpoint");
        assertThat(tegro.requests()).isEmpty();
    }

    @Test
    void anExpressionThatComesOutEmptyAsksForNoOtherOrder() throws Exception {
        tegro.createOrder("A-1", "RUB", "100");
        route("tegro:order?orderId=${header.order}");

        assertThat(camel.send("direct:dynamic", "A-1", Map.of("CamelTegroOrderId", "A-1"))
                        .getException())
                .isInstanceOf(TegroInvalidRequestException.class);
        assertThat(tegro.requests()).isEmpty();
    }

    @Test
    void nothingOfItIsLeftForTheNextEndpoint() throws Exception {
        tegro.createOrder("A-1", "RUB", "100");
        tegro.createOrder("A-2", "RUB", "200");
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:two")
                        .toD("tegro:order?orderId=${header.order}")
                        .setBody(constant("A-2"))
                        .removeHeaders("CamelTegro*")
                        .to("tegro:order");
            }
        });

        Exchange exchange = camel.send("direct:two", null, Map.of("order", "A-1"));

        assertThat(exchange.getMessage().getHeader("CamelTegroOrderId")).isEqualTo("A-2");
        assertThat(exchange.getProperties()).doesNotContainKey("CamelTegroDynamicValues");
    }

    @Test
    void nothingOfItIsLeftAfterAFailure() throws Exception {
        tegro.createOrder("A-2", "RUB", "200");
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:two")
                        .doTry()
                        .toD("tegro:order?orderId=${header.order}")
                        .doCatch(Exception.class)
                        .removeHeaders("CamelTegro*")
                        .setBody(constant("A-2"))
                        .to("tegro:order")
                        .end();
            }
        });

        Exchange exchange = camel.send("direct:two", null, Map.of("order", "unknown"));

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader("CamelTegroOrderId")).isEqualTo("A-2");
    }

    @Test
    void anOptionThatTheOperationDoesNotReadIsAnErrorHereToo() throws Exception {
        route("tegro:balance?amount=${header.price}");

        assertThat(camel.send("direct:dynamic", null, Map.of("price", "5")).getException())
                .hasMessageContainingAll("'amount'", "tegro:balance", "createOrder");
        assertThat(tegro.requests()).isEmpty();
    }

    private void route(String uri) throws Exception {
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:dynamic").toD(uri);
            }
        });
    }

    private JsonNode sent() {
        List<RecordedRequest> requests = tegro.requests();
        return requests.get(requests.size() - 1).json();
    }
}
