package io.github.cameltegro.producer.payout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameltegro.TegroInvalidRequestException;
import io.github.cameltegro.model.Balance;
import io.github.cameltegro.model.CreateWithdrawal;
import io.github.cameltegro.model.OpenObject;
import io.github.cameltegro.model.Withdrawal;
import io.github.cameltegro.simulator.Fault;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.TegroCamel;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is paid, to whom and how much, and where it may come from. */
class PayoutRequestTest {

    private static final String URI = "tegro:createWithdrawal?payoutsWithoutRecord=true";
    private static final Map<String, Object> HEADERS = Map.of(
            "CamelTegroAmount", "999",
            "CamelTegroCurrency", "USD",
            "CamelTegroAccount", "another",
            "CamelTegroPaymentSystem", 45);

    @RegisterExtension
    static final TegroSimulatorExtension EXTENSION = new TegroSimulatorExtension();

    @RegisterExtension
    final TegroCamel camel = TegroCamel.of(EXTENSION);

    private final TegroSimulator tegro = EXTENSION.simulator();

    @BeforeEach
    void payouts() {
        camel.component().setPayoutsEnabled(true);
    }

    static Stream<Object> bodies() {
        String json = """
                {"payment_id":"p-1","amount":12.50,"currency":"RUB","account":"4100111","payment_system":5}""";
        return Stream.of(
                new CreateWithdrawal("p-1", new BigDecimal("12.50"), "RUB", "4100111", 5),
                Map.of(
                        "payment_id", "p-1",
                        "amount", "12.50",
                        "currency", "RUB",
                        "account", 4100111,
                        "payment_system", "5"),
                json,
                json.getBytes(),
                new java.io.ByteArrayInputStream(json.getBytes()));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void aBodyOfAnyKindIsSentAsItIs(Object body) {
        camel.answer(Withdrawal.class, URI, body, HEADERS);

        JsonNode sent = tegro.requests("createWithdrawal").get(0).json();
        assertThat(sent.path("payment_id").asText()).isEqualTo("p-1");
        assertThat(sent.path("amount").decimalValue()).isEqualByComparingTo("12.5");
        assertThat(sent.path("currency").asText()).isEqualTo("RUB");
        assertThat(sent.path("account").textValue()).isEqualTo("4100111");
        assertThat(sent.path("payment_system").isInt()).isTrue();
        assertThat(sent.path("payment_system").asInt()).isEqualTo(5);
    }

    @Test
    void whatIsFixedOnTheEndpointNeedsNoBody() {
        Exchange exchange = camel.send(
                URI + "&amount=12.50&currency=RUB&account=4100111&paymentSystem=5&paymentId=p-1", null, HEADERS);

        assertThat(exchange.getException()).isNull();
        assertThat(tegro.payout("p-1").orElseThrow().account()).isEqualTo("4100111");
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry("CamelTegroAmount", new BigDecimal("12.50"))
                .containsEntry("CamelTegroCurrency", "RUB")
                .containsEntry("CamelTegroAccount", "4100111")
                .containsEntry("CamelTegroPaymentId", "p-1");
    }

    /** Those of a notification would be taken for them. */
    @ParameterizedTest
    @ValueSource(strings = {"amount", "currency", "account"})
    void amountCurrencyAndAccountNeverComeFromAHeader(String missing) {
        Map<String, Object> body =
                new HashMap<>(Map.of("payment_id", "p-1", "amount", "12.50", "currency", "RUB", "account", "4100111"));
        body.remove(missing);

        TegroInvalidRequestException failure = camel.failure(TegroInvalidRequestException.class, URI, body, HEADERS);

        assertThat(failure.getField()).isEqualTo(missing);
        assertThat(failure).hasMessageNotContaining("header");
        assertThat(tegro.requests()).isEmpty();
    }

    @Test
    void thePaymentSystemNeverComesFromAHeaderEither() {
        camel.send(URI, new CreateWithdrawal("p-1", BigDecimal.ONE, "RUB", "4100111", null), HEADERS);

        assertThat(tegro.requests("createWithdrawal").get(0).json().has("payment_system"))
                .isFalse();
    }

    @Test
    void thePaymentIdIsRequiredAndMayComeFromAHeader() {
        CreateWithdrawal body = new CreateWithdrawal(null, BigDecimal.ONE, "RUB", "4100111", 5);

        assertThat(camel.failure(TegroInvalidRequestException.class, URI, body).getField())
                .isEqualTo("payment_id");
        assertThat(camel.failure(TegroInvalidRequestException.class, URI, body, Map.of("CamelTegroPaymentId", " "))
                        .getField())
                .isEqualTo("payment_id");
        assertThat(tegro.requests()).isEmpty();
        camel.answer(Withdrawal.class, URI, body, Map.of("CamelTegroPaymentId", "p-7"));
        assertThat(tegro.payout("p-7")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"amount=13", "currency=USD", "account=other", "paymentSystem=6", "paymentId=p-2"})
    void whatIsFixedOnTheEndpointCantBeChangedByABody(String fixed) {
        CreateWithdrawal body = new CreateWithdrawal("p-1", new BigDecimal("12.50"), "RUB", "4100111", 5);

        TegroInvalidRequestException failure =
                camel.failure(TegroInvalidRequestException.class, URI + "&" + fixed, body);

        assertThat(failure).hasMessageContaining("is fixed on the endpoint");
        assertThat(tegro.requests()).isEmpty();
    }

    static Stream<Object> wrongAmounts() {
        return Stream.of(
                "0",
                "-1",
                "1e3",
                "NaN",
                Double.NaN,
                Double.POSITIVE_INFINITY,
                "1.123456789",
                new BigDecimal("1E-9"),
                new BigDecimal("1E+128"),
                Double.MAX_VALUE,
                new BigDecimal("1E+2147483647"),
                new BigDecimal("1E-2147483647"),
                "1,5",
                "12.50 RUB",
                true);
    }

    @ParameterizedTest
    @MethodSource("wrongAmounts")
    void wrongAmountsAreRefusedBeforeAnythingIsSent(Object amount) {
        Map<String, Object> body =
                Map.of("payment_id", "p-1", "amount", amount, "currency", "RUB", "account", "4100111");

        assertThat(camel.failure(TegroInvalidRequestException.class, URI, body).getField())
                .isEqualTo("amount");
        assertThat(tegro.requests()).isEmpty();
    }

    static Stream<BigDecimal> extremeAmounts() {
        return Stream.of(
                new BigDecimal("0.00000001"),
                new BigDecimal("1E-8"),
                new BigDecimal("1E+3"),
                new BigDecimal("1E+127"),
                new BigDecimal("9".repeat(120) + ".99999999"),
                new BigDecimal("100.10000000"),
                new BigDecimal("1.00000000000000000000"),
                BigDecimal.valueOf(Long.MAX_VALUE));
    }

    @ParameterizedTest
    @MethodSource("extremeAmounts")
    void amountsAtTheLimitsArriveAsGivenWithNoExponent(BigDecimal amount) {
        tegro.account(tegro.shopId()).balance("RUB", "1" + "0".repeat(130));

        camel.answer(Withdrawal.class, URI, new CreateWithdrawal("p-1", amount, "RUB", "4100111", 5));

        String text = tegro.requests("createWithdrawal").get(0).bodyText();
        assertThat(text).contains("\"amount\":" + amount.toPlainString() + ",");
        assertThat(tegro.payout("p-1").orElseThrow().amount()).isEqualByComparingTo(amount);
    }

    @Test
    void theAnswerComesInTheShapeThatWasAskedForAndIsKeptWhole() {
        tegro.on("createWithdrawal").fail(Fault.raw(200, "application/json", """
                {"type":"success","desc":"","data":{"id":5,"status":9,"payment_id":"p-1","new":{"deep":[1.10]}}}"""));
        CreateWithdrawal body = new CreateWithdrawal("p-1", BigDecimal.ONE, "RUB", "4100111", 5);

        Withdrawal pojo = camel.answer(Withdrawal.class, URI, body);
        assertThat(pojo.id()).isEqualTo(5);
        assertThat(pojo.status()).isEqualTo(9);
        assertThat(pojo.fields()).containsEntry("new", Map.of("deep", List.of(new BigDecimal("1.10"))));
        assertThat(camel.answer(OpenObject.class, URI + "&outputType=map", body))
                .isEqualTo(pojo.fields());
        assertThat(camel.answer(String.class, URI + "&outputType=json", body)).isEqualTo("""
                {"id":5,"status":9,"payment_id":"p-1","new":{"deep":[1.10]}}""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "{}", "7", "\"accepted\"", "[{\"payment_id\":\"p-2\"}]"})
    void whateverComesWithSuccessIsASuccess(String data) {
        tegro.on("createWithdrawal")
                .fail(Fault.raw(200, "application/json", "{\"type\":\"success\",\"desc\":\"\",\"data\":" + data + "}"));

        Withdrawal answer =
                camel.answer(Withdrawal.class, URI, new CreateWithdrawal("p-1", BigDecimal.ONE, "RUB", "4100111", 5));

        assertThat(answer.status()).isNull();
        assertThat(tegro.requests("withdrawal")).isEmpty();
    }

    @Test
    void aPayoutNeedsNoDataElement() {
        tegro.on("createWithdrawal").fail(Fault.raw(200, "application/json", "{\"type\":\"success\"}"));

        assertThat(camel.answer(Withdrawal.class, URI, new CreateWithdrawal("p-1", BigDecimal.ONE, "RUB", "4100111", 5))
                        .fields())
                .isEmpty();
    }

    @Test
    void anAnswerOfTegroAsBodyPaysNothing() {
        Balance balance = camel.answer(Balance.class, "tegro:balance");

        camel.failure(TegroInvalidRequestException.class, URI + "&paymentId=p-1", balance);
        assertThat(tegro.payouts()).isEmpty();
    }

    @Test
    void aDynamicEndpointPaysWithTheValuesOfEachExchange() throws Exception {
        camel.route(new org.apache.camel.builder.RouteBuilder() {
            @Override
            public void configure() {
                from("direct:pay")
                        .toD(URI + "&currency=RUB&paymentSystem=5&account=${body[to]}&amount=${body[sum]}"
                                + "&paymentId=${body[id]}");
            }
        });
        for (int i = 1; i <= 3; i++) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("id", "p-" + i);
            row.put("sum", i + ".50");
            row.put("to", "410" + i);
            assertThat(camel.send("direct:pay", row).getException()).isNull();
        }
        assertThat(tegro.payouts()).extracting("account").containsExactly("4101", "4102", "4103");
    }
}
