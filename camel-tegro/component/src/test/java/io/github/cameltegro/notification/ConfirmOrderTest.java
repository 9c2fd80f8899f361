package io.github.cameltegro.notification;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.TegroConstants;
import io.github.cameltegro.model.Notification;
import io.github.cameltegro.simulator.Fault;
import io.github.cameltegro.simulator.FieldSet;
import io.github.cameltegro.simulator.NotificationBuilder;
import io.github.cameltegro.simulator.SimulatedOrder;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a notification says is asked of Tegro: always with confirmOrder, and where it has no status. */
class ConfirmOrderTest {

    @RegisterExtension
    static final TegroSimulatorExtension TEGRO = new TegroSimulatorExtension();

    private final TegroSimulator gateway = TEGRO.simulator();

    @Test
    void a_payment_that_tegro_confirms_is_routed_with_tegros_own_number() throws Exception {
        try (NotificationNode node = node("&confirmOrder=true")) {
            SimulatedOrder order = paid("A-1");
            assertThat(deliver(node, gateway.notification("A-1"))).isEqualTo(200);
            assertThat(node.routed).singleElement().satisfies(routed -> assertThat(routed.headers())
                    .containsEntry(TegroConstants.ID, order.id()));
        }
    }

    @Test
    void a_payment_that_tegro_says_is_not_paid_is_awaited_again() throws Exception {
        try (NotificationNode node = node("&confirmOrder=true")) {
            gateway.createOrder("A-1", "RUB", "10");
            NotificationBuilder early = gateway.notification("A-1").field("status", "1");
            assertThat(deliver(node, early)).isEqualTo(503);
            gateway.pay("A-1");
            assertThat(deliver(node, gateway.notification("A-1"))).isEqualTo(200);
            assertThat(node.routed).hasSize(1);
        }
    }

    @Test
    void another_amount_than_tegros_is_awaited_again() throws Exception {
        try (NotificationNode node = node("&confirmOrder=true")) {
            paid("A-1");
            assertThat(deliver(node, gateway.notification("A-1").field("amount", "9999")))
                    .isEqualTo(503);
            assertThat(node.routed).isEmpty();
        }
    }

    @Test
    void an_amount_apart_by_exactly_the_fee_is_the_same_payment() throws Exception {
        try (NotificationNode node = node("&confirmOrder=true")) {
            SimulatedOrder order = paid("A-1");
            NotificationBuilder told = gateway.notification("A-1")
                    .field("amount", order.amount().add(order.fee()).toPlainString());
            assertThat(deliver(node, told)).isEqualTo(200);
        }
    }

    @Test
    void the_fee_is_the_one_that_tegro_knows() throws Exception {
        try (NotificationNode node = node("&confirmOrder=true")) {
            paid("A-1");
            NotificationBuilder told =
                    gateway.notification("A-1").field("fee", "1000").field("amount", "1010");
            assertThat(deliver(node, told)).isEqualTo(503);
        }
    }

    @Test
    void another_date_makes_no_second_payment_of_one_that_tegro_knows() throws Exception {
        try (NotificationNode node = node("&confirmOrder=true")) {
            paid("A-1");
            assertThat(deliver(node, gateway.notification("A-1"))).isEqualTo(200);
            assertThat(deliver(node, gateway.notification("A-1").field("date_created", "2020-01-01 00:00:00")))
                    .isEqualTo(503);
            assertThat(deliver(node, gateway.notification("A-1").field("date_created", "some day")))
                    .isEqualTo(200);
            assertThat(deliver(node, gateway.notification("A-1").without("date_created")))
                    .isEqualTo(200);
            assertThat(node.routed).hasSize(1);
            assertThat(node.count("duplicate")).isEqualTo(2);
        }
    }

    @Test
    void what_may_be_a_payers_own_link_must_name_the_very_amount() throws Exception {
        try (NotificationNode node = node("")) {
            SimulatedOrder order = paid("A-1");
            String withFee = order.amount().add(order.fee()).toPlainString();
            NotificationBuilder link =
                    gateway.notification("A-1").attack().reflectedLink().field("amount", withFee);
            assertThat(order.fee()).isPositive();
            assertThat(deliver(node, link)).isEqualTo(503);
            NotificationBuilder tegros =
                    gateway.notification("A-1").fieldSet(FieldSet.DOCUMENTED).field("amount", withFee);
            assertThat(deliver(node, tegros)).isEqualTo(200);
        }
    }

    @Test
    void an_answer_that_makes_no_sense_confirms_nothing() throws Exception {
        try (NotificationNode node = node("&confirmOrder=true")) {
            paid("A-1");
            gateway.wireMock()
                    .stubFor(post("/api/order/").willReturn(okJson("{'type':'success','data':{}}".replace('\'', '"'))));
            gateway.wireMock()
                    .stubFor(post("/api/orders/")
                            .willReturn(okJson("{'type':'success','data':[null]}".replace('\'', '"'))));
            assertThat(deliver(node, gateway.notification("A-1"))).isEqualTo(503);
            assertThat(node.count("not-confirmed")).isEqualTo(1);
        }
    }

    @Test
    void another_currency_number_than_tegros_is_awaited_again() throws Exception {
        try (NotificationNode node = node("&confirmOrder=true")) {
            paid("A-1");
            assertThat(deliver(node, gateway.notification("A-1").field("currency_id", "77")))
                    .isEqualTo(503);
        }
    }

    @Test
    void a_test_order_is_a_test_whatever_the_notification_says() throws Exception {
        try (NotificationNode node = node("&confirmOrder=true")) {
            gateway.createOrder("A-1", "RUB", "10");
            gateway.payAsTest("A-1");
            assertThat(deliver(node, gateway.notification("A-1").without("test")))
                    .isEqualTo(200);
            assertThat(node.count("test-ignored")).isEqualTo(1);
            assertThat(node.routed).isEmpty();
        }
    }

    @Test
    void while_tegro_cannot_be_asked_the_payment_is_awaited_again() throws Exception {
        try (NotificationNode node = node("&confirmOrder=true")) {
            paid("A-1");
            gateway.on("order").times(1).fail(Fault.status(502));
            assertThat(deliver(node, gateway.notification("A-1"))).isEqualTo(503);
            assertThat(deliver(node, gateway.notification("A-1"))).isEqualTo(200);
        }
    }

    @Test
    void while_tegro_is_silent_no_longer_than_the_timeout_is_waited() throws Exception {
        try (NotificationNode node = node("&confirmOrder=true&confirmTimeout=300ms")) {
            paid("A-1");
            gateway.on("order").times(1).fail(Fault.silence());
            assertThat(deliver(node, gateway.notification("A-1"))).isEqualTo(503);
        }
    }

    @Test
    void a_notification_without_status_is_routed_once_tegro_says_paid() throws Exception {
        try (NotificationNode node = node("")) {
            gateway.createOrder("A-1", "RUB", "10");
            assertThat(deliver(node, gateway.notification("A-1").fieldSet(FieldSet.DOCUMENTED)))
                    .isEqualTo(503);
            gateway.pay("A-1");
            assertThat(deliver(node, gateway.notification("A-1").fieldSet(FieldSet.DOCUMENTED)))
                    .isEqualTo(200);
            assertThat(deliver(node, gateway.notification("A-1").fieldSet(FieldSet.DOCUMENTED)))
                    .isEqualTo(200);
            assertThat(node.routed).hasSize(1);
        }
    }

    @Test
    void a_payment_told_with_and_without_date_is_one_payment() throws Exception {
        try (NotificationNode node = node("")) {
            paid("A-1");
            deliver(node, gateway.notification("A-1").fieldSet(FieldSet.DOCUMENTED));
            deliver(node, gateway.notification("A-1"));
            assertThat(node.routed).hasSize(1);
            assertThat(node.count("duplicate")).isEqualTo(1);
        }
    }

    @Test
    void a_reflected_link_of_an_unpaid_order_is_never_routed() throws Exception {
        try (NotificationNode node = node("")) {
            gateway.createOrder("A-1", "RUB", "10");
            assertThat(deliver(node, gateway.notification("A-1").attack().reflectedLink()))
                    .isEqualTo(503);
            assertThat(node.routed).isEmpty();
        }
    }

    @Test
    void a_reflected_link_under_the_id_of_an_older_payment_credits_nothing_new() throws Exception {
        try (NotificationNode node = node("")) {
            paid("payer@example.com");
            deliver(node, gateway.notification("payer@example.com"));
            gateway.createOrder("payer@example.com", "RUB", "10");
            deliver(node, gateway.notification("payer@example.com").attack().reflectedLink());
            assertThat(node.routed).hasSize(1);
        }
    }

    @Test
    void of_several_orders_under_one_id_the_paid_one_is_found_on_the_first_page() throws Exception {
        try (NotificationNode node = node("&confirmOrder=true")) {
            paid("payer@example.com");
            var payment = gateway.notification("payer@example.com");
            gateway.createOrder("payer@example.com", "RUB", "10");
            assertThat(deliver(node, payment)).isEqualTo(200);
            assertThat(node.routed).singleElement().satisfies(routed -> assertThat(
                            ((Notification) routed.body()).orderId())
                    .isEqualTo("payer@example.com"));
        }
    }

    private NotificationNode node(String options) throws Exception {
        return NotificationNode.start(gateway, options, account -> account.setApiKey(gateway.apiKey()), exchange -> {});
    }

    private SimulatedOrder paid(String orderId) {
        gateway.createOrder(orderId, "RUB", "10");
        return gateway.pay(orderId);
    }

    private static int deliver(NotificationNode node, NotificationBuilder notification) throws Exception {
        return notification.sendTo(node.url()).send().get().get(0).status();
    }
}
