package io.github.cameltegro.api;

import io.github.cameltegro.model.CreatedOrder;
import java.net.SocketAddress;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;

/**
 * What can be checked in a response of createOrder, which does not repeat the merchant's order id: that it has a number
 * and a link, and that its number is not one that the same connection brought for another order shortly before. A
 * connection that is one response behind would give each payer the link of somebody else.
 */
final class CreatedOrders {

    private static final int REMEMBERED = 1000;

    private static final Pattern LINK =
            Pattern.compile("(?i)https?://(\\[[0-9a-f:.]+]|[^\\s/?#@:\\[\\]]+)(:\\d{1,5})?([/?#]\\S*)?");

    private static final Pattern WHOLE = Pattern.compile("-?\\d+(\\.0+)?");

    private final Lock lock = new ReentrantLock();
    private final Map<Numbered, String> orderIds = new BoundedMap<>(REMEMBERED);

    /** The number that a connection gave for an order. */
    private record Numbered(SocketAddress connection, String number) {}

    /**
     * Tells what is wrong with a response.
     *
     * @param connection this end of the connection by which it came
     * @param created the response's data
     * @param orderId the merchant's id of the order that was to be created
     * @return null if nothing is
     */
    String flaw(SocketAddress connection, Object created, String orderId, Quote quote) {
        String number = text(created instanceof CreatedOrder order ? order.id() : member(created, "id"));
        String url = text(created instanceof CreatedOrder order ? order.url() : member(created, "url"));
        if (number == null || !WHOLE.matcher(number).matches()) {
            return "the order was created, but the response has no number of it";
        }
        String other = other(new Numbered(connection, number), orderId);
        if (other != null) {
            return "the response has the number " + quote.plain(number) + ", which this connection gave for order "
                    + quote.of(other) + " before: it is about that order";
        }
        if (url == null || !LINK.matcher(url).matches()) {
            return "the order was created and has Tegro's number " + quote.plain(number)
                    + ", but the response has no link to pay it: url is "
                    + (url == null ? "missing" : quote.of(url));
        }
        return null;
    }

    private String other(Numbered key, String orderId) {
        lock.lock();
        try {
            String before = orderIds.putIfAbsent(key, orderId);
            return orderId.equals(before) ? null : before;
        } finally {
            lock.unlock();
        }
    }

    private static Object member(Object data, String name) {
        return data instanceof Map<?, ?> map ? map.get(name) : null;
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
