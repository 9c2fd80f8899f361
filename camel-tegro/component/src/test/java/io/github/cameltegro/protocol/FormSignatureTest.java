package io.github.cameltegro.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormSignatureTest {
    private static final String SECRET = "GB%^&*YJni677";
    private static final String SHOP = "D0F98E7D7742609DC508D86BB7500914";
    private static final Map<String, ?> LINK =
            Map.of("shop_id", SHOP, "amount", "100", "currency", "RUB", "order_id", "1686381545:2");
    private static final String LINK_SIGN = "e9c86d9b9f3fc473278fba0b1e0b092e";
    private static final String LINK_SIGN_OF_RAW_JOIN = "c55cd4370646916bdbe6bd480f4ae279";

    private final FormSignature signature = new FormSignature(SECRET);

    static Stream<Vectors.Form> vectors() {
        return Vectors.forms();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void isWhatPhpComputes(Vectors.Form vector) {
        FormSignature itsSignature = new FormSignature(vector.secret());

        assertThat(itsSignature.canonicalText(vector.fields())).isEqualTo(vector.canonical());
        assertThat(itsSignature.sign(vector.fields())).isEqualTo(vector.sign());
        assertThat(itsSignature.matches(vector.sign(), vector.fields())).isTrue();
    }

    @Test
    void isThePublishedOneOfANotification() {
        Map<String, ?> fields =
                Map.of("amount", 100, "currency", "RUB", "order_id", 123, "payment_system", 16, "shop_id", SHOP);

        assertThat(signature.canonicalText(fields))
                .isEqualTo("amount=100&currency=RUB&order_id=123&payment_system=16&shop_id=" + SHOP);
        assertThat(signature.sign(fields)).isEqualTo("e13cd755e9b4632d51ae4d5c74c2f122");
    }

    @Test
    void coversTheEncodedTextNotTheRawOne() {
        assertThat(signature.sign(LINK)).isEqualTo(LINK_SIGN).isNotEqualTo(LINK_SIGN_OF_RAW_JOIN);
        assertThat(signature.matches(LINK_SIGN_OF_RAW_JOIN, LINK)).isFalse();
    }

    @Test
    void coversAllFieldsButSign() {
        Map<String, Object> signed = with("sign", LINK_SIGN);

        assertThat(signature.sign(signed)).isEqualTo(LINK_SIGN);
        assertThat(signature.matches(LINK_SIGN, signed)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "Sign", "SIGN", "sign ", "sign[x]", "sign\u0000", "signs", ""})
    void coversEveryOtherField(String name) {
        assertThat(signature.matches(LINK_SIGN, with(name, "1"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop_id", "amount", "currency", "order_id"})
    void changesWithEveryValueAndEveryMissingField(String name) {
        Map<String, Object> fewer = new LinkedHashMap<>(LINK);
        fewer.remove(name);

        assertThat(signature.matches(LINK_SIGN, with(name, "other"))).isFalse();
        assertThat(signature.matches(LINK_SIGN, fewer)).isFalse();
    }

    @Test
    void acceptsHexOfAnyCase() {
        assertThat(signature.matches(LINK_SIGN.toUpperCase(Locale.ROOT), LINK)).isTrue();
        assertThat(signature.matches("E" + LINK_SIGN.substring(1), LINK)).isTrue();
    }

    static Stream<String> wrong() {
        return Stream.of(
                "",
                " ",
                "0",
                "0".repeat(32),
                LINK_SIGN.substring(1),
                LINK_SIGN + "0",
                LINK_SIGN + LINK_SIGN,
                " " + LINK_SIGN,
                LINK_SIGN + "\n",
                "f" + LINK_SIGN.substring(1),
                LINK_SIGN.substring(0, 31) + "f",
                LINK_SIGN.substring(0, 31) + "g",
                LINK_SIGN.substring(0, 31) + "\uff25",
                "e\u0669" + LINK_SIGN.substring(2),
                "\ud83d\ude00".repeat(16));
    }

    @ParameterizedTest
    @NullSource
    @MethodSource("wrong")
    void refusesAWrongOrMalformedSignature(String given) {
        assertThat(signature.matches(given, LINK)).isFalse();
    }

    @Test
    void matchesNoFieldsThatNobodyCanHaveSigned() {
        assertThat(signature.matches(LINK_SIGN, with("x", LocalDate.EPOCH))).isFalse();
        assertThat(signature.matches(LINK_SIGN, with("x", "\ud83d"))).isFalse();
    }

    @Test
    void refusesToSignAnUnpairedSurrogate() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> signature.sign(with("order_id", "1\ude00")))
                .withMessageContaining("order_id");
    }

    @Test
    void isAnotherOneUnderAnotherSecret() {
        assertThat(new FormSignature(SECRET + " ").matches(LINK_SIGN, LINK)).isFalse();
    }

    @Test
    void servesManyThreadsAtOnce() throws Exception {
        Map<String, ?> fields = Map.of("order_id", "1686381545:2".repeat(200));

        assertThat(ManyThreads.results(() -> signature.sign(fields)))
                .containsExactly(new FormSignature(SECRET).sign(fields));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\t\n"})
    void refusesABlankKeyByName(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FormSignature(key))
                .withMessageContaining("secretKey");
    }

    @Test
    void neverShowsItsKey() {
        assertThat(signature).asString().doesNotContain(SECRET);
    }

    private static Map<String, Object> with(String name, Object value) {
        Map<String, Object> fields = new LinkedHashMap<>(LINK);
        fields.put(name, value);
        return fields;
    }
}
