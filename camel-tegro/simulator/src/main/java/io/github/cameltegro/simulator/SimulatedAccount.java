package io.github.cameltegro.simulator;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * One shop's account: its orders, payouts and balances, and what a payer does to them. An order id names the newest of
 * the orders that share it, since Tegro makes a new order of each createOrder. Methods that name an order or a payout
 * that isn't there throw {@link java.util.NoSuchElementException}.
 */
public final class SimulatedAccount {

    private final AccountKeys keys;
    private final Ledger ledger;
    private final NotificationSender sender;
    private volatile String notificationUrl;

    SimulatedAccount(AccountKeys keys, Ledger ledger, NotificationSender sender, String notificationUrl) {
        this.keys = keys;
        this.ledger = ledger;
        this.sender = sender;
        this.notificationUrl = notificationUrl;
    }

    /** The shop id. */
    public String shopId() {
        return keys.shopId();
    }

    /** All orders, oldest first. */
    public List<SimulatedOrder> orders() {
        return ledger.orders().all();
    }

    /** The newest order under the merchant's id. */
    public Optional<SimulatedOrder> order(String orderId) {
        return ledger.orders().find(orderId);
    }

    /** The order with Tegro's own number. */
    public Optional<SimulatedOrder> order(long id) {
        return ledger.orders().find(id);
    }

    /** All payouts, oldest first. */
    public List<SimulatedPayout> payouts() {
        return ledger.payouts().all();
    }

    /** The payout under the merchant's id. */
    public Optional<SimulatedPayout> payout(String paymentId) {
        return ledger.payouts().find(paymentId);
    }

    /** What the account holds; zero in a currency it has never seen. */
    public BigDecimal balance(String currency) {
        return ledger.balances().of(currency);
    }

    /** Sets what the account holds. */
    public void balance(String currency, String amount) {
        ledger.balances().set(currency, new BigDecimal(amount));
    }

    /** Makes an order without any HTTP call, so that thousands are there in no time. */
    public SimulatedOrder createOrder(String orderId, String currency, String amount) {
        return ledger.createOrder(orderId, currency, new BigDecimal(amount), 10, "", false);
    }

    /** The payer pays: status 1, the balance grows by the amount less the fee, a notification goes out. */
    public SimulatedOrder pay(String orderId) {
        return pay(ledger.newest(orderId).id());
    }

    /** The payer pays the order with Tegro's own number, where several share one merchant's id. */
    public SimulatedOrder pay(long id) {
        return settle(id, SimulatedOrder.PAID, false);
    }

    /** Pays as a test: status 1 and {@code test_order} 1; the balance stays, a notification goes out. */
    public SimulatedOrder payAsTest(String orderId) {
        return settle(ledger.newest(orderId).id(), SimulatedOrder.PAID, true);
    }

    /** The payment fails: status 2, a notification goes out. */
    public SimulatedOrder decline(String orderId) {
        return settle(ledger.newest(orderId).id(), SimulatedOrder.FAILED, false);
    }

    /** The payment is given back: status 3, what it brought leaves the balance, a notification goes out. */
    public SimulatedOrder refund(String orderId) {
        return settle(ledger.newest(orderId).id(), SimulatedOrder.REFUNDED, false);
    }

    /** Sets any status number, 4 (pending) for example, without a notification. */
    public SimulatedOrder orderStatus(String orderId, int status) {
        return ledger.change(ledger.newest(orderId).id(), status, false);
    }

    /** Sets the status number of a payout. */
    public SimulatedPayout payoutStatus(String paymentId, int status) {
        return ledger.changePayout(paymentId, status);
    }

    /** Where notifications of this shop go; empty for nowhere. */
    public Optional<String> notificationUrl() {
        return Optional.ofNullable(notificationUrl);
    }

    /** Where notifications of this shop go from now on, resets included; null for nowhere. */
    public void notificationUrl(String url) {
        notificationUrl = NotificationSettings.checked(url);
    }

    /** Begins a notification about the order as it is now, to be sent by hand, changed or forged. */
    public NotificationBuilder notification(String orderId) {
        return notification(ledger.newest(orderId));
    }

    NotificationBuilder notification(SimulatedOrder order) {
        return new NotificationBuilder(order, keys, sender, notificationUrl(order));
    }

    SimulatedOrder settle(long id, int status, boolean test) {
        SimulatedOrder order = ledger.change(id, status, test);
        if (notificationUrl(order) != null) {
            notification(order).retrying().send();
        }
        return order;
    }

    /** That of the order's own link or form, if it has one; else the shop's. */
    private String notificationUrl(SimulatedOrder order) {
        String own = ledger.checkouts().of(order.id()).notifyUrl();
        return own == null ? notificationUrl : own;
    }

    AccountKeys keys() {
        return keys;
    }

    Ledger ledger() {
        return ledger;
    }
}
