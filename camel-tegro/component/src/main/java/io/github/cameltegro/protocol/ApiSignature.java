package io.github.cameltegro.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs the bodies of REST calls: lower-case hex HMAC-SHA256 of the exact bytes that are sent, sent as
 * {@code Authorization: Bearer <hex>}. See "REST calls" in docs/protocol.md.
 *
 * <p>Safe for use by many threads.
 */
public final class ApiSignature {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final Mac keyed;

    /**
     * @param apiKey the shop's API key, which is not the secret key; used as it is, in UTF-8
     * @throws IllegalArgumentException if it is null or blank
     */
    public ApiSignature(String apiKey) {
        if (apiKey == null || apiKey.isBlank()) {
            throw new IllegalArgumentException("apiKey must not be blank");
        }
        key = new SecretKeySpec(apiKey.getBytes(UTF_8), ALGORITHM);
        keyed = newMac();
    }

    /** The signature of a body. */
    public String sign(byte[] body) {
        return sign(body, 0, body.length);
    }

    /** The signature of {@code length} bytes from {@code offset} on. */
    public String sign(byte[] buffer, int offset, int length) {
        Mac mac = copy();
        mac.update(buffer, offset, length);
        return Hex.encode(mac.doFinal());
    }

    /** Clones have taken in the key already, share nothing and need no lock; not every provider's can be cloned. */
    private Mac copy() {
        try {
            return (Mac) keyed.clone();
        } catch (CloneNotSupportedException e) {
            return newMac();
        }
    }

    private Mac newMac() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            // no input yet, but the key's first block is digested here, once, instead of with each body
            mac.update(new byte[0]);
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM + ", which Tegro signs calls with", e);
        }
    }

    /** Never shows the key. */
    @Override
    public String toString() {
        return "ApiSignature";
    }
}
