package io.github.cameltegro.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.cameltegro.TegroInvalidRequestException;
import io.github.cameltegro.model.CreatedOrder;
import io.github.cameltegro.model.Order;
import io.github.cameltegro.model.Withdrawal;
import io.github.cameltegro.simulator.RecordedRequest;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.TegroCamel;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The id that is made is the id that is asked for, recorded and released, whichever way it comes. */
class IdsTest {

    private static final String PAYOUT = "tegro:createWithdrawal?idempotentRepository=#records";

    @RegisterExtension
    static final TegroSimulatorExtension EXTENSION = new TegroSimulatorExtension();

    @RegisterExtension
    final TegroCamel camel = TegroCamel.of(EXTENSION);

    private final TegroSimulator tegro = EXTENSION.simulator();

    @BeforeEach
    void payouts() {
        camel.component().setPayoutsEnabled(true);
        camel.context().getRegistry().bind("records", new MemoryIdempotentRepository());
    }

    static Stream<Arguments> spellings() {
        return Stream.of(
                arguments("P-7", "P-7"),
                arguments("P-7 ", "P-7"),
                arguments("\t P-7\r\n", "P-7"),
                arguments("\uFEFFP-7", "P-7"),
                arguments("P-7\u00A0", "P-7"),
                arguments("\u200BP-7\u2060", "P-7"),
                arguments("P\u00A07", "P\u00A07"),
                arguments(1001, "1001"),
                arguments(1001L, "1001"),
                arguments(1001.0, "1001"),
                arguments(1001.0f, "1001"),
                arguments(new BigDecimal("1001.00"), "1001"),
                arguments(new BigDecimal("1.001E+3"), "1001"),
                arguments(BigInteger.valueOf(1001), "1001"),
                arguments(new AtomicLong(1001), "1001"),
                arguments(79990001122.0, "79990001122"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spellings")
    void anOrdersIdIsOneInEveryWay(Object given, String id) {
        Map<String, Object> order = Map.of("amount", 5, "currency", "RUB");
        camel.answer(CreatedOrder.class, "tegro:createOrder", with(order, "order_id", given));
        assertThat(last("order_id")).isEqualTo(id);
        camel.answer(CreatedOrder.class, "tegro:createOrder", order, Map.of("CamelTegroOrderId", given));
        assertThat(last("order_id")).isEqualTo(id);

        for (Exchange asked : List.of(
                camel.send("tegro:order", given),
                camel.send("tegro:order", Map.of("payment_id", given)),
                camel.send("tegro:order", null, Map.of("CamelTegroOrderId", given)))) {
            assertThat(asked.getMessage().getBody(Order.class).paymentId()).isEqualTo(id);
            assertThat(asked.getMessage().getHeader("CamelTegroOrderId")).isEqualTo(id);
        }
        assertThat(last("payment_id")).isEqualTo(id);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spellings")
    void aPayoutsIdIsOneInEveryWay(Object given, String id) {
        Map<String, Object> payout = Map.of("amount", 5, "currency", "RUB", "account", "79990001122");
        for (Exchange made : List.of(
                camel.send(PAYOUT, with(payout, "payment_id", id)),
                camel.send(PAYOUT, with(payout, "payment_id", given)),
                camel.send(PAYOUT, payout, Map.of("CamelTegroPaymentId", given)))) {
            assertThat(made.getException()).isNull();
            assertThat(made.getMessage().getHeader("CamelTegroPaymentId")).isEqualTo(id);
        }
        assertThat(tegro.requests())
                .filteredOn(request -> request.path().contains("createWithdrawal"))
                .hasSize(1);
        assertThat(camel.answer(Withdrawal.class, "tegro:withdrawal", given).paymentId())
                .isEqualTo(id);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spellings")
    void anAccountIsOneInEveryWay(Object given, String account) {
        Map<String, Object> payout = Map.of("amount", 5, "currency", "RUB", "payment_id", "P-1");
        camel.answer(Withdrawal.class, PAYOUT, with(payout, "account", account));

        assertThat(camel.send(PAYOUT, with(payout, "account", given)).getException())
                .isNull();
        assertThat(tegro.requests())
                .filteredOn(request -> request.path().contains("createWithdrawal"))
                .singleElement()
                .satisfies(request ->
                        assertThat(request.json().get("account").textValue()).isEqualTo(account));
    }

    static Stream<Object> none() {
        return Stream.of(
                1.5,
                0.1f,
                Double.NaN,
                Float.POSITIVE_INFINITY,
                1e300,
                1e16,
                2e7f,
                new BigDecimal("1.5"),
                new BigDecimal("1E+2000"));
    }

    @ParameterizedTest
    @MethodSource("none")
    void aNumberThatIsNotWholeIsNone(Object number) {
        Map<String, Object> order = Map.of("order_id", number, "amount", 5, "currency", "RUB");
        Map<String, Object> payout = Map.of("amount", 5, "currency", "RUB", "payment_id", "P-1", "account", number);
        assertThat(camel.failure(TegroInvalidRequestException.class, "tegro:createOrder", order))
                .hasMessageContaining("order_id must be text or a whole number");
        assertThat(camel.failure(TegroInvalidRequestException.class, PAYOUT, payout))
                .hasMessageContaining("account must be text or a whole number");
        assertThat(camel.failure(TegroInvalidRequestException.class, "tegro:order", number))
                .hasMessageContaining("payment_id must be text or a whole number");
        assertThat(tegro.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uFEFF", "\u00A0", "\u200B", " \n"})
    void whatCantBeSeenIsNoId(String blank) {
        Map<String, Object> order = Map.of("order_id", blank, "amount", 5, "currency", "RUB");

        assertThat(camel.failure(TegroInvalidRequestException.class, "tegro:createOrder", order)
                        .getField())
                .isEqualTo("order_id");
        camel.failure(TegroInvalidRequestException.class, "tegro:order", blank);
        assertThat(tegro.requests()).isEmpty();
    }

    private String last(String field) {
        List<RecordedRequest> requests = tegro.requests();
        return requests.get(requests.size() - 1).json().get(field).textValue();
    }

    private static Map<String, Object> with(Map<String, Object> fields, String name, Object value) {
        Map<String, Object> all = new HashMap<>(fields);
        all.put(name, value);
        return all;
    }
}
