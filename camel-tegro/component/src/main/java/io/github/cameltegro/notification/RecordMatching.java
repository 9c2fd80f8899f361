package io.github.cameltegro.notification;

import io.github.cameltegro.model.Order;
import io.github.cameltegro.protocol.PaymentKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Matches the marks under one merchant's id with its orders: each mark stands for one order. The order in question comes
 * last for marks that bear its own key, so that of two orders that share one key there are never fewer routed than paid.
 */
final class RecordMatching {

    private final AcknowledgementSearch search;
    private final AcknowledgementMarks marks;
    private final int status;
    private final Order target;
    private final List<Order> others;

    /** Whose own keys are marked, each with the key that it was done under. */
    private final Map<Order, PaymentKey> exact = new IdentityHashMap<>();

    /** The first key of each order that has no mark. */
    private final Map<Order, PaymentKey> free = new IdentityHashMap<>();

    RecordMatching(
            AcknowledgementSearch search, AcknowledgementMarks marks, int status, Order target, List<Order> siblings) {
        this.search = search;
        this.marks = marks;
        this.status = status;
        this.target = target;
        this.others = siblings.stream()
                .filter(order -> !isTarget(order) && wasIn(order, status))
                .sorted(Comparator.comparing(Order::id, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
    }

    private boolean isTarget(Order order) {
        return order.id() == null ? order.equals(target) : order.id().equals(target.id());
    }

    /** What is refunded was paid before. */
    private static boolean wasIn(Order order, int status) {
        return order.status() != null
                && (order.status() == status || status == Order.PAID && order.status() == Order.REFUNDED);
    }

    AcknowledgementDecision decide() {
        matchOwnKeys();
        PaymentKey own = exact.get(target);
        if (own != null) {
            return AcknowledgementDecision.settled(
                    isSameAmount(own, target) ? Outcome.DUPLICATE : Outcome.AMOUNT_DIFFERS, keys(own));
        }
        List<PaymentKey> elsewhere = elsewhere();
        for (PaymentKey other : elsewhere) {
            if (isSameAmount(other, target)) {
                return found(Outcome.DUPLICATE, other);
            }
        }
        for (PaymentKey other : elsewhere) {
            if (others.stream().noneMatch(order -> !exact.containsKey(order) && isSameAmount(other, order))) {
                return found(Outcome.AMOUNT_DIFFERS, other);
            }
        }
        return AcknowledgementDecision.route(keys(free.get(target)));
    }

    /** Gives each mark to one of the orders that have its key. */
    private void matchOwnKeys() {
        Map<String, List<Order>> byKey = new TreeMap<>();
        for (Order order : others) {
            byKey.computeIfAbsent(search.key(order, status).mark(), mark -> new ArrayList<>())
                    .add(order);
        }
        byKey.computeIfAbsent(search.key(target, status).mark(), mark -> new ArrayList<>())
                .add(target);
        for (List<Order> sharing : byKey.values()) {
            PaymentKey next = search.key(sharing.get(0), status);
            List<PaymentKey> marked = new ArrayList<>();
            for (; marks.contains(next.mark()); next = next.next()) {
                marked.add(next);
            }
            give(marked, sharing, true);
            give(marked, sharing, false);
            for (Order order : sharing) {
                free.put(order, next);
            }
        }
    }

    private void give(List<PaymentKey> marked, List<Order> orders, boolean ofSameAmount) {
        for (Order order : orders) {
            if (!exact.containsKey(order)) {
                marked.stream()
                        .filter(key -> !ofSameAmount || isSameAmount(key, order))
                        .findFirst()
                        .ifPresent(key -> {
                            exact.put(order, key);
                            marked.remove(key);
                        });
            }
        }
    }

    /** The marks that may stand for the order in question and are not another order's own. */
    private List<PaymentKey> elsewhere() {
        Set<String> own =
                others.stream().map(order -> search.key(order, status).mark()).collect(Collectors.toSet());
        return AcknowledgementSearch.elsewhere(
                        marks, search.key(target, status), target.dateCreated(), free.get(target))
                .stream()
                .filter(key -> !own.contains(key.first().mark()))
                .filter(key -> others.stream()
                        .filter(order -> !exact.containsKey(order))
                        .noneMatch(order -> !free.get(order).equals(free.get(target))
                                && marks.contains(key.takenBy(free.get(order)))))
                .toList();
    }

    /**
     * It was done under another key: from now on it is marked under its own, and that mark stands for no other order.
     * Whose it is comes first: should any of the marks behind it fail, the order is found again, and no other one is.
     */
    private AcknowledgementDecision found(Outcome outcome, PaymentKey other) {
        AcknowledgementKeys keys = keys(free.get(target));
        marks.write(other.takenBy(free.get(target)));
        marks.write(other.taken());
        if (outcome == Outcome.DUPLICATE) {
            marks.write(keys);
        } else {
            marks.write(keys.mark());
        }
        return AcknowledgementDecision.settled(outcome, keys);
    }

    private boolean isSameAmount(PaymentKey key, Order order) {
        List<String> amounts = AcknowledgementKeys.of(key, order).amountMarks();
        return amounts.isEmpty() || amounts.stream().anyMatch(marks::contains);
    }

    private AcknowledgementKeys keys(PaymentKey key) {
        return AcknowledgementKeys.of(key, target);
    }
}
