package io.github.cameltegro.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every expected value here was printed by PHP 8.2: {@code ksort($f); http_build_query($f)}. */
class PhpQueryTest {

    static Stream<Arguments> values() {
        return Stream.of(
                arguments("Заказ 1", "%D0%97%D0%B0%D0%BA%D0%B0%D0%B7+1"),
                arguments("💳🙂", "%F0%9F%92%B3%F0%9F%99%82"),
                arguments("a&b=c", "a%26b%3Dc"),
                arguments("1+1", "1%2B1"),
                arguments("50%", "50%25"),
                arguments("*~'()", "%2A%7E%27%28%29"),
                arguments("a:b/c@d|e", "a%3Ab%2Fc%40d%7Ce"),
                arguments("a b  c", "a+b++c"),
                arguments("", ""),
                arguments("-_.", "-_."),
                arguments("!\"#$,;<>?[]\\^`{}", "%21%22%23%24%2C%3B%3C%3E%3F%5B%5D%5C%5E%60%7B%7D"),
                arguments("line\r\nbreak\ttab", "line%0D%0Abreak%09tab"),
                arguments("ёЁ№€", "%D1%91%D0%81%E2%84%96%E2%82%AC"),
                arguments("e\u0301", "e%CC%81"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void a_value_is_encoded_as_php_does(String value, String encoded) {
        assertThat(PhpQuery.sorted(Map.of("k", value))).isEqualTo("k=" + encoded);
    }

    @Test
    void names_are_sorted_by_their_bytes() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("b", "1");
        fields.put("B", "2");
        fields.put("_", "3");
        fields.put("a_b", "4");
        fields.put("ab", "5");
        fields.put("я", "6");
        fields.put("💳", "7");
        fields.put("\uFFFD", "8");
        fields.put("Authorization", "9");
        fields.put("a-b", "10");
        assertThat(PhpQuery.sorted(fields))
                .isEqualTo("Authorization=9&B=2&_=3&a-b=10&a_b=4&ab=5&b=1&%D1%8F=6&%EF%BF%BD=8&%F0%9F%92%B3=7");
        assertThat(Signatures.form(fields, "GB%^&*YJni677")).isEqualTo("c99ed55f740ed981466634dd22f47da3");
    }

    @Test
    void null_is_left_out_and_the_empty_text_is_not() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("a", null);
        fields.put("b", "");
        assertThat(PhpQuery.sorted(fields)).isEqualTo("b=");
    }
}
