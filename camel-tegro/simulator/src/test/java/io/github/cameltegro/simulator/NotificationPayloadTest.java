package io.github.cameltegro.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class NotificationPayloadTest {

    private final NotificationBuilder notification = SampleOrder.notification(SampleOrder.paid("Заказ \"1\":2", true));

    @Test
    void a_form_holds_the_recorded_fields_in_their_order() {
        NotificationPayload payload = notification.payload();
        assertThat(payload.contentType()).isEqualTo("application/x-www-form-urlencoded");
        assertThat(payload.bodyText())
                .startsWith("id=0123456789abcdef0123456789abcdef&shop_id=D0F98E7D7742609DC508D86BB7500914"
                        + "&date_created=2023-07-29+10%3A11%3A12&date_payed=2023-07-29+10%3A12%3A13&status=1"
                        + "&payment_system=45&currency_id=2&currency=USD&amount=21877.52&fee=459.43"
                        + "&order_id=%D0%97%D0%B0%D0%BA%D0%B0%D0%B7+%221%22%3A2"
                        + "&public_key=D0F98E7D7742609DC508D86BB7500914&test=1&sign=");
    }

    @Test
    void the_documented_fields_name_no_status() {
        assertThat(notification.fieldSet(FieldSet.DOCUMENTED).payload().bodyText())
                .startsWith(
                        "shop_id=D0F98E7D7742609DC508D86BB7500914&amount=21877.52"
                                + "&order_id=%D0%97%D0%B0%D0%BA%D0%B0%D0%B7+%221%22%3A2&payment_system=45&currency=USD&test=1&sign=")
                .doesNotContain("status");
    }

    @Test
    void multipart_holds_one_part_for_each_field() {
        NotificationPayload payload = notification
                .fieldSet(FieldSet.LINK)
                .contentType(PayloadFormat.MULTIPART)
                .payload();
        String boundary = payload.contentType().substring("multipart/form-data; boundary=".length());
        assertThat(payload.bodyText())
                .startsWith(
                        "--" + boundary + "\r\nContent-Disposition: form-data; name=\"amount\"\r\n\r\n21877.52\r\n--")
                .contains("name=\"order_id\"\r\n\r\nЗаказ \"1\":2\r\n--" + boundary)
                .endsWith("\r\n--" + boundary + "--\r\n");
    }

    @Test
    void json_holds_texts_and_null() {
        NotificationPayload payload = notification
                .field("date_payed", null)
                .contentType(PayloadFormat.JSON)
                .payload();
        JsonNode json = Json.read(payload.body());
        assertThat(payload.contentType()).isEqualTo("application/json");
        assertThat(json.path("order_id").textValue()).isEqualTo("Заказ \"1\":2");
        assertThat(json.path("amount").textValue()).isEqualTo("21877.52");
        assertThat(json.path("date_payed").isNull()).isTrue();
        assertThat(json.path("sign").textValue()).matches("[0-9a-f]{32}");
    }

    @Test
    void a_charset_is_named_where_each_format_has_a_place_for_it() {
        notification.charset(true);
        assertThat(notification.payload().contentType()).isEqualTo("application/x-www-form-urlencoded; charset=UTF-8");
        assertThat(notification.contentType(PayloadFormat.JSON).payload().contentType())
                .isEqualTo("application/json; charset=UTF-8");
        assertThat(notification.contentType(PayloadFormat.MULTIPART).payload().bodyText())
                .contains("name=\"amount\"\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\n21877.52");
    }

    @Test
    void the_sign_may_be_upper_case_or_missing() {
        assertThat(notification.upperCaseSign().payload().bodyText()).matches(".*&sign=[0-9A-F]{32}");
        assertThat(notification.without("sign").payload().bodyText()).doesNotContain("sign=");
    }
}
