package io.github.cameltegro.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceivedSignatureTest {
    private final FormSignature signature = new FormSignature("s");

    static Stream<Vectors.Received> vectors() {
        return Vectors.received();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void isWhatPhpComputesOfTheSameBody(Vectors.Received vector) {
        List<FormField> fields = fields(vector.body());
        FormSignature itsSignature = new FormSignature(vector.secret());

        byte[] canonical = FormSignature.canonical(fields, false);

        assertThat(canonical).asString(ISO_8859_1).isEqualTo(vector.canonical());
        assertThat(itsSignature.sign(canonical)).isEqualTo(vector.sign());
        assertThat(itsSignature.matches(vector.sign(), canonical)).isTrue();
        assertThat(itsSignature.matches(vector.sign(), fields, false)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void isWhatPhpComputesWithoutTheEmptyValues(Vectors.Received vector) {
        List<FormField> fields = fields(vector.body());

        byte[] canonical = FormSignature.canonical(fields, true);

        assertThat(canonical).asString(ISO_8859_1).isEqualTo(vector.filledCanonical());
        assertThat(new FormSignature(vector.secret()).matches(vector.filledSign(), fields, true))
                .isTrue();
    }

    @Test
    void tellsEmptyFieldsFromAbsentOnes() {
        List<FormField> fields = fields("a=1&b=");
        String signWith = signature.sign(FormSignature.canonical(fields, false));
        String signWithout = signature.sign(FormSignature.canonical(fields, true));

        assertThat(signature.matches(signWith, fields, true)).isFalse();
        assertThat(signature.matches(signWithout, fields, false)).isFalse();
        assertThat(signature.matches(signWithout, fields, true)).isTrue();
    }

    @Test
    void tellsApartBytesThatACharsetWouldTakeForTheSame() {
        String sign = signature.sign(FormSignature.canonical(fields("order_id=%FF"), false));

        assertThat(signature.matches(sign, fields("order_id=%FF"), false)).isTrue();
        assertThat(signature.matches(sign, fields("order_id=%FE"), false)).isFalse();
        assertThat(signature.matches(sign, fields("order_id=%EF%BF%BD"), false)).isFalse();
        assertThat(signature.matches(sign, fields("order_id=%3F"), false)).isFalse();
    }

    @Test
    void sortsByUnsignedBytes() {
        assertThat(canonical("%FF=1&%7F=2&%00=3&a=4&A=5&=6")).isEqualTo("=6&%00=3&A=5&a=4&%7F=2&%FF=1");
        assertThat(canonical("ab=1&a=2&a%00=3&b=4")).isEqualTo("a=2&a%00=3&ab=1&b=4");
    }

    @Test
    void sortsNestedFieldsByTheirTopLevelNameAndKeepsTheirOrder() {
        assertThat(canonical("fields[z]=1&fieldsA=2&fields[a]=3&[y]=4&[x]=5"))
                .isEqualTo("%5Bx%5D=5&%5By%5D=4&fields%5Bz%5D=1&fields%5Ba%5D=3&fieldsA=2");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 12, 31, 32, 33, 34, 100, 1000})
    void sortsAnyNumberOfFields(int count) {
        Random random = new Random(count);
        List<String> names = IntStream.range(0, count)
                .mapToObj(i -> Integer.toString(random.nextInt(1 + count / 2), 36) + "[" + i + "]")
                .toList();
        List<FormField> fields =
                names.stream().map(name -> FormField.of(name, "1")).toList();

        String expected = names.stream()
                .sorted(Comparator.comparing(name -> name.substring(0, name.indexOf('['))))
                .map(name -> name.replace("[", "%5B").replace("]", "%5D") + "=1")
                .collect(Collectors.joining("&"));

        assertThat(FormSignature.canonical(fields, false)).asString(ISO_8859_1).isEqualTo(expected);
    }

    @Test
    void coversANestedSign() {
        String sign = signature.sign(FormSignature.canonical(fields("a=1"), false));

        assertThat(signature.matches(sign, fields("a=1&sign=x"), false)).isTrue();
        assertThat(signature.matches(sign, fields("a=1&sign[x]=1"), false)).isFalse();
        assertThat(signature.matches(sign, fields("a=1&Sign="), false)).isFalse();
    }

    @Test
    void leavesTheFieldsAsTheyCame() {
        List<FormField> fields = List.copyOf(fields("b=1&a=2&sign=3"));

        FormSignature.canonical(fields, false);

        assertThat(fields)
                .extracting(field -> new String(field.name(), ISO_8859_1))
                .containsExactly("b", "a", "sign");
    }

    @Test
    void triesSeveralKeysOnOneCanonicalText() {
        byte[] canonical = FormSignature.canonical(fields("a=1&b=2"), false);
        String sign = signature.sign(canonical);

        assertThat(signature.matches(sign, canonical)).isTrue();
        assertThat(new FormSignature("previous").matches(sign, canonical)).isFalse();
        assertThat(signature.matches(sign, FormSignature.canonical(fields("a=1&b=3"), false)))
                .isFalse();
    }

    @Test
    void refusesANullSignatureAndAMalformedOne() {
        byte[] canonical = FormSignature.canonical(fields("a=1"), false);

        assertThat(signature.matches(null, canonical)).isFalse();
        assertThat(signature.matches(null, fields("a=1"), false)).isFalse();
        assertThat(signature.matches("zz", canonical)).isFalse();
        assertThat(signature.matches("zz", fields("a=1"), false)).isFalse();
    }

    @Test
    void refusesFieldsWithoutBytes() {
        assertThatNullPointerException().isThrownBy(() -> new FormField(null, new byte[0]));
        assertThatNullPointerException().isThrownBy(() -> new FormField(new byte[0], null));
    }

    private static String canonical(String body) {
        return new String(FormSignature.canonical(fields(body), false), ISO_8859_1);
    }

    /** The least that reads these bodies. */
    private static List<FormField> fields(String body) {
        List<FormField> fields = new ArrayList<>();
        for (String part : body.split("&")) {
            int equals = part.indexOf('=');
            fields.add(new FormField(
                    decoded(equals < 0 ? part : part.substring(0, equals)),
                    decoded(equals < 0 ? "" : part.substring(equals + 1))));
        }
        return fields;
    }

    private static byte[] decoded(String text) {
        return URLDecoder.decode(text, ISO_8859_1).getBytes(ISO_8859_1);
    }
}
