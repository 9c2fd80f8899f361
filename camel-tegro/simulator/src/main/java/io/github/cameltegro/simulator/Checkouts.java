package io.github.cameltegro.simulator;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The checkouts of an account by order number, and which order a link or form has led to. */
final class Checkouts {

    private final Map<Long, Checkout> byNumber = new HashMap<>();
    private final Map<String, Long> byLink = new HashMap<>();

    synchronized Checkout of(long number) {
        return byNumber.getOrDefault(number, Checkout.NONE);
    }

    synchronized void put(long number, Checkout checkout) {
        byNumber.put(number, checkout);
    }

    /** The order that a link or form with this signed text has led to before. */
    synchronized Optional<Long> order(String signedText) {
        return Optional.ofNullable(byLink.get(signedText));
    }

    synchronized void remember(String signedText, long number) {
        byLink.put(signedText, number);
    }

    synchronized void clear() {
        byNumber.clear();
        byLink.clear();
    }
}
