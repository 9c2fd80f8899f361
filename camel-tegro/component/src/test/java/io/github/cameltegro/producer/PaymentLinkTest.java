package io.github.cameltegro.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import ch.qos.logback.classic.Level;
import io.github.cameltegro.TegroInvalidRequestException;
import io.github.cameltegro.model.CreateOrder;
import io.github.cameltegro.model.Receipt;
import io.github.cameltegro.simulator.SimulatedOrder;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.CapturedLog;
import io.github.cameltegro.support.TegroCamel;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A link leads to the order that was meant, whoever opens it. */
class PaymentLinkTest {

    private static final Map<String, Object> ORDER = Map.of("order_id", "A-1", "amount", "100.50", "currency", "RUB");

    @RegisterExtension
    static final TegroSimulatorExtension EXTENSION = new TegroSimulatorExtension();

    @RegisterExtension
    final TegroCamel camel = TegroCamel.of(EXTENSION);

    private final TegroSimulator tegro = EXTENSION.simulator();
    private final Payer payer = new Payer();

    static Stream<Object> bodies() {
        return Stream.of(
                ORDER,
                new CreateOrder("A-1", new BigDecimal("100.50"), "RUB"),
                "{\"order_id\": \"A-1\", \"amount\": 100.50, \"currency\": \"RUB\"}",
                "{\"order_id\": \"A-1\", \"amount\": 100.50, \"currency\": \"RUB\"}".getBytes());
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void leadsToTheOrder(Object body) {
        String link = camel.answer(String.class, "tegro:paymentLink", body);

        assertThat(link)
                .startsWith(
                        tegro.baseUrl() + "/pay/?amount=100.50&currency=RUB&order_id=A-1&shop_id=" + tegro.shopId());
        assertThat(tegro.requests()).isEmpty();
        assertThat(payer.opens(link)).isTrue();
        SimulatedOrder order = tegro.order("A-1").orElseThrow();
        assertThat(order.amount()).isEqualByComparingTo("100.50");
        assertThat(order.test()).isFalse();
    }

    @Test
    void needsNoApiKey() {
        camel.configuration().setApiKey(null);

        assertThat(payer.opens(camel.answer(String.class, "tegro:paymentLink", ORDER)))
                .isTrue();
    }

    @Test
    void sendsAllThatIsGiven() {
        CreateOrder order = new CreateOrder(
                "A-1",
                new BigDecimal("100"),
                "RUB",
                36,
                "payer@example.org",
                "79990001122",
                new Receipt(List.of(
                        new Receipt.Item("Чай", 2, new BigDecimal("20")),
                        new Receipt.Item("Cup", 1, new BigDecimal("60.00")))));

        String link = camel.answer(
                String.class,
                "tegro:paymentLink?lang=ru&successUrl=RAW(https://shop.example/paid?a=1&b=2)"
                        + "&failUrl=https://shop.example/failed&notifyUrl=https://shop.example/notify",
                order);

        assertThat(PostedForm.ofLink(link))
                .containsOnlyKeys(
                        "amount",
                        "currency",
                        "order_id",
                        "shop_id",
                        "payment_system",
                        "lang",
                        "success_url",
                        "fail_url",
                        "notify_url",
                        "fields[email]",
                        "fields[phone]",
                        "receipt[items][0][name]",
                        "receipt[items][0][count]",
                        "receipt[items][0][price]",
                        "receipt[items][1][name]",
                        "receipt[items][1][count]",
                        "receipt[items][1][price]",
                        "sign")
                .contains(
                        entry("lang", "ru"),
                        entry("payment_system", "36"),
                        entry("success_url", "https://shop.example/paid?a=1&b=2"),
                        entry("fields[phone]", "79990001122"),
                        entry("receipt[items][0][name]", "Чай"),
                        entry("receipt[items][0][count]", "2"),
                        entry("receipt[items][1][price]", "60.00"));
        assertThat(payer.opens(link)).isTrue();
        assertThat(tegro.order("A-1").orElseThrow().paymentSystem()).isEqualTo(36);
    }

    /** The rule of docs/protocol.md, "Links and forms". */
    @ParameterizedTest
    @CsvSource({
        "lang, ru, false",
        "payment_system, 10, false",
        "success_url, https://shop.example/, false",
        "fail_url, https://shop.example/, false",
        "notify_url, https://shop.example/, false",
        "anything, else, false",
        "test, 1, true",
        "amount, 101, true",
        "currency, USD, true",
        "order_id, A-2, true"
    })
    void signsNoOtherFields(String name, String value, boolean signed) {
        Map<String, Object> other = new LinkedHashMap<>(ORDER);
        other.put(name, value);

        assertThat(sign(other).equals(sign(ORDER))).isEqualTo(!signed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "true", "TRUE"})
    void aTestIsSignedAndTold(String test) {
        Map<String, Object> body = new LinkedHashMap<>(ORDER);
        body.put("test", test.equals("TRUE") ? Boolean.TRUE : test);

        Exchange exchange = camel.send("tegro:paymentLink", body);

        String link = exchange.getMessage().getBody(String.class);
        assertThat(PostedForm.ofLink(link)).containsEntry("test", "1");
        assertThat(exchange.getMessage().getHeader("CamelTegroTest")).isEqualTo(true);
        assertThat(payer.opens(link)).isTrue();
        assertThat(tegro.order("A-1").orElseThrow().test()).isTrue();
    }

    @Test
    void aTestThatIsNoneIsNotSent() {
        assertThat(camel.answer(String.class, "tegro:paymentLink?test=false", ORDER))
                .doesNotContain("test");
    }

    @Test
    void aTestThatPassedByMakesNoOtherTest() {
        Exchange exchange = camel.send("tegro:paymentLink", ORDER, Map.of("CamelTegroTest", true));

        assertThat(exchange.getMessage().getBody(String.class)).doesNotContain("test");
        assertThat(exchange.getMessage().getHeaders()).doesNotContainKey("CamelTegroTest");
    }

    @Test
    void theHeadersTellOfThisOrderAndNoEarlierOne() {
        Exchange exchange = camel.send(
                "tegro:paymentLink",
                ORDER,
                Map.of("CamelTegroId", 7L, "CamelTegroStatus", 1, "CamelTegroPaymentUrl", "https://earlier.example/"));

        assertThat(exchange.getMessage().getHeaders())
                .containsEntry("CamelTegroOrderId", "A-1")
                .containsEntry("CamelTegroAmount", new BigDecimal("100.50"))
                .containsEntry("CamelTegroCurrency", "RUB")
                .containsEntry("CamelTegroShopId", tegro.shopId())
                .containsEntry("CamelTegroPaymentUrl", exchange.getMessage().getBody())
                .doesNotContainKeys("CamelTegroId", "CamelTegroStatus");
    }

    @Test
    void aSlashAtTheEndOfTheAddressChangesNothing() {
        String link = camel.answer(String.class, "tegro:paymentLink", ORDER);
        camel.configuration().setBaseUrl(tegro.baseUrl() + "/");

        assertThat(camel.answer(String.class, "tegro:paymentLink?currency=RUB", ORDER))
                .isEqualTo(link);
    }

    @Test
    void theSecretIsNowhereButInTheSignature() {
        String secret = tegro.secretKey();
        try (CapturedLog log =
                new CapturedLog().level("io.github.cameltegro", Level.TRACE).level("org.apache.camel", Level.DEBUG)) {
            for (String operation : List.of("paymentLink", "paymentForm")) {
                Exchange exchange = camel.send("tegro:" + operation, ORDER);
                assertThat(exchange.getMessage().getBody(String.class)).doesNotContain(secret);
                assertThat(exchange.getMessage().getHeaders().toString()).doesNotContain(secret);
                assertThat(Throwables.getStackTrace(camel.failure(
                                TegroInvalidRequestException.class, "tegro:" + operation, Map.of("amount", 1))))
                        .doesNotContain(secret);
                assertThat(camel.context()
                                .getEndpoint("tegro:" + operation)
                                .createProducer()
                                .toString())
                        .doesNotContain(secret);
            }
            assertThat(log.text()).doesNotContain(secret);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"short-secret-of-19-ch, 0", "only 19 characters!, 1"})
    void aShortSecretIsWarnedOf(String secret, int warnings) {
        camel.configuration().setSecretKey(secret);
        try (CapturedLog log = new CapturedLog().level("io.github.cameltegro.producer", Level.WARN)) {
            camel.send("tegro:paymentLink", ORDER);

            assertThat(log.messages(Level.WARN))
                    .filteredOn(line -> line.startsWith("io.github.cameltegro.producer"))
                    .hasSize(warnings);
            assertThat(log.text()).doesNotContain(secret);
        }
    }

    private String sign(Map<String, Object> order) {
        return PostedForm.ofLink(camel.answer(String.class, "tegro:paymentLink", order))
                .get("sign");
    }
}
