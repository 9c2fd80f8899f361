package io.github.cameltegro.producer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.cameltegro.TegroInvalidRequestException;
import io.github.cameltegro.model.Order;
import io.github.cameltegro.model.Withdrawal;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.Payouts;
import io.github.cameltegro.support.TegroCamel;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A body of one value is the merchant's id, never Tegro's number. */
class LookUpBodiesTest {

    @RegisterExtension
    static final TegroSimulatorExtension EXTENSION = new TegroSimulatorExtension();

    @RegisterExtension
    final TegroCamel camel = TegroCamel.of(EXTENSION);

    private final TegroSimulator tegro = EXTENSION.simulator();

    static Stream<Object> bodies() {
        return Stream.of(
                "1700",
                "  1700\n",
                1700,
                1700L,
                new BigDecimal("1.7E+3"),
                "1700".getBytes(UTF_8),
                new ByteArrayInputStream("1700".getBytes(UTF_8)),
                TextNode.valueOf("1700"),
                IntNode.valueOf(1700),
                Map.of("payment_id", 1700),
                "{\"payment_id\": \"1700\"}");
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void isTheMerchantsOrderId(Object body) {
        tegro.createOrder("1700", "RUB", "100");

        assertThat(camel.answer(Order.class, "tegro:order", body).paymentId()).isEqualTo("1700");
        assertThat(tegro.requests().get(0).json().get("payment_id").textValue()).isEqualTo("1700");
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void isTheMerchantsPayoutId(Object body) {
        Payouts.create(tegro, "1700", "RUB", "100");

        assertThat(camel.answer(Withdrawal.class, "tegro:withdrawal", body).paymentId())
                .isEqualTo("1700");
    }

    @Test
    void anObjectWithTegrosNamesMayAskByTegrosNumber() {
        long number = tegro.createOrder("A-1", "RUB", "100").id();

        assertThat(camel.answer(Order.class, "tegro:order", Map.of("order_id", number))
                        .paymentId())
                .isEqualTo("A-1");
    }

    @Test
    void aListIsNoId() {
        for (Object body : List.of(List.of("A-1"), "[\"A-1\"]", new Object(), true)) {
            assertThat(camel.failure(TegroInvalidRequestException.class, "tegro:order", body)
                            .getField())
                    .as(String.valueOf(body))
                    .isEqualTo("body");
        }
        assertThat(tegro.requests()).isEmpty();
    }
}
