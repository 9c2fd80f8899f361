package io.github.cameltegro.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.NoSuchElementException;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OrdersTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-03-01T12:00:05.9Z"), ZoneOffset.UTC);

    @RegisterExtension
    static final TegroSimulatorExtension TEGRO =
            TegroSimulatorExtension.with(builder -> builder.clock(NOON).pageSize(3));

    private TegroSimulator simulator;
    private TestClient client;

    @BeforeEach
    void connect() {
        simulator = TEGRO.simulator();
        client = new TestClient(simulator);
    }

    @Test
    void a_created_order_is_kept_and_answered_with_its_number_and_pay_url() {
        JsonNode created = client.data(
                "createOrder",
                "{'currency':'USD','amount':64.18,'order_id':'Заказ 1','payment_system':36,'fields':{'email':'a@b.example'}}");

        SimulatedOrder order = simulator.order("Заказ 1").orElseThrow();
        assertThat(created.path("id").longValue()).isEqualTo(order.id());
        assertThat(created.path("url").textValue())
                .isEqualTo(simulator.baseUrl() + order.payPath())
                .matches(".*/pay/complete/\\d+/[0-9a-f]{32}/");
        assertThat(order.amount()).isEqualByComparingTo("64.18");
        assertThat(order.paymentSystem()).isEqualTo(36);
        assertThat(order.email()).isEqualTo("a@b.example");
    }

    @Test
    void a_receipt_whose_sum_is_right_is_accepted() {
        client.data(
                "createOrder",
                "{'currency':'RUB','amount':100,'order_id':'A1','receipt':{'items':["
                        + "{'name':'a','count':1,'price':20},{'name':'b','count':2,'price':40}]}}");
        assertThat(simulator.order("A1")).isPresent();
    }

    @Test
    void the_record_has_the_documented_shape_before_and_after_payment() {
        SimulatedOrder order = simulator.createOrder("A1", "USD", "64.18");
        String unpaid = "{\"id\":%d,\"date_created\":\"2026-03-01 12:00:05\",\"date_payed\":null,\"status\":0,"
                + "\"payment_system_id\":10,\"currency_id\":2,\"amount\":\"64.18000000\",\"fee\":\"1.35000000\","
                + "\"email\":\"\",\"test_order\":0,\"payment_id\":\"A1\"}";
        assertThat(client.data("order", "{'payment_id':'A1'}")).hasToString(String.format(unpaid, order.id()));

        simulator.pay("A1");
        JsonNode paid = client.data("order", "{'order_id':" + order.id() + "}");
        assertThat(paid.path("status").intValue()).isEqualTo(1);
        assertThat(paid.path("date_payed").textValue()).isEqualTo("2026-03-01 12:00:05");
    }

    @Test
    void one_merchant_id_may_name_two_orders_and_finds_the_newest() {
        String fields = "{'currency':'RUB','amount':100,'order_id':'same@payer.example'}";
        long first = client.data("createOrder", fields).path("id").longValue();
        long second = client.data("createOrder", fields).path("id").longValue();

        assertThat(second).isNotEqualTo(first);
        assertThat(client.data("order", "{'payment_id':'same@payer.example'}")
                        .path("id")
                        .longValue())
                .isEqualTo(second);
        simulator.account(simulator.shopId()).pay(first);
        assertThat(client.data("order", "{'order_id':" + first + "}")
                        .path("status")
                        .intValue())
                .isEqualTo(1);
        assertThat(simulator.order("same@payer.example").orElseThrow().paid()).isFalse();
    }

    @Test
    void pages_run_from_the_newest_to_the_oldest_and_end_in_an_empty_one() {
        for (int n = 1; n <= 7; n++) {
            simulator.createOrder("A" + n, "RUB", "10");
        }
        assertThat(ids("{}")).containsExactly("A7", "A6", "A5");
        assertThat(ids("{'page':1}")).containsExactly("A7", "A6", "A5");
        assertThat(ids("{'page':3}")).containsExactly("A1");
        assertThat(ids("{'page':4}")).isEmpty();
        assertThat(ids("{'page':2000000000}")).isEmpty();
    }

    private Iterable<String> ids(String page) {
        return StreamSupport.stream(client.data("orders", page).spliterator(), false)
                .map(order -> order.path("payment_id").textValue())
                .toList();
    }

    @Test
    void thousands_are_seeded_without_a_call() {
        for (int n = 0; n < 5_000; n++) {
            simulator.createOrder("A" + n, "RUB", "10");
        }
        assertThat(client.data("orders", "{'page':1667}").size()).isEqualTo(2);
    }

    @Test
    void a_test_payment_says_so() {
        simulator.createOrder("A1", "RUB", "10");
        simulator.payAsTest("A1");
        assertThat(client.data("order", "{'payment_id':'A1'}")
                        .path("test_order")
                        .intValue())
                .isEqualTo(1);
    }

    @Test
    void decline_and_refund_have_their_numbers() {
        simulator.createOrder("A1", "RUB", "10");
        assertThat(simulator.decline("A1").status()).isEqualTo(2);
        assertThat(simulator.refund("A1").status()).isEqualTo(3);
        assertThat(simulator.account(simulator.shopId()).orderStatus("A1", 4).status())
                .isEqualTo(4);
    }

    @Test
    void an_order_that_is_not_there_cannot_be_paid() {
        assertThatThrownBy(() -> simulator.pay("B9"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("B9");
    }
}
