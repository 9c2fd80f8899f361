package io.github.cameltegro.polling;

import io.github.cameltegro.TegroConstants;
import io.github.cameltegro.TestPayments;
import io.github.cameltegro.model.Order;
import io.github.cameltegro.notification.AcknowledgementKeys;
import io.github.cameltegro.notification.Outcome;
import io.github.cameltegro.notification.OutcomeLog;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
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

    Sweep(String shopId, TestPayments testPayments, OutcomeLog log) {
        this.shopId = shopId;
        this.testPayments = testPayments;
        this.log = log;
    }

    @Override
    public boolean routes(Polled polled) {
        Order order = order(polled);
        if (!order.isPaid()) {
            return false;
        }
        if (!isTest(order) || testPayments == TestPayments.route) {
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
        return AcknowledgementKeys.of(order.paymentKey(shopId), amounts(order));
    }

    @Override
    public void setHeaders(Polled polled, AcknowledgementKeys keys, Message message) {
        message.setHeader(TegroConstants.NOTIFICATION_KEY, keys.text());
        message.setHeader(TegroConstants.TEST, isTest(order(polled)));
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

    /** Whether a notification's amount holds the payer's fee is not documented: with and without it, it is the same. */
    private static List<BigDecimal> amounts(Order order) {
        if (order.amount() == null) {
            return List.of();
        }
        BigDecimal fee = order.fee() == null ? BigDecimal.ZERO : order.fee();
        return Stream.of(order.amount(), order.amount().add(fee), order.amount().subtract(fee))
                .toList();
    }

    /** As a notification shows the same amount: an order has eight decimals. */
    private static BigDecimal shown(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < DECIMALS ? stripped.setScale(DECIMALS) : stripped;
    }

    private static boolean isTest(Order order) {
        return Boolean.TRUE.equals(order.testOrder());
    }

    private static Order order(Polled polled) {
        return (Order) polled.typed();
    }
}
