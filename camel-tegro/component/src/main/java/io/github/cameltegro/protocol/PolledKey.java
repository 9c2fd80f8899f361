package io.github.cameltegro.protocol;

import java.util.Locale;

/**
 * What makes one status of a polled order or payout this very one. Its keys never collide with those of payments, even
 * in one table: a payment that was notified is no status that was polled.
 */
public final class PolledKey {

    private static final String MARK_PREFIX = "tegro-polled-";
    private static final String CLAIM_PREFIX = "tegro-polling-";

    private final String digest;

    private PolledKey(String digest) {
        this.digest = digest;
    }

    /**
     * A key.
     *
     * @param shopId the shop, of any case
     * @param operation the operation that is polled
     * @param record which order or payout
     * @param status its status as text
     */
    public static PolledKey of(String shopId, String operation, String record, String status) {
        // the encoding has no '|', so that no two read the same
        return new PolledKey(PaymentKey.sha256(PhpEncoding.encode(shopId.toUpperCase(Locale.ROOT))
                + '|'
                + operation
                + '|'
                + PhpEncoding.encode(record)
                + '|'
                + PhpEncoding.encode(status)));
    }

    /** The key of the mark that says that this status was routed. */
    public String mark() {
        return MARK_PREFIX + digest;
    }

    /** The key of the claim that says that somebody is at it. */
    public String claim() {
        return CLAIM_PREFIX + digest;
    }
}
