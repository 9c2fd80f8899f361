package io.github.cameltegro.notification;

import io.github.cameltegro.model.Order;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;

/**
 * The orders under one merchant's id that Tegro shows on its pages.
 *
 * @param orders the orders
 * @param complete whether all pages that may have some of around the time in question were read
 */
public record AcknowledgementSiblings(List<Order> orders, boolean complete) {

    /** Beyond the largest difference between two time zones, twice; dates of Tegro's are compared with Tegro's alone. */
    private static final int HOURS = 52;

    /**
     * Reads pages, newest first, down to well before the time in question.
     *
     * @param pages reads a page
     * @param maxPages how many are read at most
     * @param orderId the merchant's id
     * @param around the time in question; null for that of the newest order
     */
    public static AcknowledgementSiblings read(
            IntFunction<List<Order>> pages, int maxPages, String orderId, LocalDateTime around) {
        Map<Object, Order> found = new LinkedHashMap<>();
        LocalDateTime reference = around;
        List<Order> last = List.of();
        for (int number = 1; number <= maxPages; number++) {
            List<Order> page = pages.apply(number);
            page.stream()
                    .filter(order -> orderId.equals(order.paymentId()))
                    .forEach(order -> found.putIfAbsent(identity(order), order));
            LocalDateTime newest = page.stream()
                    .map(Order::dateCreated)
                    .filter(Objects::nonNull)
                    .max(LocalDateTime::compareTo)
                    .orElse(null);
            reference = reference == null ? newest : reference;
            boolean past = newest != null && newest.isBefore(reference.minusHours(HOURS));
            // a gateway that answers its last page again and again has no more
            if (page.isEmpty() || page.equals(last) || past) {
                return new AcknowledgementSiblings(new ArrayList<>(found.values()), true);
            }
            last = page;
        }
        return new AcknowledgementSiblings(new ArrayList<>(found.values()), false);
    }

    private static Object identity(Order order) {
        return order.id() != null ? order.id() : order;
    }
}
