package io.github.cameltegro.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PhpEncodingPropertyTest {

    @Property
    void equalsANaiveEncoder(@ForAll("texts") String text) {
        assertThat(PhpEncoding.encode(text)).isEqualTo(naive(text));
    }

    @Property
    void differsFromUrlEncoderInTheAsteriskAlone(@ForAll("texts") String text) {
        assertThat(PhpEncoding.encode(text))
                .isEqualTo(URLEncoder.encode(text, UTF_8).replace("*", "%2A"));
    }

    @Property
    void isReadBackAsItWas(@ForAll("texts") String text) {
        assertThat(URLDecoder.decode(PhpEncoding.encode(text), UTF_8)).isEqualTo(text);
    }

    @Property
    void joinsFieldsAsANaiveJoinDoes(@ForAll("forms") Map<String, String> fields) {
        assertThat(PhpEncoding.query(fields))
                .isEqualTo(fields.entrySet().stream()
                        .map(field -> naive(field.getKey()) + "=" + naive(field.getValue()))
                        .collect(Collectors.joining("&")));
    }

    @Property
    void signsFieldsInAnyOrderAlike(@ForAll("forms") Map<String, String> fields) {
        FormSignature signature = new FormSignature("secret");

        assertThat(signature.sign(Map.copyOf(fields))).isEqualTo(signature.sign(fields));
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<Integer> any = Arbitraries.integers().between(0, Character.MAX_CODE_POINT);
        Arbitrary<Integer> ascii = Arbitraries.integers().between(0, 127);
        return Arbitraries.oneOf(any, ascii)
                .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                .map(Character::toString)
                .list()
                .ofMaxSize(40)
                .map(characters -> String.join("", characters));
    }

    /** Without brackets in the names: the parts of a nested field keep the order they come in. */
    @Provide
    Arbitrary<Map<String, String>> forms() {
        Arbitrary<String> names = texts().map(name -> name.replace("[", ""));
        return Arbitraries.maps(names, texts()).ofMaxSize(12);
    }

    private static String naive(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(UTF_8)) {
            if (b == ' ') {
                encoded.append('+');
            } else if (b > 0 && (Character.isLetterOrDigit(b) || "-_.".indexOf(b) >= 0)) {
                encoded.append((char) b);
            } else {
                encoded.append("%" + HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return encoded.toString();
    }
}
