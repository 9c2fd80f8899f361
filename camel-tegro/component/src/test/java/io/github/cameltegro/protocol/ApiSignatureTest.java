package io.github.cameltegro.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiSignatureTest {
    private static final String KEY = "EEFA1913EA9D9351469B1E5D852A";

    static Stream<Vectors.Hmac> vectors() {
        return Vectors.hmacs();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void isWhatOtherLanguagesCompute(Vectors.Hmac vector) {
        ApiSignature signature = new ApiSignature(vector.key());

        assertThat(signature.sign(vector.body().getBytes(UTF_8))).isEqualTo(vector.hmac());
        assertThat(signature.sign(vector.body().getBytes(UTF_8)))
                .as("the first body leaves nothing behind")
                .isEqualTo(vector.hmac());
    }

    @Test
    void coversThePartOfABufferThatIsSent() {
        byte[] buffer = "..{\"nonce\":1}...".getBytes(UTF_8);

        assertThat(new ApiSignature(KEY).sign(buffer, 2, 11))
                .isEqualTo(new ApiSignature(KEY).sign("{\"nonce\":1}".getBytes(UTF_8)));
    }

    @Test
    void coversBytesThatAreNoText() {
        assertThat(new ApiSignature(KEY).sign(new byte[] {(byte) 0xff, 0, (byte) 0x80}))
                .isNotEqualTo(new ApiSignature(KEY).sign(new byte[] {(byte) 0xfe, 0, (byte) 0x80}))
                .matches("[0-9a-f]{64}");
    }

    @Test
    void differsByASingleSpace() {
        ApiSignature signature = new ApiSignature(KEY);

        assertThat(signature.sign("{\"nonce\":1}".getBytes(UTF_8)))
                .isNotEqualTo(signature.sign("{\"nonce\": 1}".getBytes(UTF_8)));
    }

    @Test
    void servesManyThreadsAtOnce() throws Exception {
        byte[] body = "{\"nonce\":1}".repeat(200).getBytes(UTF_8);
        ApiSignature shared = new ApiSignature(KEY);

        assertThat(ManyThreads.results(() -> shared.sign(body))).containsExactly(new ApiSignature(KEY).sign(body));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\t\n"})
    void refusesABlankKeyByName(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ApiSignature(key))
                .withMessageContaining("apiKey");
    }

    @Test
    void neverShowsItsKey() {
        assertThat(new ApiSignature(KEY)).asString().doesNotContain(KEY);
    }
}
