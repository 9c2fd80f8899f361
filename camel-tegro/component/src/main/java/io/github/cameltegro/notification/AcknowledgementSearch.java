package io.github.cameltegro.notification;

import io.github.cameltegro.model.Order;
import io.github.cameltegro.protocol.PaymentKey;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds the mark that stands for a payment whose own key has none: a notification may have left the order's date or the
 * test flag out, or have told the date in another time zone.
 */
public final class AcknowledgementSearch {

    /** Time zones are apart by quarters of an hour, and by no more than 26 hours. */
    private static final int QUARTER = 15;

    private static final int QUARTERS = 26 * 4;

    private final String shopId;

    public AcknowledgementSearch(String shopId) {
        this.shopId = shopId;
    }

    /** The key of an order's payment. */
    PaymentKey key(Order order, int status) {
        return order.paymentKey(shopId).inStatus(status);
    }

    /**
     * Decides about an order whose record Tegro has shown.
     *
     * @param status the status that is to be routed
     * @param shared whether another order is known to have the same key
     * @param siblings reads the orders under the same merchant's id; asked only if the marks alone can't tell
     */
    public AcknowledgementDecision ofRecord(
            AcknowledgementMarks marks, Order order, int status, boolean shared, Supplier<List<Order>> siblings) {
        PaymentKey key = key(order, status);
        AcknowledgementKeys keys = AcknowledgementKeys.of(key, order);
        if (!shared) {
            Outcome done = marks.done(keys);
            boolean certain = done == Outcome.DUPLICATE || done == null && marks.isFirst(key);
            if (certain
                    || done == null
                            && elsewhere(marks, key, order.dateCreated()).isEmpty()) {
                return AcknowledgementDecision.settled(done, keys);
            }
        }
        return new RecordMatching(this, marks, status, order, siblings.get()).decide();
    }

    /** The keys, other than its own, under which the same payment may have been marked, and not another one. */
    static List<PaymentKey> elsewhere(AcknowledgementMarks marks, PaymentKey key, LocalDateTime date) {
        return elsewhere(marks, key, date, key);
    }

    /** @param free the key that it would be marked under */
    static List<PaymentKey> elsewhere(AcknowledgementMarks marks, PaymentKey key, LocalDateTime date, PaymentKey free) {
        List<PaymentKey> found = new ArrayList<>();
        for (PaymentKey flagged : List.of(key.asTest(false), key.asTest(true))) {
            otherDates(flagged, date)
                    .filter(other -> !other.equals(key))
                    .flatMap(other -> Stream.iterate(other, next -> marks.contains(next.mark()), PaymentKey::next))
                    .filter(other -> !marks.contains(other.taken()) || isTakenBy(marks, other, free))
                    .forEach(found::add);
        }
        return found;
    }

    /** It was found before, and then not all of its marks could be written. */
    private static boolean isTakenBy(AcknowledgementMarks marks, PaymentKey other, PaymentKey key) {
        return marks.contains(other.takenBy(key)) && !marks.contains(key.again());
    }

    private static Stream<PaymentKey> otherDates(PaymentKey key, LocalDateTime date) {
        if (date == null) {
            return Stream.of(key);
        }
        // the same date with the other flag first; that without a date last
        Stream<PaymentKey> shifted = IntStream.rangeClosed(1, QUARTERS)
                .boxed()
                .flatMap(quarters -> Stream.of(quarters, -quarters))
                .map(quarters -> key.at(date.plusMinutes((long) quarters * QUARTER)));
        return Stream.concat(Stream.concat(Stream.of(key.at(date)), shifted), Stream.of(key.at(null)));
    }

    /** Whether two dates may be the same one in two time zones. */
    static boolean sameInSomeZone(LocalDateTime one, LocalDateTime other) {
        long seconds = Math.abs(Duration.between(one, other).toSeconds());
        return seconds % (QUARTER * 60) == 0 && seconds <= (long) QUARTERS * QUARTER * 60;
    }
}
