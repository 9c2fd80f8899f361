package io.github.cameltegro.protocol;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Locale;

/**
 * What makes a payment this very one, whichever way and however often it is told: the shop, the merchant's order id,
 * when the order was created, the status and whether it is a test. Neither the amount, which fees may change, nor
 * anything that a retry may change. Two orders under one merchant's id (Tegro lets it be the payer's e-mail) stay two
 * payments by their dates.
 *
 * <p>A date may be left out or written differently, so all payments under one merchant's id have a claim and a mark in
 * common: only one of them is routed at a time, and whether there may be another key for the same payment can be seen.
 */
public final class PaymentKey {

    private static final Digests SHA_256 = new Digests("SHA-256");
    private static final String PREFIX = "tegro-payment-";
    private static final String MARK_PREFIX = "tegro-mark-";
    private static final String AMOUNT_PREFIX = "tegro-amount-";
    private static final String TAKEN_PREFIX = "tegro-taken-";
    private static final String AGAIN_PREFIX = "tegro-again-";
    private static final String CLAIM_PREFIX = "tegro-claim-";
    private static final String FAMILY_PREFIX = "tegro-family-";
    private static final String RECORD_PREFIX = "tegro-record-";

    /** The shop and the merchant's id, encoded, and the digest of both. */
    private final String family;

    private final String familyDigest;
    private final String date;
    private final int status;
    private final boolean test;
    private final int place;
    private final String digest;

    private PaymentKey(String family, String familyDigest, String date, int status, boolean test, int place) {
        this.family = family;
        this.familyDigest = familyDigest;
        this.date = date;
        this.status = status;
        this.test = test;
        this.place = place;
        this.digest =
                sha256(family + '|' + date + '|' + status + '|' + (test ? '1' : '0') + (place > 1 ? "|" + place : ""));
    }

    /**
     * A key.
     *
     * @param shopId the shop, of any case
     * @param orderId the bytes of the merchant's order id as received
     * @param dateCreated the order's {@code date_created} as {@link LocalDateTime} writes it, or null if it is unknown
     * @param status the status number
     * @param test whether it is a test payment
     */
    public static PaymentKey of(String shopId, byte[] orderId, String dateCreated, int status, boolean test) {
        // the encoding has no '|', so that no two payments read the same
        String family = PhpEncoding.encode(shopId.toUpperCase(Locale.ROOT)) + '|' + encode(orderId);
        String date = dateCreated == null ? "" : PhpEncoding.encode(dateCreated);
        return new PaymentKey(family, sha256(family), date, status, test, 1);
    }

    /** The key of the same payment if its order was created then; null for a date that is unknown. */
    public PaymentKey at(LocalDateTime dateCreated) {
        String other = dateCreated == null ? "" : PhpEncoding.encode(dateCreated.toString());
        return new PaymentKey(family, familyDigest, other, status, test, place);
    }

    /** The key of the same payment in another status. */
    public PaymentKey inStatus(int other) {
        return other == status ? this : new PaymentKey(family, familyDigest, date, other, test, place);
    }

    /** The key of the same payment if it is a test, or is not. */
    public PaymentKey asTest(boolean isTest) {
        return isTest == test ? this : new PaymentKey(family, familyDigest, date, status, isTest, place);
    }

    /** The key of the next payment that agrees in everything: two orders may be created in the same second. */
    public PaymentKey next() {
        return new PaymentKey(family, familyDigest, date, status, test, place + 1);
    }

    /** The key of the first payment that agrees in everything else. */
    public PaymentKey first() {
        return place == 1 ? this : new PaymentKey(family, familyDigest, date, status, test, 1);
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
        return AMOUNT_PREFIX + sha256(digest + '|' + plain(amount));
    }

    /** The key of the mark that says that what was done under this key is known to be the payment of another key. */
    public String taken() {
        return TAKEN_PREFIX + digest;
    }

    /** The key of the mark that says the same, and which one that other key is. */
    public String takenBy(PaymentKey other) {
        return TAKEN_PREFIX + sha256(digest + '|' + other.digest);
    }

    /** The key of the mark that says that the payment is to be routed once more on purpose. */
    public String again() {
        return AGAIN_PREFIX + digest;
    }

    /** The key of the claim that says that somebody is at a payment under this merchant's id. */
    public String claim() {
        return CLAIM_PREFIX + familyDigest;
    }

    /** The key of the mark that says that a payment under this merchant's id, in this status, is done. */
    public String family() {
        return FAMILY_PREFIX + familyDigest + '-' + status;
    }

    /** The key of the mark that says the same of a payment of this amount whose record Tegro has shown. */
    public String recorded(BigDecimal amount) {
        return RECORD_PREFIX + sha256(familyDigest + '|' + status + '|' + plain(amount));
    }

    /**
     * The key of the mark of a payment whose key is known as text alone.
     *
     * @return null if the text is not a key
     */
    public static String markOf(String text) {
        return isText(text) ? MARK_PREFIX + text.substring(PREFIX.length()) : null;
    }

    /** The same of {@link #again()}. */
    public static String againOf(String text) {
        return isText(text) ? AGAIN_PREFIX + text.substring(PREFIX.length()) : null;
    }

    private static boolean isText(String text) {
        return text != null && text.matches(PREFIX + "[0-9a-f]{64}");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PaymentKey key && key.digest.equals(digest);
    }

    @Override
    public int hashCode() {
        return digest.hashCode();
    }

    @Override
    public String toString() {
        return text();
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }

    private static String encode(byte[] bytes) {
        byte[] encoded = new byte[3 * bytes.length];
        return new String(encoded, 0, PhpEncoding.encode(bytes, 0, bytes.length, encoded, 0), US_ASCII);
    }

    static String sha256(String text) {
        return Hex.encode(SHA_256.next().digest(text.getBytes(UTF_8)));
    }
}
