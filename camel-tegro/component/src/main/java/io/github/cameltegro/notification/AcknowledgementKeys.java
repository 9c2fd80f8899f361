package io.github.cameltegro.notification;

import io.github.cameltegro.model.Order;
import io.github.cameltegro.protocol.PaymentKey;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/**
 * The keys that one payment, or one status of an order that is polled, is acknowledged under.
 *
 * @param text the key as logs show it
 * @param claim says that somebody is at it, or at another payment under the same merchant's id
 * @param mark says that it is done
 * @param amountMarks say with which amount it was done, or would be; where there are several, each is the same amount
 *     to us, and where there are none amounts are not watched
 * @param otherMarks are written with it, and decide nothing about it
 */
public record AcknowledgementKeys(
        String text, String claim, String mark, List<String> amountMarks, List<String> otherMarks) {

    public AcknowledgementKeys {
        amountMarks = List.copyOf(amountMarks);
        otherMarks = List.copyOf(otherMarks);
    }

    /** Those of what is not a payment. */
    public AcknowledgementKeys(String text, String claim, String mark, List<String> amountMarks) {
        this(text, claim, mark, amountMarks, List.of());
    }

    /** Those of a payment. */
    public static AcknowledgementKeys of(PaymentKey key, List<BigDecimal> amounts) {
        return of(key, amounts, List.of());
    }

    /** Those of a payment whose record Tegro has shown. */
    public static AcknowledgementKeys of(PaymentKey key, Order order) {
        List<BigDecimal> amounts = amounts(order);
        return of(key, amounts, amounts.stream().map(key::recorded).toList());
    }

    private static AcknowledgementKeys of(PaymentKey key, List<BigDecimal> amounts, List<String> recorded) {
        return new AcknowledgementKeys(
                key.text(),
                key.claim(),
                key.mark(),
                amounts.stream().map(key::mark).distinct().toList(),
                Stream.concat(Stream.of(key.family()), recorded.stream().distinct())
                        .toList());
    }

    /** Whether a notification's amount holds the payer's fee is not documented: with and without it, it is the same. */
    private static List<BigDecimal> amounts(Order order) {
        if (order.amount() == null) {
            return List.of();
        }
        BigDecimal fee = order.fee() == null ? BigDecimal.ZERO : order.fee();
        return List.of(order.amount(), order.amount().add(fee), order.amount().subtract(fee));
    }

    @Override
    public String toString() {
        return text;
    }
}
