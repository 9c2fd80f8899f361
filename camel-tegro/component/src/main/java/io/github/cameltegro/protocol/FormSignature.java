package io.github.cameltegro.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.List;
import java.util.Map;

/**
 * Signs payment links and forms, and tells whether a notification's signature is right: lower-case hex
 * MD5(canonical text + secret key). See "Links and forms" and "Notifications" in docs/protocol.md.
 *
 * <p>The canonical text is of all fields but {@code sign}, their top-level names sorted by bytes (those of one nested
 * field keep their order), encoded as PHP's {@code http_build_query} does. (PHP sorts names that are whole numbers as
 * numbers; no Tegro field has such a name.) Which fields a link signs is the caller's to know.
 *
 * <p>A right signature proves that the fields come from who knows the secret key, or that they were copied from a link
 * that he signed. It does not prove a payment: see "Notifications" in docs/protocol.md.
 *
 * <p>Safe for use by many threads.
 */
public final class FormSignature {
    private static final int DIGEST_LENGTH = 16;

    private final Digests md5 = new Digests("MD5");
    private final byte[] secret;

    /**
     * @param secretKey the shop's secret key, which is not the API key; used as it is, in UTF-8
     * @throws IllegalArgumentException if it is null or blank
     * @throws IllegalStateException if this Java has no MD5
     */
    public FormSignature(String secretKey) {
        if (secretKey == null || secretKey.isBlank()) {
            throw new IllegalArgumentException("secretKey must not be blank");
        }
        secret = secretKey.getBytes(UTF_8);
        // where MD5 is missing, fails now and not with the first payment
        md5.next();
    }

    /**
     * The text that {@link #sign(Map)} hashes, without the secret key.
     *
     * @param fields values as {@link PhpEncoding#query} takes them; {@code sign} is left out
     * @throws IllegalArgumentException as {@link PhpEncoding#query} does
     */
    public String canonicalText(Map<String, ?> fields) {
        CanonicalText text = CanonicalText.of(PhpEncoding.fields(fields), false);
        return new String(text.buffer, 0, text.length, ISO_8859_1);
    }

    /**
     * The signature of these fields, in lower case.
     *
     * @throws IllegalArgumentException as {@link PhpEncoding#query} does
     */
    public String sign(Map<String, ?> fields) {
        return Hex.encode(digest(CanonicalText.of(PhpEncoding.fields(fields), false)));
    }

    /**
     * Whether the given signature, in hex of any case, is that of these fields; compared in constant time.
     *
     * @return false also for a signature that is null or not of 32 hex digits, and for fields that nobody can have
     *     signed because {@link PhpEncoding#query} refuses them
     */
    public boolean matches(String givenSign, Map<String, ?> fields) {
        List<FormField> flat;
        try {
            flat = PhpEncoding.fields(fields);
        } catch (IllegalArgumentException e) {
            return false;
        }
        return matches(givenSign, flat, false);
    }

    /**
     * The canonical text of received fields.
     *
     * @param fields as received, in the order received; {@code sign} is left out
     * @param leaveOutEmpty whether fields with an empty value are left out, as a PHP null is that a form then sends as
     *     an empty text
     */
    public static byte[] canonical(List<FormField> fields, boolean leaveOutEmpty) {
        return CanonicalText.of(fields, leaveOutEmpty).toBytes();
    }

    /** The signature of a {@linkplain #canonical canonical text}, in lower case. */
    public String sign(byte[] canonical) {
        return Hex.encode(digest(canonical, canonical.length));
    }

    /**
     * Whether the given signature, in hex of any case, is that of the {@linkplain #canonical canonical text}; compared
     * in constant time. For those who try several keys on one text.
     *
     * @return false also for a signature that is null or not of 32 hex digits
     */
    public boolean matches(String givenSign, byte[] canonical) {
        byte[] given = Hex.decode(givenSign, DIGEST_LENGTH);
        return given != null && MessageDigest.isEqual(digest(canonical, canonical.length), given);
    }

    /**
     * Whether the given signature, in hex of any case, is that of the received fields; compared in constant time.
     *
     * @param fields as for {@link #canonical}
     * @param leaveOutEmpty as for {@link #canonical}
     * @return false also for a signature that is null or not of 32 hex digits
     */
    public boolean matches(String givenSign, List<FormField> fields, boolean leaveOutEmpty) {
        byte[] given = Hex.decode(givenSign, DIGEST_LENGTH);
        return given != null && MessageDigest.isEqual(digest(CanonicalText.of(fields, leaveOutEmpty)), given);
    }

    private byte[] digest(CanonicalText text) {
        return digest(text.buffer, text.length);
    }

    private byte[] digest(byte[] text, int length) {
        MessageDigest digest = md5.next();
        digest.update(text, 0, length);
        return digest.digest(secret);
    }

    /** Never shows the key. */
    @Override
    public String toString() {
        return "FormSignature";
    }
}
