package io.github.cameltegro.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sign here was computed by PHP 8.2: {@code ksort($f); md5(http_build_query($f) . $secret)}. */
class NotificationSignatureTest {

    static Stream<Arguments> orderIds() {
        return Stream.of(
                arguments("Заказ 1", "a67e563b236d1e2ed0459b77d471b841"),
                arguments("💳🙂", "c852608c3c8c8183575ffd262ddc3c96"),
                arguments("a&b=c", "3b4f1943c12c35f1aa5b570e2a4ee374"),
                arguments("1+1", "3513516665c13f5936dfae5482a0e97f"),
                arguments("50%", "0c8d770404097f6438e53d719c118e60"),
                arguments("*~'()", "458c5ff38378e45963156b5e47aa7a82"),
                arguments("a:b/c@d|e", "39dc164e352249310fe0d21528d7fd24"),
                arguments("a b  c", "256d60276bc3c43528049e8d2976de66"),
                arguments("-_.", "f7eb050f0aaf974a1bcb22cebe3e97a7"),
                arguments("!\"#$,;<>?[]\\^`{}", "6920c872ca082441376e02403ca24d41"),
                arguments("ёЁ№€", "7ca43a1df0bfa596cae8b70a16b7b9aa"),
                arguments("payer+tag@mail.example", "a0b40c0bf27201aaaf17fcaa31e87a68"));
    }

    @ParameterizedTest
    @MethodSource("orderIds")
    void a_recorded_notification_is_signed_as_php_signs_it(String orderId, String sign) {
        assertThat(SampleOrder.notification(SampleOrder.paid(orderId, false))
                        .payload()
                        .bodyText())
                .endsWith("&sign=" + sign);
    }

    @Test
    void the_test_flag_is_signed_too() {
        assertThat(SampleOrder.notification(SampleOrder.paid("1686381545:2", true))
                        .payload()
                        .bodyText())
                .endsWith("&test=1&sign=c71dd1ad9a6d4a60670bce92c82799be");
    }

    @Test
    void a_null_is_not_hashed_though_it_is_sent_as_an_empty_text() {
        NotificationBuilder failed = SampleOrder.notification(SampleOrder.failed("1686381545:2"));
        assertThat(failed.payload().bodyText())
                .contains("&date_payed=&status=2&")
                .endsWith("&sign=37c267d91b9ce3525744d30ccc1c1a34");
        assertThat(failed.sendNulls(false).payload().bodyText())
                .doesNotContain("date_payed")
                .endsWith("&sign=37c267d91b9ce3525744d30ccc1c1a34");
    }

    @Test
    void an_empty_text_is_hashed() {
        assertThat(SampleOrder.notification(SampleOrder.failed("1686381545:2"))
                        .field("date_payed", "")
                        .payload()
                        .bodyText())
                .contains("&date_payed=&status=2&")
                .endsWith("&sign=397e3cc2f0ce3f5d669abe6c422160a9");
    }

    @ParameterizedTest
    @CsvSource({
        "100.00, 123, 16, , ba99b061af544485c71d174fdfece35d",
        "100, 123, 16, , e13cd755e9b4632d51ae4d5c74c2f122",
        "100, 123, , , ab399192242d30c151efda7f8c47b304",
        "100, 123, , 1, 776f41234423f7f38c5a6e15baec854f",
        "100, 1686381545:2, , , e9c86d9b9f3fc473278fba0b1e0b092e"
    })
    void documented_fields_and_links_follow_the_same_rule(
            String amount, String orderId, String paymentSystem, String test, String sign) {
        Map<String, String> fields = new HashMap<>();
        fields.put("shop_id", "D0F98E7D7742609DC508D86BB7500914");
        fields.put("amount", amount);
        fields.put("order_id", orderId);
        fields.put("payment_system", paymentSystem);
        fields.put("currency", "RUB");
        fields.put("test", test);
        assertThat(Signatures.form(fields, SampleOrder.SECRET)).isEqualTo(sign);
    }
}
