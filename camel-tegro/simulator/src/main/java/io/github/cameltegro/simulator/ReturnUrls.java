package io.github.cameltegro.simulator;

/**
 * Where the shop has payers back unless their link or form says otherwise; as in Tegro's cabinet. Either may be null, for
 * nowhere.
 */
record ReturnUrls(String success, String fail) {

    static final ReturnUrls NOWHERE = new ReturnUrls(null, null);

    ReturnUrls {
        check(success);
        check(fail);
    }

    private static void check(String url) {
        if (url != null && !url.matches("https?://[^/\\s]+\\S*")) {
            throw new IllegalArgumentException("A success or fail URL begins with http:// or https:// and a host");
        }
    }

    /** The checkout with the shop's own addresses where it has none. */
    Checkout fill(Checkout checkout) {
        return new Checkout(
                checkout.lang(),
                checkout.successUrl() == null ? success : checkout.successUrl(),
                checkout.failUrl() == null ? fail : checkout.failUrl(),
                checkout.notifyUrl(),
                checkout.fields(),
                checkout.receipt());
    }

    /** Where the payer of this order goes now; null while it is open, or where there is no such address. */
    static String of(Checkout checkout, SimulatedOrder order) {
        return switch (order.status()) {
            case SimulatedOrder.PAID -> checkout.successUrl();
            case SimulatedOrder.FAILED -> checkout.failUrl();
            default -> null;
        };
    }
}
