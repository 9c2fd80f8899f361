package io.github.cameltegro.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.cameltegro.model.Notification;
import io.github.cameltegro.simulator.FieldSet;
import io.github.cameltegro.simulator.NotificationAnswer;
import io.github.cameltegro.simulator.NotificationBuilder;
import io.github.cameltegro.simulator.PayloadFormat;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of answers: what the gateway is told of each kind of notification, and whether it is routed. */
class NotificationAnswersTest {

    @RegisterExtension
    static final TegroSimulatorExtension TEGRO = new TegroSimulatorExtension();

    private final TegroSimulator gateway = TEGRO.simulator();

    static Stream<Arguments> notifications() {
        return Stream.of(
                row("a paid one as recorded in practice", n -> n, "", 200, "routed"),
                row("a paid one in upper-case hex", n -> n.upperCaseSign(), "", 200, "routed"),
                row(
                        "a paid one with fields nobody knows",
                        n -> n.extraField("new", "1").extraField("x.y", "Ж"),
                        "",
                        200,
                        "routed"),
                row("a null that is sent as an empty field", n -> n.field("email", null), "", 200, "routed"),
                row("an empty field that is signed", n -> n.field("email", ""), "", 200, "routed"),
                row("one with a wrong signature", n -> n.attack().forged(), "", 403, "wrong-signature"),
                row("one for another shop", n -> n.attack().otherShop(), "", 403, "other-shop"),
                row("one with a changed amount", n -> n.attack().changedAmount(), "", 403, "wrong-signature"),
                row("one with a field twice", n -> n.attack().repeatedField("amount"), "", 400, "unreadable"),
                row("one without a signature", n -> n.without("sign"), "", 400, "incomplete"),
                row("one without an order", n -> n.without("order_id"), "", 400, "incomplete"),
                row("one without an amount", n -> n.without("amount"), "", 400, "incomplete"),
                row("one whose amount is no number", n -> n.field("amount", "1e3"), "", 400, "incomplete"),
                row("one without a shop", n -> n.without("shop_id"), "", 400, "incomplete"),
                row("one that is too large", n -> n.attack().oversized(70_000), "", 413, "unreadable"),
                row("one of a failed payment", n -> n.field("status", "2"), "", 200, "other-status"),
                row("one of a refund", n -> n.field("status", "3"), "", 200, "other-status"),
                row(
                        "one of a refund where refunds are told",
                        n -> n.field("status", "3"),
                        "&routeStatuses=1,3",
                        200,
                        "routed"),
                row("one whose status is no number", n -> n.field("status", "paid"), "", 503, "not-understood"),
                row("one whose status is 2^32 + 1", n -> n.field("status", "4294967297"), "", 200, "other-status"),
                row(
                        "one whose status is another script's 1",
                        n -> n.field("status", "\u0661"),
                        "",
                        503,
                        "not-understood"),
                row("a payer's own unpaid link", n -> n.attack().reflectedLink(), "", 403, "only-a-link"),
                row(
                        "a payer's link with an unsigned status",
                        n -> n.attack().reflectedLinkClaimingPaid(),
                        "",
                        403,
                        "wrong-signature"),
                row(
                        "a payer's link with an empty status",
                        n -> n.attack().reflectedLink().fieldAfterSigning("status", ""),
                        "",
                        403,
                        "only-a-link"),
                row(
                        "a payer's link where no status is trusted",
                        n -> n.attack().reflectedLink(),
                        "&trustMissingStatus=true",
                        403,
                        "only-a-link"),
                row(
                        "the documented fields, with nobody to ask",
                        n -> n.fieldSet(FieldSet.DOCUMENTED),
                        "",
                        503,
                        "no-status"),
                row(
                        "the documented fields where no status is trusted",
                        n -> n.fieldSet(FieldSet.DOCUMENTED),
                        "&trustMissingStatus=true",
                        200,
                        "routed"),
                row(
                        "an empty status where no status is trusted",
                        n -> n.field("status", ""),
                        "&trustMissingStatus=true",
                        200,
                        "routed"),
                row("a test payment", n -> n.field("test", "1"), "", 200, "test-ignored"),
                row("a test payment told by a word", n -> n.field("test", "true"), "", 200, "test-ignored"),
                row(
                        "a test payment where tests are routed",
                        n -> n.field("test", "1"),
                        "&testPayments=route",
                        200,
                        "routed"),
                row(
                        "a test payment where tests are refused",
                        n -> n.field("test", "1"),
                        "&testPayments=reject",
                        403,
                        "test-rejected"),
                row(
                        "one signed with another secret",
                        n -> n.signedWith("the secret of last year"),
                        "",
                        403,
                        "wrong-signature"));
    }

    private static Arguments row(
            String name, UnaryOperator<NotificationBuilder> change, String options, int status, String outcome) {
        return arguments(Named.of(name, change), options, status, outcome);
    }

    @ParameterizedTest(name = "{0}{1}: {2} {3}")
    @MethodSource("notifications")
    void each_notification_gets_its_answer(
            UnaryOperator<NotificationBuilder> change, String options, int status, String outcome) throws Exception {
        try (NotificationNode node = NotificationNode.start(gateway, options)) {
            for (PayloadFormat format : PayloadFormat.values()) {
                String orderId = "A-" + format;
                gateway.createOrder(orderId, "RUB", "1500.50");
                gateway.pay(orderId);
                NotificationAnswer answer = change.apply(
                                gateway.notification(orderId).contentType(format))
                        .sendTo(node.url())
                        .send()
                        .get()
                        .get(0);
                assertThat(answer.status()).as("%s", format).isEqualTo(status);
                if (status == 503) {
                    assertThat(answer.headers()).containsKey("retry-after");
                }
            }
            assertThat(node.count(outcome)).isEqualTo(PayloadFormat.values().length);
            assertThat(node.routed).hasSize(outcome.equals("routed") ? PayloadFormat.values().length : 0);
        }
    }

    @Test
    void the_answer_says_what_the_option_says() throws Exception {
        try (NotificationNode node = NotificationNode.start(gateway, "&replyBody=RAW(A-1|success)")) {
            gateway.createOrder("A-1", "RUB", "10");
            gateway.pay("A-1");
            NotificationAnswer answer =
                    gateway.notification("A-1").sendTo(node.url()).send().get().get(0);
            assertThat(answer.body()).isEqualTo("A-1|success");
        }
    }

    @Test
    void a_notification_that_comes_again_is_acknowledged_and_routed_once() throws Exception {
        try (NotificationNode node = NotificationNode.start(gateway, "")) {
            gateway.createOrder("A-1", "RUB", "10");
            gateway.pay("A-1");
            for (int i = 0; i < 3; i++) {
                assertThat(gateway.notification("A-1")
                                .sendTo(node.url())
                                .send()
                                .get()
                                .get(0)
                                .status())
                        .isEqualTo(200);
            }
            assertThat(node.routed).hasSize(1);
            assertThat(node.count("duplicate")).isEqualTo(2);
        }
    }

    @Test
    void a_second_delivery_with_another_amount_is_not_routed_but_counted() throws Exception {
        try (NotificationNode node = NotificationNode.start(gateway, "")) {
            gateway.createOrder("A-1", "RUB", "10");
            gateway.pay("A-1");
            gateway.notification("A-1").sendTo(node.url()).send().get();
            assertThat(gateway.notification("A-1")
                            .field("amount", "11")
                            .sendTo(node.url())
                            .send()
                            .get()
                            .get(0)
                            .status())
                    .isEqualTo(200);
            assertThat(node.routed).hasSize(1);
            assertThat(node.count("amount-differs")).isEqualTo(1);
        }
    }

    @Test
    void the_same_amount_written_otherwise_is_the_same_amount() throws Exception {
        try (NotificationNode node = NotificationNode.start(gateway, "")) {
            gateway.createOrder("A-1", "RUB", "10");
            gateway.pay("A-1");
            gateway.notification("A-1").sendTo(node.url()).send().get();
            gateway.notification("A-1")
                    .field("amount", "10.00000000")
                    .sendTo(node.url())
                    .send()
                    .get();
            assertThat(node.count("duplicate")).isEqualTo(1);
        }
    }

    @Test
    void two_orders_under_one_merchants_id_are_two_payments() throws Exception {
        try (NotificationNode node = NotificationNode.start(gateway, "")) {
            gateway.createOrder("payer@example.com", "RUB", "10");
            gateway.pay("payer@example.com");
            for (String date : new String[] {"2026-01-01 10:00:00", "2026-01-02 10:00:00", "2026-01-01 10:00:00"}) {
                gateway.notification("payer@example.com")
                        .field("date_created", date)
                        .sendTo(node.url())
                        .send()
                        .get();
            }
            assertThat(node.routed).hasSize(2);
            assertThat(node.routed)
                    .extracting(routed -> ((Notification) routed.body()).key())
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void during_a_rotation_the_previous_key_is_accepted_and_counted() throws Exception {
        try (NotificationNode node = NotificationNode.start(
                gateway, "", account -> account.setPreviousSecretKey("the secret of last year"), exchange -> {})) {
            gateway.createOrder("A-1", "RUB", "10");
            gateway.pay("A-1");
            NotificationAnswer answer = gateway.notification("A-1")
                    .signedWith("the secret of last year")
                    .sendTo(node.url())
                    .send()
                    .get()
                    .get(0);
            assertThat(answer.status()).isEqualTo(200);
            NotificationConsumer consumer = (NotificationConsumer)
                    node.context().getRoute(NotificationNode.ROUTE).getConsumer();
            assertThat(consumer.getPreviousKeyUses()).isEqualTo(1);
        }
    }
}
