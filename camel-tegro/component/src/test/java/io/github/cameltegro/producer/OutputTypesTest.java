package io.github.cameltegro.producer;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.cameltegro.model.Balance;
import io.github.cameltegro.model.CreatedOrder;
import io.github.cameltegro.model.OpenList;
import io.github.cameltegro.model.OpenObject;
import io.github.cameltegro.model.Order;
import io.github.cameltegro.model.Orders;
import io.github.cameltegro.model.Shops;
import io.github.cameltegro.model.Withdrawal;
import io.github.cameltegro.model.Withdrawals;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.TegroCamel;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A typed record, a Map with Tegro's own names, or the text as it arrived. */
class OutputTypesTest {

    private static final String ORDER = """
            { "id":5, "date_payed" : null, "amount":"64.18000000","status":1 ,"payment_id":"A-1","extra":[1.50] }""";

    @RegisterExtension
    static final TegroSimulatorExtension EXTENSION = new TegroSimulatorExtension();

    @RegisterExtension
    final TegroCamel camel = TegroCamel.of(EXTENSION);

    static Stream<Arguments> operations() {
        return Stream.of(
                arguments(
                        "createOrder?amount=5&currency=RUB&orderId=A-1",
                        "{\"id\":5,\"url\":\"https://u\"}",
                        CreatedOrder.class),
                arguments("order?orderId=A-1", "{\"id\":5,\"payment_id\":\"A-1\"}", Order.class),
                arguments("orders", "[{\"id\":5},{\"id\":6}]", Orders.class),
                arguments("shops", "{\"user_id\":1,\"shops\":[]}", Shops.class),
                arguments("balance", "{\"user_id\":1,\"balance\":{\"RUB\":\"1.50\"}}", Balance.class),
                arguments("withdrawal?paymentId=P-1", "{\"id\":5,\"payment_id\":\"P-1\"}", Withdrawal.class),
                arguments("withdrawals", "[{\"id\":5}]", Withdrawals.class),
                arguments("rates", "{\"USD\":\"90.5\"}", OpenObject.class),
                arguments("modules", "[{\"id\":36}]", OpenObject.class));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void everyOperationGivesAllThree(String operation, String data, Class<?> type) {
        answerWith(data);
        String uri = "tegro:" + operation + (operation.contains("?") ? "&" : "?");

        camel.answer(type, "tegro:" + operation);
        camel.answer(type, uri + "outputType=pojo");
        Class<?> open = data.startsWith("[") && !operation.equals("modules") ? OpenList.class : OpenObject.class;
        camel.answer(open, uri + "outputType=map");
        assertThat(camel.answer(String.class, uri + "outputType=json")).isEqualTo(data);
    }

    @Test
    void jsonIsTheTextAsItArrivedAndSaysSoInItsContentType() {
        answerWith(ORDER);

        Exchange exchange = camel.send("tegro:order?outputType=json", "A-1");

        assertThat(exchange.getMessage().getBody()).isEqualTo(ORDER);
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry("Content-Type", "application/json")
                .containsEntry("CamelTegroId", 5L)
                .containsEntry("CamelTegroStatus", 1);
    }

    @Test
    void mapHasTegrosOwnNamesAndExactNumbers() {
        answerWith(ORDER);

        Exchange exchange = camel.send("tegro:order?outputType=map", "A-1");

        assertThat(exchange.getMessage().getBody(OpenObject.class))
                .containsOnlyKeys("id", "date_payed", "amount", "status", "payment_id", "extra")
                .containsEntry("id", 5)
                .containsEntry("date_payed", null)
                .containsEntry("amount", "64.18000000")
                .containsEntry("extra", List.of(new BigDecimal("1.50")));
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry("CamelTegroId", 5L)
                .doesNotContainKey("Content-Type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pojo", "map", "json"})
    void theOrderOfMembersInTheAnswerMakesNoDifference(String outputType) {
        EXTENSION
                .simulator()
                .wireMock()
                .stubFor(
                        post("/api/order/")
                                .willReturn(
                                        okJson(
                                                "{\"data\":{\"id\":5,\"payment_id\":\"A-1\"},\"more\":{\"x\":[]},\"desc\":\"\",\"type\":\"success\"}")));

        Exchange exchange = camel.send("tegro:order?outputType=" + outputType, "A-1");

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(String.class)).contains("\"payment_id\":\"A-1\"");
        assertThat(exchange.getMessage().getHeader("CamelTegroId")).isEqualTo(5L);
    }

    @Test
    void anAnswerThatFitsNoRecordIsStillGivenAsMapOrJson() {
        answerWith("{\"id\":5,\"payment_id\":\"A-1\",\"amount\":{\"value\":1}}");

        assertThat(camel.answer(OpenObject.class, "tegro:order?outputType=map", "A-1"))
                .containsEntry("amount", Map.of("value", 1));
        assertThat(camel.answer(String.class, "tegro:order?outputType=json", "A-1"))
                .contains("\"value\"");
    }

    @Test
    void modulesThatAreAListAreFoundUnderTheNameData() {
        answerWith("[{\"id\":36}]");

        assertThat(camel.answer(OpenObject.class, "tegro:modules").get("data")).isEqualTo(List.of(Map.of("id", 36)));
    }

    private static void answerWith(String data) {
        EXTENSION
                .simulator()
                .wireMock()
                .stubFor(
                        any(anyUrl()).willReturn(okJson("{\"type\":\"success\",\"desc\":\"\",\"data\":" + data + "}")));
    }
}
