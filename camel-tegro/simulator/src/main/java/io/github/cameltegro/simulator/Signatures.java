package io.github.cameltegro.simulator;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tegro's signatures (docs/protocol.md, Signing), on purpose written apart from the component's: two that agree are
 * worth more than one that agrees with itself.
 */
final class Signatures {

    private Signatures() {}

    /** Lower-case hex of HMAC-SHA256 over the exact bytes of a request. */
    static String api(String apiKey, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(apiKey.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has HmacSHA256", e);
        }
    }
}
