package io.github.cameltegro.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NotificationAttacksTest {

    private final NotificationBuilder notification = SampleOrder.notification(SampleOrder.paid("A1", false));

    static Stream<Arguments> attacks() {
        return Stream.of(
                arguments("nothing spoilt", attack(NotificationAttacksTest::unspoilt), true),
                arguments("other optional fields", attack(sound -> sound.extraField("новое", "поле ~*")), true),
                arguments("forged", attack(sound -> sound.attack().forged()), false),
                arguments("reflected link", attack(sound -> sound.attack().reflectedLink()), true),
                arguments("reflected link, paid", attack(sound -> sound.attack().reflectedLinkClaimingPaid()), false),
                arguments("other shop", attack(sound -> sound.attack().otherShop()), true),
                arguments("changed amount", attack(sound -> sound.attack().changedAmount()), false),
                arguments("header names signed", attack(sound -> sound.attack().headerShapedFields(true)), true),
                arguments("header names added", attack(sound -> sound.attack().headerShapedFields(false)), false),
                arguments("oversized", attack(sound -> sound.attack().oversized(70_000)), true));
    }

    private static UnaryOperator<NotificationBuilder> attack(UnaryOperator<NotificationBuilder> way) {
        return way;
    }

    private static NotificationBuilder unspoilt(NotificationBuilder sound) {
        return sound;
    }

    @ParameterizedTest(name = "{0}: signature right = {2}")
    @MethodSource("attacks")
    void the_signature_is_right_or_wrong_as_the_attack_wants_it(
            String name, UnaryOperator<NotificationBuilder> way, boolean right) {
        Map<String, String> fields = parsed(way.apply(notification).payload());
        String sign = fields.remove("sign");
        assertThat(Signatures.form(fields, SampleOrder.SECRET).equals(sign)).isEqualTo(right);
    }

    @Test
    void a_reflected_link_has_just_the_fields_and_the_sign_of_the_link() {
        assertThat(parsed(notification.attack().reflectedLink().payload()).keySet())
                .containsExactly("amount", "currency", "order_id", "shop_id", "sign");
        assertThat(parsed(notification.attack().reflectedLinkClaimingPaid().payload()))
                .containsEntry("status", "1");
    }

    @Test
    void another_shop_and_amount_are_other_ones() {
        assertThat(parsed(notification.attack().otherShop().payload()))
                .containsEntry("shop_id", "0".repeat(32))
                .containsEntry("public_key", "0".repeat(32));
        assertThat(parsed(notification.attack().changedAmount().payload())).containsEntry("amount", "43755.04");
    }

    @Test
    void header_names_are_there() {
        assertThat(parsed(notification.attack().headerShapedFields(true).payload()))
                .containsKeys("CamelHttpUri", "CamelTegroAmount", "host", "Authorization", "sign");
    }

    @Test
    void a_repeated_field_comes_twice() {
        assertThat(notification
                        .attack()
                        .repeatedField("amount")
                        .payload()
                        .bodyText()
                        .split("amount=21877.52", -1))
                .hasSize(3);
        assertThat(notification.repeatedField("amount", "1").payload().bodyText())
                .endsWith("&amount=1");
    }

    @Test
    void an_oversized_one_has_more_bytes_than_asked() {
        assertThat(notification.attack().oversized(70_000).payload().body()).hasSizeGreaterThan(70_000);
    }

    private static Map<String, String> parsed(NotificationPayload payload) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : payload.bodyText().split("&")) {
            String[] parts = pair.split("=", 2);
            fields.put(decoded(parts[0]), decoded(parts[1]));
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
