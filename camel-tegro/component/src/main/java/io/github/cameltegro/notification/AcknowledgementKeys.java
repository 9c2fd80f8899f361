package io.github.cameltegro.notification;

import io.github.cameltegro.protocol.PaymentKey;
import java.math.BigDecimal;
import java.util.List;

/**
 * The keys that one payment, or one status of an order that is polled, is acknowledged under.
 *
 * @param text the key as logs show it
 * @param claim says that somebody is at it
 * @param mark says that it is done
 * @param amountMarks say with which amount it was done, or would be; where there are several, each is the same amount
 *     to us, and where there are none amounts are not watched
 */
public record AcknowledgementKeys(String text, String claim, String mark, List<String> amountMarks) {

    public AcknowledgementKeys {
        amountMarks = List.copyOf(amountMarks);
    }

    /** Those of a payment. */
    public static AcknowledgementKeys of(PaymentKey key, List<BigDecimal> amounts) {
        return new AcknowledgementKeys(
                key.text(),
                key.claim(),
                key.mark(),
                amounts.stream().map(key::mark).distinct().toList());
    }

    @Override
    public String toString() {
        return text;
    }
}
