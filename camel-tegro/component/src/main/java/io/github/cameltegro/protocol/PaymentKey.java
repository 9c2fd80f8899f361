package io.github.cameltegro.protocol;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * What makes a payment this very one, whichever way and however often it is told: the shop, the merchant's order id,
 * when the order was created, the status and whether it is a test. Neither the amount, which fees may change, nor
 * anything that a retry may change. Two orders under one merchant's id (Tegro lets it be the payer's e-mail) stay two
 * payments by their dates.
 */
public final class PaymentKey {

    private static final Digests SHA_256 = new Digests("SHA-256");
    private static final String PREFIX = "tegro-payment-";
    private static final String MARK_PREFIX = "tegro-mark-";
    private static final String AMOUNT_PREFIX = "tegro-amount-";
    private static final String CLAIM_PREFIX = "tegro-claim-";

    private final String digest;

    private PaymentKey(String digest) {
        this.digest = digest;
    }

    /**
     * A key.
     *
     * @param shopId the shop, of any case
     * @param orderId the bytes of the merchant's order id as received
     * @param dateCreated the order's {@code date_created} as Tegro writes it, or null where nobody told it
     * @param status the status number
     * @param test whether it is a test payment
     */
    public static PaymentKey of(String shopId, byte[] orderId, String dateCreated, int status, boolean test) {
        // the encoding has no '|', so that no two payments read the same
        String text = PhpEncoding.encode(shopId.toUpperCase(Locale.ROOT))
                + '|'
                + encode(orderId)
                + '|'
                + (dateCreated == null ? "" : PhpEncoding.encode(dateCreated))
                + '|'
                + status
                + '|'
                + (test ? '1' : '0');
        return new PaymentKey(sha256(text));
    }

    /** The key as routes and ledgers see it, 78 ASCII characters. */
    public String text() {
        return PREFIX + digest;
    }

    /** The key of the mark that says that the payment is done. */
    public String mark() {
        return MARK_PREFIX + digest;
    }

    /** The key of the mark that says with which amount it was done; equal for equal values, such as 1.5 and 1.50. */
    public String mark(BigDecimal amount) {
        return AMOUNT_PREFIX + sha256(digest + '|' + amount.stripTrailingZeros().toPlainString());
    }

    /** The key of the claim that says that somebody is at it. */
    public String claim() {
        return CLAIM_PREFIX + digest;
    }

    @Override
    public String toString() {
        return text();
    }

    private static String encode(byte[] bytes) {
        byte[] encoded = new byte[3 * bytes.length];
        return new String(encoded, 0, PhpEncoding.encode(bytes, 0, bytes.length, encoded, 0), US_ASCII);
    }

    static String sha256(String text) {
        return Hex.encode(SHA_256.next().digest(text.getBytes(UTF_8)));
    }
}
