package io.github.cameltegro.polling;

import io.github.cameltegro.TegroConstants;
import io.github.cameltegro.TestPayments;
import io.github.cameltegro.model.Order;
import io.github.cameltegro.notification.AcknowledgementDecision;
import io.github.cameltegro.notification.AcknowledgementKeys;
import io.github.cameltegro.notification.AcknowledgementMarks;
import io.github.cameltegro.notification.AcknowledgementSearch;
import io.github.cameltegro.notification.AcknowledgementSiblings;
import io.github.cameltegro.notification.Outcome;
import io.github.cameltegro.notification.OutcomeLog;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.camel.Message;

/**
 * Paid orders are routed under the keys of the notification endpoint, so that what the gateway never told, or gave up
 * telling, is done all the same, and what was told is not done again.
 */
final class Sweep implements RecordRules {

    private static final int DECIMALS = 2;

    private final String shopId;
    private final TestPayments testPayments;
    private final OutcomeLog log;
    private final IntFunction<List<Order>> pages;
    private final int maxPages;
    private final AcknowledgementSearch search;
    private final SharedKeys sharedKeys = new SharedKeys();

    /**
     * @param pages reads a page of orders
     * @param maxPages how many are read at most
     */
    Sweep(String shopId, TestPayments testPayments, OutcomeLog log, IntFunction<List<Order>> pages, int maxPages) {
        this.shopId = shopId;
        this.testPayments = testPayments;
        this.log = log;
        this.pages = pages;
        this.maxPages = maxPages;
        this.search = new AcknowledgementSearch(shopId);
    }

    @Override
    public boolean routes(Polled polled) {
        Order order = order(polled);
        sharedKeys.see(order.paymentKey(shopId).mark(), polled.identity());
        if (!order.isPaid()) {
            return false;
        }
        if (!order.isTest() || testPayments == TestPayments.route) {
            return true;
        }
        decided(
                testPayments == TestPayments.reject ? Outcome.TEST_REJECTED : Outcome.TEST_IGNORED,
                polled,
                keys(polled));
        return false;
    }

    @Override
    public AcknowledgementKeys keys(Polled polled) {
        Order order = order(polled);
        return AcknowledgementKeys.of(order.paymentKey(shopId), order);
    }

    @Override
    public boolean mayDiffer(Polled polled) {
        return sharedKeys.isShared(order(polled).paymentKey(shopId).mark());
    }

    @Override
    public AcknowledgementDecision decide(Polled polled, AcknowledgementMarks marks) {
        Order order = order(polled);
        return search.ofRecord(marks, order, Order.PAID, mayDiffer(polled), () -> siblings(order));
    }

    /** Nothing else is on the list under an order's own number. */
    private List<Order> siblings(Order order) {
        return order.paymentId() == null
                ? List.of()
                : AcknowledgementSiblings.read(pages, maxPages, order.paymentId(), order.dateCreated())
                        .orders();
    }

    @Override
    public void setHeaders(Polled polled, AcknowledgementKeys keys, Message message) {
        message.setHeader(TegroConstants.NOTIFICATION_KEY, keys.text());
        message.setHeader(TegroConstants.TEST, order(polled).isTest());
        if (order(polled).amount() != null) {
            message.setHeader(TegroConstants.AMOUNT, shown(order(polled).amount()));
        }
        if (order(polled).paymentSystemId() != null) {
            message.setHeader(TegroConstants.PAYMENT_SYSTEM, order(polled).paymentSystemId());
        }
    }

    @Override
    public void decided(Outcome outcome, Polled polled, AcknowledgementKeys keys) {
        Order order = order(polled);
        log.decided(
                outcome,
                new OutcomeLog.Payment(
                        order.paymentId() == null ? "-" : order.paymentId(),
                        keys.text(),
                        order.amount() == null ? null : shown(order.amount()),
                        order.status()));
    }

    /** As a notification shows the same amount: an order has eight decimals. */
    private static BigDecimal shown(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < DECIMALS ? stripped.setScale(DECIMALS) : stripped;
    }

    private static Order order(Polled polled) {
        return (Order) polled.typed();
    }
}
