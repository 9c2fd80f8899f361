package io.github.cameltegro.simulator;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
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

    /** Lower-case hex of MD5 over the sorted, encoded fields and the secret: the rule of links and notifications. */
    static String form(Map<String, String> fields, String secretKey) {
        return md5((PhpQuery.sorted(fields) + secretKey).getBytes(StandardCharsets.UTF_8));
    }

    static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has MD5", e);
        }
    }
}
