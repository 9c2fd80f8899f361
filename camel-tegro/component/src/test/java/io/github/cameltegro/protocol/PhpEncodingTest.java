package io.github.cameltegro.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhpEncodingTest {

    static Stream<Vectors.Encoded> bytes() {
        return Vectors.bytes();
    }

    static Stream<Vectors.Encoded> texts() {
        return Vectors.texts();
    }

    @ParameterizedTest
    @MethodSource({"bytes", "texts"})
    void encodesBytesAsPhpDoes(Vectors.Encoded vector) {
        byte[] bytes = HexFormat.of().parseHex(vector.hex());
        ByteArrayOutputStream sink = new ByteArrayOutputStream();

        PhpEncoding.encode(bytes, 0, bytes.length, sink);

        assertThat(sink).hasToString(vector.encoded());
    }

    @ParameterizedTest
    @MethodSource("texts")
    void encodesTextAsPhpDoes(Vectors.Encoded vector) {
        String text = new String(HexFormat.of().parseHex(vector.hex()), StandardCharsets.UTF_8);

        assertThat(PhpEncoding.encode(text)).isEqualTo(vector.encoded());
    }

    @Test
    void knowsAllBytes() {
        assertThat(bytes()).hasSize(256);
    }

    /** The text of a large notification is given no more room than that. */
    @Test
    void the_encoded_length_is_that_of_what_is_written_for_each_byte() {
        for (int b = 0; b < 256; b++) {
            assertEncodedLength(new byte[] {(byte) b});
        }
    }

    @Test
    void the_encoded_length_is_that_of_what_is_written_for_any_bytes() {
        Random random = new Random(20260101);
        for (int i = 0; i < 1000; i++) {
            byte[] bytes = new byte[random.nextInt(2000)];
            random.nextBytes(bytes);
            assertEncodedLength(bytes);
        }
    }

    private static void assertEncodedLength(byte[] bytes) {
        byte[] sink = new byte[3 * bytes.length];

        assertThat(PhpEncoding.encodedLength(bytes))
                .as(HexFormat.of().formatHex(bytes))
                .isEqualTo(PhpEncoding.encode(bytes, 0, bytes.length, sink, 0));
    }

    @Test
    void encodesPartOfABuffer() {
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        sink.write('>');

        PhpEncoding.encode("**a b**".getBytes(StandardCharsets.US_ASCII), 1, 6, sink);

        assertThat(sink).hasToString(">%2Aa+b%2A");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "a\ud83d", "\ude00", "\ude00\ud83d", "\ud83d\ud83d\ude00", "\ud83dx"})
    void refusesAnUnpairedSurrogateInsteadOfSigningAnotherText(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PhpEncoding.encode(text))
                .withMessageContaining("unpaired surrogate");
    }
}
