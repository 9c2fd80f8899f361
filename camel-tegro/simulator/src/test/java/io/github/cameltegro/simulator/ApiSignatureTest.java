package io.github.cameltegro.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vectors of docs/protocol.md, Signing. */
class ApiSignatureTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"shop_id":"1913EA9D9351469B1E5D852A","nonce":1613435880}   | 17ce68518e9e60094c3a60f1a501d34403a49748e9d83aed2ed2f62e8056e0fb
            {"shop_id": "1913EA9D9351469B1E5D852A", "nonce": 1613435880} | b7e82e32e3457ccd1ef72b39e8a22afc479940c6ffe6f14bb3992624b27603b6
            """)
    void every_byte_of_the_body_counts_a_space_too(String body, String signature) {
        assertThat(Signatures.api("EEFA1913EA9D9351469B1E5D852A", body.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(signature);
    }
}
