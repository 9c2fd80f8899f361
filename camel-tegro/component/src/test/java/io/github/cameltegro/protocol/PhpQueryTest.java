package io.github.cameltegro.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhpQueryTest {

    static Stream<Vectors.Form> vectors() {
        return Vectors.forms();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void joinsAsPhpDoes(Vectors.Form vector) {
        assertThat(PhpEncoding.query(vector.fields())).isEqualTo(vector.query());
    }

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of(new BigDecimal("100"), "a=100"),
                Arguments.of(new BigDecimal("100.00"), "a=100.00"),
                Arguments.of(new BigDecimal("1E+3"), "a=1000"),
                Arguments.of(new BigDecimal("1E-8"), "a=0.00000001"),
                Arguments.of(new BigDecimal("-0.10"), "a=-0.10"),
                Arguments.of(new BigInteger("123456789012345678901234567890"), "a=123456789012345678901234567890"),
                Arguments.of((byte) 7, "a=7"),
                Arguments.of(Long.MIN_VALUE, "a=-9223372036854775808"),
                Arguments.of(new AtomicLong(5), "a=5"),
                Arguments.of(100.0, "a=100"),
                Arguments.of(0.0, "a=0"),
                Arguments.of(0.5f, "a=0.5"),
                Arguments.of(99_999_999_999_999.0, "a=99999999999999"),
                Arguments.of('*', "a=%2A"),
                Arguments.of(new StringBuilder("b c"), "a=b+c"),
                Arguments.of(true, "a=1"),
                Arguments.of(false, "a=0"),
                Arguments.of("", "a="),
                Arguments.of(List.of("x", "y"), "a%5B0%5D=x&a%5B1%5D=y"),
                Arguments.of(new String[] {"x", "y"}, "a%5B0%5D=x&a%5B1%5D=y"),
                Arguments.of(Arrays.asList("x", null, "y"), "a%5B0%5D=x&a%5B2%5D=y"),
                Arguments.of(Map.of(7, "x"), "a%5B7%5D=x"),
                Arguments.of(Map.of("b c", Map.of("d", List.of(true))), "a%5Bb+c%5D%5Bd%5D%5B0%5D=1"),
                Arguments.of(List.of(List.of(), Map.of()), ""),
                Arguments.of(null, ""));
    }

    @ParameterizedTest
    @MethodSource("values")
    void writesAValue(Object value, String query) {
        assertThat(PhpEncoding.query(Collections.singletonMap("a", value))).isEqualTo(query);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 150, 250, 10_000})
    void writesTextOfAnyLength(int times) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("z", "a b*\u044F".repeat(times));
        fields.put("a[b]", "~".repeat(times));

        assertThat(PhpEncoding.query(fields))
                .isEqualTo("z=" + "a+b%2A%D1%8F".repeat(times) + "&a%5Bb%5D=" + "%7E".repeat(times));
    }

    @Test
    void keepsTheOrderGiven() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("z", 1);
        fields.put("a", 2);
        fields.put("m", 3);

        assertThat(PhpEncoding.query(fields)).isEqualTo("z=1&a=2&m=3");
    }

    @Test
    void givesTheSingleFieldsBeforeEncoding() {
        List<FormField> fields = PhpEncoding.fields(Map.of("fields", Map.of("email", "a@b")));

        assertThat(fields).singleElement().satisfies(field -> {
            assertThat(field.name()).asString().isEqualTo("fields[email]");
            assertThat(field.value()).asString().isEqualTo("a@b");
        });
    }

    static Stream<Object> refused() {
        return Stream.of(
                Double.NaN,
                Double.NEGATIVE_INFINITY,
                -0.0,
                0.1 + 0.2,
                0.1f,
                0.00009,
                1e14,
                Float.MAX_VALUE,
                new BigDecimal("1E+1000000000"),
                new BigDecimal("1E-1000000000"),
                LocalDate.EPOCH,
                new byte[] {1},
                new int[] {1},
                Map.of(1.5, "x"),
                Collections.singletonMap(null, "x"),
                "\ud83d");
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesAValueThatHasNoCertainTextNamingItsField(Object value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PhpEncoding.query(Map.of("fields", Map.of("phone", value))))
                .withMessageContaining("fields[phone]");
    }

    @Test
    void neverShowsAValueThatItRefuses() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PhpEncoding.query(Map.of("a", new StringBuilder("hidden\ud83d"))))
                .withMessageNotContaining("hidden");
    }

    @Test
    void refusesAMapThatHoldsItself() {
        Map<String, Object> endless = new HashMap<>();
        endless.put("a", endless);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> PhpEncoding.query(endless))
                .withMessageContaining("nested deeper than");
    }

    @Test
    void refusesANullKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PhpEncoding.query(Collections.singletonMap(null, "x")))
                .withMessageContaining("key");
    }
}
