package io.github.cameltegro.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameltegro.TegroComponent;
import io.github.cameltegro.TegroConstants;
import io.github.cameltegro.TegroInvalidRequestException;
import io.github.cameltegro.TegroSignatureException;
import io.github.cameltegro.model.Notification;
import io.github.cameltegro.producer.VerifyProducer;
import io.github.cameltegro.protocol.FormSignature;
import io.github.cameltegro.simulator.FieldSet;
import io.github.cameltegro.simulator.NotificationBuilder;
import io.github.cameltegro.simulator.NotificationPayload;
import io.github.cameltegro.simulator.PayloadFormat;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A notification that came through a queue or an API gateway is verified by the same rules. */
class VerifyNotificationTest {

    @RegisterExtension
    static final TegroSimulatorExtension TEGRO = new TegroSimulatorExtension();

    private final TegroSimulator gateway = TEGRO.simulator();
    private final DefaultCamelContext context = new DefaultCamelContext();

    @BeforeEach
    void a_context() {
        TegroComponent tegro = context.getComponent("tegro", TegroComponent.class);
        tegro.getConfiguration().setShopId(gateway.shopId());
        tegro.getConfiguration().setSecretKey(gateway.secretKey());
        context.getRegistry().bind("sampleSecret", "GB%^&*YJni677");
        context.start();
        gateway.createOrder("Заказ №1 & Co", "RUB", "1500.50");
        gateway.pay("Заказ №1 & Co");
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @ParameterizedTest
    @EnumSource(PayloadFormat.class)
    void a_body_as_it_was_posted_becomes_a_typed_notification(PayloadFormat format) {
        Exchange result = verify(told().contentType(format).payload(), "");
        Notification notification = result.getMessage().getBody(Notification.class);
        assertThat(notification.orderId()).isEqualTo("Заказ №1 & Co");
        assertThat(notification.amount()).isEqualByComparingTo(new BigDecimal("1500.50"));
        assertThat(notification.currency()).isEqualTo("RUB");
        assertThat(notification.status()).isEqualTo(1);
        assertThat(notification.test()).isFalse();
        assertThat(notification.dateCreated()).isInstanceOf(LocalDateTime.class);
        assertThat(notification.fields())
                .containsKeys("payment_system", "public_key")
                .doesNotContainKey("sign");
        assertThat(result.getMessage().getHeaders())
                .containsEntry(TegroConstants.ORDER_ID, "Заказ №1 & Co")
                .containsEntry(TegroConstants.STATUS, 1)
                .containsEntry(TegroConstants.TEST, false)
                .containsEntry(TegroConstants.NOTIFICATION_KEY, notification.key());
    }

    @Test
    void without_a_content_type_a_form_and_json_are_told_apart() {
        for (PayloadFormat format : new PayloadFormat[] {PayloadFormat.FORM, PayloadFormat.JSON}) {
            byte[] body = told().contentType(format).payload().body();
            Object typed = context.createProducerTemplate()
                    .requestBody("tegro:verifyNotification", (Object) new ByteArrayInputStream(body));
            assertThat(typed).isInstanceOf(Notification.class);
        }
    }

    @Test
    void it_converts_to_json_with_tegros_names_and_the_key_but_no_signature() {
        Exchange result = verify(told().payload(), "");
        assertThat(result.getMessage().getBody(String.class))
                .contains("\"order_id\":\"Заказ №1 & Co\"", "\"notification_key\":\"tegro-payment-")
                .doesNotContain("\"sign\"");
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                row("a wrong signature", n -> n.attack().forged(), TegroSignatureException.class),
                row("another shop", n -> n.attack().otherShop(), TegroSignatureException.class),
                row("a changed amount", n -> n.attack().changedAmount(), TegroSignatureException.class),
                row("a payer's own link", n -> n.attack().reflectedLink(), TegroSignatureException.class),
                row("no status", n -> n.fieldSet(FieldSet.DOCUMENTED), TegroSignatureException.class),
                row("a field twice", n -> n.attack().repeatedField("amount"), TegroInvalidRequestException.class),
                row("no signature", n -> n.without("sign"), TegroInvalidRequestException.class),
                row("no amount", n -> n.without("amount"), TegroInvalidRequestException.class));
    }

    private static Arguments row(
            String name, UnaryOperator<NotificationBuilder> change, Class<? extends Exception> error) {
        return Arguments.of(Named.of(name, change), error);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void what_proves_nothing_fails(UnaryOperator<NotificationBuilder> change, Class<? extends Exception> error) {
        NotificationPayload payload = change.apply(told()).payload();
        assertThatThrownBy(() -> {
                    Exchange result = verify(payload, "");
                    throw new CamelExecutionException("failed", result, result.getException());
                })
                .hasCauseInstanceOf(error);
    }

    @Test
    void a_missing_status_passes_only_where_it_is_trusted() {
        Exchange result = verify(told().fieldSet(FieldSet.DOCUMENTED).payload(), "?trustMissingStatus=true");
        assertThat(result.getMessage().getBody(Notification.class).status()).isEqualTo(1);
    }

    @Test
    void a_status_that_is_not_paid_is_told_as_it_is() {
        Exchange result = verify(told().field("status", "2").payload(), "");
        assertThat(result.getMessage().getHeader(TegroConstants.STATUS)).isEqualTo(2);
    }

    @Test
    void a_body_that_is_no_form_is_a_clear_error() {
        Exchange result = context.createProducerTemplate()
                .request("tegro:verifyNotification", exchange -> exchange.getMessage()
                        .setBody(new Object()));
        assertThat(result.getException())
                .isInstanceOf(TegroInvalidRequestException.class)
                .hasMessageContaining("the body must be a Map of the fields");
    }

    @Test
    void a_field_that_is_no_text_is_a_clear_error() {
        Exchange result = context.createProducerTemplate()
                .request("tegro:verifyNotification", exchange -> exchange.getMessage()
                        .setBody(Map.of("order_id", "half of an emoji: \ud83d")));
        assertThat(result.getException())
                .isInstanceOf(TegroInvalidRequestException.class)
                .hasMessageContaining("no form text");
    }

    @Test
    void a_map_of_fields_is_verified_too() {
        // md5 of the sample of docs/protocol.md, computed by Python
        Exchange result = context.createProducerTemplate()
                .request(
                        "tegro:verifyNotification?trustMissingStatus=true&shopId=D0F98E7D7742609DC508D86BB7500914"
                                + "&secretKey=#bean:sampleSecret",
                        exchange -> exchange.getMessage()
                                .setBody(Map.of(
                                        "amount", "100",
                                        "currency", "RUB",
                                        "order_id", "123",
                                        "payment_system", "16",
                                        "shop_id", "D0F98E7D7742609DC508D86BB7500914",
                                        "sign", "e13cd755e9b4632d51ae4d5c74c2f122")));
        assertThat(result.getException()).isNull();
        assertThat(result.getMessage().getBody(Notification.class).orderId()).isEqualTo("123");
    }

    @Test
    void a_map_may_hold_what_a_json_parser_makes() {
        Map<String, Object> fields = new HashMap<>(Map.of("amount", new BigDecimal("1500.50"), "test", true, "a", 7));
        fields.put("email", null);
        Exchange result = verify(signed(Map.of("amount", "1500.50", "test", "1", "a", "7"), fields));
        assertThat(result.getException()).isNull();
        assertThat(result.getMessage().getBody(Notification.class).test()).isTrue();
    }

    static Stream<Object> values_that_no_form_has() {
        return Stream.of(List.of("1", "2"), Map.of("a", "b"), new byte[] {1}, "\ud800", Double.NaN);
    }

    @ParameterizedTest
    @MethodSource("values_that_no_form_has")
    void a_map_with_a_value_that_no_form_has_is_no_notification(Object value) {
        Exchange result = verify(signed(Map.of("a", "1"), Map.of("a", value)));
        assertThat(result.getException())
                .isInstanceOf(TegroInvalidRequestException.class)
                .hasMessageContaining("the body is no notification");
    }

    @Test
    void headers_of_something_else_are_taken_away() {
        Exchange result = context.createProducerTemplate().request("tegro:verifyNotification", exchange -> {
            NotificationPayload payload = told().without("currency").payload();
            exchange.getMessage().setBody(payload.body());
            exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, payload.contentType());
            exchange.getMessage().setHeader(TegroConstants.ID, 7L);
            exchange.getMessage().setHeader(TegroConstants.CURRENCY, "USD");
            exchange.getMessage().setHeader("mine", "stays");
        });
        assertThat(result.getMessage().getHeaders())
                .doesNotContainKeys(TegroConstants.ID, TegroConstants.CURRENCY)
                .containsEntry("mine", "stays");
    }

    @Test
    void during_a_rotation_the_previous_key_is_accepted_and_counted() throws Exception {
        context.getComponent("tegro", TegroComponent.class)
                .getConfiguration()
                .setPreviousSecretKey("the secret of last year");
        VerifyProducer producer =
                (VerifyProducer) context.getEndpoint("tegro:verifyNotification").createProducer();
        for (String secret : new String[] {"the secret of last year", gateway.secretKey()}) {
            Exchange exchange = new DefaultExchange(context);
            exchange.getMessage().setBody(told().signedWith(secret).payload().body());
            producer.process(exchange);
            assertThat(exchange.getMessage().getBody()).isInstanceOf(Notification.class);
        }
        assertThat(producer.getPreviousKeyUses()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n \t", "\uFEFF", "\uFEFF\n"})
    void withoutAContentTypeJsonIsReadBehindBlanksAndAMark(String before) throws Exception {
        String json = before + new ObjectMapper().writeValueAsString(signed(Map.of("amount", "10"), Map.of()));

        Exchange result = context.createProducerTemplate()
                .request("tegro:verifyNotification", exchange -> exchange.getMessage()
                        .setBody(json));

        assertThat(result.getException()).isNull();
        assertThat(result.getMessage().getBody(Notification.class).orderId()).isEqualTo("A-1");
    }

    /** A notification with more fields, some of which are signed as other text than they are held as. */
    private Map<String, Object> signed(Map<String, String> asText, Map<String, ?> asHeld) {
        Map<String, Object> fields =
                new HashMap<>(Map.of("shop_id", gateway.shopId(), "order_id", "A-1", "amount", "10", "status", "1"));
        fields.putAll(asText);
        String sign = new FormSignature(gateway.secretKey()).sign(fields);
        fields.putAll(asHeld);
        fields.put("sign", sign);
        return fields;
    }

    private Exchange verify(Map<String, Object> fields) {
        return context.createProducerTemplate().request("tegro:verifyNotification", exchange -> exchange.getMessage()
                .setBody(fields));
    }

    private NotificationBuilder told() {
        return gateway.notification("Заказ №1 & Co");
    }

    private Exchange verify(NotificationPayload payload, String options) {
        return context.createProducerTemplate().request("tegro:verifyNotification" + options, exchange -> {
            exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, payload.contentType());
            exchange.getMessage().setBody(payload.body());
        });
    }
}
