package io.github.cameltegro.notification;

import io.github.cameltegro.OutputType;
import io.github.cameltegro.TegroException;
import io.github.cameltegro.TegroOperation;
import io.github.cameltegro.api.TegroClient;
import io.github.cameltegro.model.Order;
import io.github.cameltegro.model.Orders;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks Tegro whether what a notification says is so. */
final class OrderConfirmation {

    private static final Logger LOG = LoggerFactory.getLogger(OrderConfirmation.class);

    private final TegroClient.Call order;
    private final TegroClient.Call orders;
    private final Duration timeout;

    /**
     * @param timeout how long all questions about one notification may take
     */
    OrderConfirmation(TegroClient client, Duration timeout) {
        this.order = client.prepare(TegroOperation.order, OutputType.pojo);
        this.orders = client.prepare(TegroOperation.orders, OutputType.pojo);
        this.timeout = timeout;
    }

    /** The order that the notification is about, if Tegro says of it what the notification says; else null. */
    Order confirm(ReceivedFields received, int status) {
        long deadline = System.nanoTime() + timeout.toNanos();
        String orderId = received.text("order_id");
        Predicate<Order> confirms = candidate -> confirms(candidate, orderId, received, status);
        try {
            Order named =
                    (Order) order.send(Map.of("payment_id", orderId), timeout).typed();
            if (confirms.test(named)) {
                return named;
            }
            // the merchant's id may stand for several orders, such as the payer's e-mail; the record is of one of them
            Duration rest = Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
            Orders page = (Orders) orders.send(Map.of("page", 1L), rest).typed();
            return page.stream().filter(confirms).findFirst().orElseGet(() -> {
                LOG.warn(
                        "Not confirmed: Tegro's record of order {} has status {} and amount {}, the notification has"
                                + " status {} and amount {}",
                        OutcomeLog.escaped(orderId),
                        named.status(),
                        named.amount(),
                        status,
                        received.amount());
                return null;
            });
        } catch (TegroException e) {
            LOG.warn("Not confirmed, for Tegro could not be asked: {}", e.getMessage());
            return null;
        } catch (RuntimeException e) {
            LOG.warn("Not confirmed, for Tegro's answer could not be understood", e);
            return null;
        }
    }

    private static boolean confirms(Order order, String orderId, ReceivedFields received, int status) {
        return orderId.equals(order.paymentId())
                && Objects.equals(order.status(), status)
                && sameOrder(order, received)
                && sameAmount(order, received)
                && sameCurrency(order, received);
    }

    private static boolean sameOrder(Order order, ReceivedFields received) {
        return order.dateCreated() == null
                || received.date("date_created") == null
                || order.dateCreated().equals(received.date("date_created"));
    }

    /**
     * Whether the payer's fee is part of an amount is not documented: equal, or apart by exactly the fee. What may be a
     * payer's own link has no claim to that: he could have a link made for what he paid and the fee on top.
     */
    private static boolean sameAmount(Order order, ReceivedFields received) {
        if (order.amount() == null) {
            return false;
        }
        BigDecimal apart = order.amount().subtract(received.amount()).abs();
        BigDecimal fee = order.fee() != null ? order.fee() : received.fee();
        return apart.signum() == 0 || !received.onlyOfALink() && fee != null && apart.compareTo(fee) == 0;
    }

    private static boolean sameCurrency(Order order, ReceivedFields received) {
        String currencyId = received.text("currency_id");
        return currencyId == null
                || order.currencyId() == null
                || currencyId.equals(order.currencyId().toString());
    }
}
