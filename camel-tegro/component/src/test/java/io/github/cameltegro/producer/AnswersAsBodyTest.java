package io.github.cameltegro.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameltegro.simulator.RecordedRequest;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.Payouts;
import io.github.cameltegro.support.TegroCamel;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an earlier step left in the body is never posted. */
class AnswersAsBodyTest {

    @RegisterExtension
    static final TegroSimulatorExtension EXTENSION = new TegroSimulatorExtension();

    @RegisterExtension
    final TegroCamel camel = TegroCamel.of(EXTENSION);

    private final TegroSimulator tegro = EXTENSION.simulator();

    static Stream<Arguments> answers() {
        return Stream.of("pojo", "map", "json").flatMap(outputType -> Stream.of(
                        "balance?",
                        "shops?",
                        "order?orderId=A-1&",
                        "orders?",
                        "orders?allPages=true&",
                        "withdrawals?",
                        "rates?",
                        "modules?")
                .map(operation -> arguments(operation + "outputType=" + outputType)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void contributesNoFieldToTheNextCall(String first) throws Exception {
        tegro.createOrder("A-1", "RUB", "100");
        Payouts.create(tegro, "P-1", "RUB", "50");
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:chain")
                        .to("tegro:" + first)
                        .removeHeaders("CamelTegro*")
                        .to("tegro:createOrder?orderId=A-2&amount=5&currency=RUB");
            }
        });

        Exchange exchange = camel.send("direct:chain");

        assertThat(exchange.getException()).isNull();
        assertThat(lastRequest().fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("shop_id", "nonce", "order_id", "amount", "currency");
        assertThat(lastRequest().get("amount").intValue()).isEqualTo(5);
    }

    /** A route would pay an order by a payout's text, or pay out by an order's. */
    @ParameterizedTest
    @ValueSource(strings = {"pojo", "map", "json"})
    void aPayoutContributesNoFieldToTheNextCall(String outputType) throws Exception {
        camel.component().setPayoutsEnabled(true);
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:chain")
                        .to("tegro:createWithdrawal?payoutsWithoutRecord=true&outputType=" + outputType)
                        .removeHeaders("CamelTegro*")
                        .to("tegro:createOrder?orderId=A-2&amount=5&currency=RUB");
            }
        });

        Exchange exchange = camel.send(
                "direct:chain",
                Map.of("payment_id", "P-1", "amount", 7, "currency", "RUB", "account", "4100", "payment_system", 5));

        assertThat(exchange.getException()).isNull();
        assertThat(lastRequest().fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("shop_id", "nonce", "order_id", "amount", "currency");
    }

    static Stream<Arguments> polled() {
        return Stream.of("pojo", "map", "json")
                .flatMap(outputType -> Stream.of("orders?", "order?orderId=A-1&", "withdrawals?", "balance?", "shops?")
                        .map(operation -> arguments(operation + "delay=10&initialDelay=0&outputType=" + outputType)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("polled")
    void whatIsPolledContributesNoFieldToTheNextCall(String first) throws Exception {
        tegro.createOrder("A-1", "RUB", "100");
        Payouts.create(tegro, "P-1", "RUB", "50");
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("tegro:" + first)
                        .removeHeaders("CamelTegro*")
                        .to("tegro:createOrder?orderId=A-2&amount=5&currency=RUB");
            }
        });

        await().until(() -> !tegro.requests("createOrder").isEmpty());

        assertThat(tegro.requests("createOrder").get(0).json().fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("shop_id", "nonce", "order_id", "amount", "currency");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pojo", "map", "json"})
    void createOrderThenOrderJustWorks(String outputType) throws Exception {
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:chain")
                        .to("tegro:createOrder?outputType=" + outputType)
                        .to("tegro:order");
            }
        });

        Exchange exchange = camel.send("direct:chain", Map.of("order_id", "A-1", "amount", 5, "currency", "RUB"));

        assertThat(exchange.getException()).isNull();
        assertThat(lastRequest().fieldNames()).toIterable().containsExactlyInAnyOrder("shop_id", "nonce", "payment_id");
        assertThat(lastRequest().get("payment_id").textValue()).isEqualTo("A-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shops", "balance", "modules"})
    void operationsWithoutFieldsIgnoreTheBody(String operation) {
        for (Object body : List.of("no JSON", Map.of("order_id", "A-1", "nonce", 1), new Object(), List.of(1))) {
            assertThat(camel.send("tegro:" + operation, body).getException()).isNull();
            assertThat(lastRequest().fieldNames()).toIterable().containsExactly("shop_id", "nonce");
        }
    }

    private JsonNode lastRequest() {
        List<RecordedRequest> requests = tegro.requests();
        return requests.get(requests.size() - 1).json();
    }
}
