package io.github.cameltegro.api;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.TegroOutcomeUnknownException;
import io.github.cameltegro.model.Balance;
import io.github.cameltegro.model.Order;
import io.github.cameltegro.model.Orders;
import io.github.cameltegro.model.Shops;
import io.github.cameltegro.model.Withdrawal;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.TegroCamel;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Tegro documents is typed, what it doesn't is kept, and what is missing is no reason to lose a paid order. */
class AnswersReadTest {

    /** The sample of Tegro's own documentation. */
    private static final String SAMPLE = """
            {"id": 1, "date_created": "2020-11-03 18:04:04", "date_payed": "2020-11-03 18:05:11", "status": 1,
             "payment_system_id": 10, "currency_id": 1, "amount": "64.18000000", "fee": "4.00000000",
             "email": "user@site.ru", "test_order": 0, "payment_id": "Order #17"}""";

    @RegisterExtension
    static final TegroSimulatorExtension EXTENSION = new TegroSimulatorExtension();

    @RegisterExtension
    final TegroCamel camel = TegroCamel.of(EXTENSION);

    @Test
    void theSampleOrder() {
        answer(SAMPLE);

        assertThat(camel.answer(Order.class, "tegro:order?id=1"))
                .isEqualTo(new Order(
                        1L,
                        LocalDateTime.of(2020, 11, 3, 18, 4, 4),
                        LocalDateTime.of(2020, 11, 3, 18, 5, 11),
                        1,
                        10,
                        1,
                        new BigDecimal("64.18000000"),
                        new BigDecimal("4.00000000"),
                        "user@site.ru",
                        false,
                        "Order #17",
                        Map.of()));
    }

    @Test
    void anEmptyOrderIsNotPaid() {
        Order order = order("{}");

        assertThat(order).isEqualTo(new Order(null, null, null, null, null, null, null, null, null, null, null, null));
        assertThat(order.isPaid()).isFalse();
        assertThat(order.other()).isEmpty();
    }

    @Test
    void unknownFieldsAreKeptWithTheirExactValues() {
        Order order = order(
                "{\"refunded\": 1.10, \"payer\": {\"country\": null, \"tags\": [\"a\", 2]}, \"big\": 12345678901234567890}");

        assertThat(order.other())
                .containsEntry("refunded", new BigDecimal("1.10"))
                .containsEntry("big", new java.math.BigInteger("12345678901234567890"))
                .containsKey("payer");
        assertThat(camel.context().getTypeConverter().convertTo(String.class, order))
                .contains("\"refunded\":1.10", "\"big\":12345678901234567890", "\"tags\":[\"a\",2]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "\"\"",
                "\"0000-00-00 00:00:00\"",
                "\"2020-02-31 00:00:00\"",
                "\"yesterday\"",
                "0",
                "false"
            })
    void aDateThatIsNoneIsNull(String date) {
        assertThat(order("{\"date_payed\": " + date + ", \"status\": 1}"))
                .matches(Order::isPaid)
                .extracting(Order::datePayed)
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "\"64.18000000\", 64.18000000",
        "64.18, 64.18",
        "64, 64",
        "\"0\", 0",
        "\"-5.5\", -5.5",
        "12345678901234567890.12345678, 12345678901234567890.12345678"
    })
    void amountsAreExactWhetherTextOrNumber(String json, BigDecimal amount) {
        assertThat(order("{\"amount\": " + json + "}").amount()).isEqualTo(amount);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"much\"", "\"\"", "1e400000000", "\"1e9\"", "true", "[]", "{}"})
    void anAmountThatIsNoneIsAnError(String json) {
        answer("{\"amount\": " + json + "}");

        assertThat(camel.failure(TegroOutcomeUnknownException.class, "tegro:order?id=1"))
                .hasMessageContaining("amount");
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, true", "\"1\", true", "\"0\", false", "true, true", "\"\", false"})
    void flagsAreReadInEveryFormThatHasBeenSeen(String json, boolean flag) {
        assertThat(order("{\"test_order\": " + json + "}").testOrder()).isEqualTo(flag);
    }

    @Test
    void numbersAndTextsMayChangePlaces() {
        Order order = order("{\"id\": \"1\", \"status\": \"1\", \"payment_id\": 17, \"email\": 5}");

        assertThat(order.id()).isEqualTo(1);
        assertThat(order.isPaid()).isTrue();
        assertThat(order.paymentId()).isEqualTo("17");
    }

    @Test
    void aStatusThatNobodyKnowsIsANumberLikeAnyOther() {
        assertThat(order("{\"status\": 77}").status()).isEqualTo(77);
    }

    @Test
    void listsAndObjectsMayBeEmptyOrMissing() {
        answer("[]");
        assertThat(camel.answer(Orders.class, "tegro:orders")).isEmpty();
        answer("{}");
        assertThat(camel.answer(Shops.class, "tegro:shops").shops()).isEmpty();
        assertThat(camel.answer(Balance.class, "tegro:balance").balance()).isEmpty();
        assertThat(camel.answer(Withdrawal.class, "tegro:withdrawal?paymentId=P-1")
                        .id())
                .isNull();
    }

    @Test
    void whatWasAnsweredCantBeChanged() {
        answer("{\"balance\": {\"RUB\": \"1.00\"}, \"extra\": 1}");
        Balance balance = camel.answer(Balance.class, "tegro:balance");

        assertThat(List.of(balance.balance(), balance.other()))
                .allSatisfy(map -> assertThat(map).isUnmodifiable());
    }

    private Order order(String data) {
        answer(data);
        return camel.answer(Order.class, "tegro:order?id=1");
    }

    private static void answer(String data) {
        EXTENSION
                .simulator()
                .wireMock()
                .stubFor(
                        any(anyUrl()).willReturn(okJson("{\"type\":\"success\",\"desc\":\"\",\"data\":" + data + "}")));
    }
}
