package io.github.cameltegro.simulator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One shop's account: its orders, payouts and balances, and what a payer does to them. An order id names the newest of
 * the orders that share it, since Tegro makes a new order of each createOrder.
 */
public final class SimulatedAccount {

    private final AccountKeys keys;
    private final SimulatorSettings settings;
    private final AtomicLong numbers;
    private final Book<SimulatedOrder> orders = new Book<>(SimulatedOrder::id, SimulatedOrder::orderId);
    private final Book<SimulatedPayout> payouts = new Book<>(SimulatedPayout::id, SimulatedPayout::paymentId);
    private final Balances balances;
    private final Nonces nonces;

    SimulatedAccount(AccountKeys keys, SimulatorSettings settings, AtomicLong numbers) {
        this.keys = keys;
        this.settings = settings;
        this.numbers = numbers;
        this.balances = new Balances(settings.balances());
        this.nonces = new Nonces(settings.strictNonces());
    }

    /** The shop id. */
    public String shopId() {
        return keys.shopId();
    }

    /** All orders, oldest first. */
    public List<SimulatedOrder> orders() {
        return orders.all();
    }

    /** The newest order under the merchant's id. */
    public Optional<SimulatedOrder> order(String orderId) {
        return orders.find(orderId);
    }

    /** The order with Tegro's own number. */
    public Optional<SimulatedOrder> order(long id) {
        return orders.find(id);
    }

    /** All payouts, oldest first. */
    public List<SimulatedPayout> payouts() {
        return payouts.all();
    }

    /** The payout under the merchant's id. */
    public Optional<SimulatedPayout> payout(String paymentId) {
        return payouts.find(paymentId);
    }

    /** What the account holds; zero in a currency it has never seen. */
    public BigDecimal balance(String currency) {
        return balances.of(currency);
    }

    /** Sets what the account holds. */
    public void balance(String currency, String amount) {
        balances.set(currency, new BigDecimal(amount));
    }

    /** Makes an order without any HTTP call, so that thousands are there in no time. */
    public SimulatedOrder createOrder(String orderId, String currency, String amount) {
        return createOrder(orderId, currency, new BigDecimal(amount), 10, "", false);
    }

    SimulatedOrder createOrder(
            String orderId, String currency, BigDecimal amount, int paymentSystem, String email, boolean test) {
        BigDecimal fee = amount.multiply(settings.feePercent()).movePointLeft(2).setScale(2, RoundingMode.HALF_UP);
        return orders.add(new SimulatedOrder(
                numbers.incrementAndGet(),
                keys.shopId(),
                orderId,
                currency,
                amount,
                fee,
                SimulatedOrder.CREATED,
                now(),
                null,
                paymentSystem,
                email,
                test,
                hex32(),
                hex32()));
    }

    /** The payer pays: status 1, and the balance grows by the amount less the fee. */
    public SimulatedOrder pay(String orderId) {
        return change(number(orderId), SimulatedOrder.PAID, false);
    }

    /** The payer pays the order with Tegro's own number, where several share one merchant's id. */
    public SimulatedOrder pay(long id) {
        return change(id, SimulatedOrder.PAID, false);
    }

    /** Pays as a test: status 1 and {@code test_order} 1; the balance stays. */
    public SimulatedOrder payAsTest(String orderId) {
        return change(number(orderId), SimulatedOrder.PAID, true);
    }

    /** The payment fails: status 2. */
    public SimulatedOrder decline(String orderId) {
        return change(number(orderId), SimulatedOrder.FAILED, false);
    }

    /** The payment is given back: status 3, and what it brought leaves the balance. */
    public SimulatedOrder refund(String orderId) {
        return change(number(orderId), SimulatedOrder.REFUNDED, false);
    }

    /** Sets any status number, 4 (pending) for example. */
    public SimulatedOrder orderStatus(String orderId, int status) {
        return change(number(orderId), status, false);
    }

    /** Sets the status number of a payout. */
    public SimulatedPayout payoutStatus(String paymentId, int status) {
        long id = payout(paymentId)
                .orElseThrow(() -> new NoSuchElementException("No payout " + paymentId + " in shop " + shopId()))
                .id();
        return payouts.update(id, payout -> payout.with(status));
    }

    /** Takes the amount from the balance and keeps the payout, or refuses; of two at once with one id, one is refused. */
    synchronized SimulatedPayout createPayout(
            String paymentId, String currency, String account, BigDecimal amount, int paymentSystem) {
        if (payouts.find(paymentId).isPresent()) {
            throw new ApiRefusal("Withdrawal with this payment_id already exists");
        }
        if (!balances.take(currency, amount)) {
            throw new ApiRefusal("Not enough balance");
        }
        return payouts.add(new SimulatedPayout(
                numbers.incrementAndGet(),
                keys.shopId(),
                paymentId,
                currency,
                account,
                amount,
                paymentSystem,
                0,
                now()));
    }

    private SimulatedOrder change(long id, int status, boolean test) {
        if (orders.find(id).isEmpty()) {
            throw new NoSuchElementException("No order number " + id + " in shop " + shopId());
        }
        return orders.update(id, order -> {
            boolean paidNow = status == SimulatedOrder.PAID && !order.paid();
            SimulatedOrder changed = order.with(status, paidNow ? now() : order.datePayed(), test || order.test());
            balances.add(order.currency(), changed.credit().subtract(order.credit()));
            return changed;
        });
    }

    private long number(String orderId) {
        return order(orderId)
                .orElseThrow(() -> new NoSuchElementException("No order " + orderId + " in shop " + shopId()))
                .id();
    }

    private LocalDateTime now() {
        return LocalDateTime.now(settings.clock()).truncatedTo(ChronoUnit.SECONDS);
    }

    private static String hex32() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    AccountKeys keys() {
        return keys;
    }

    Nonces nonces() {
        return nonces;
    }

    Balances balances() {
        return balances;
    }

    Book<SimulatedOrder> orderBook() {
        return orders;
    }

    Book<SimulatedPayout> payoutBook() {
        return payouts;
    }

    void reset() {
        orders.clear();
        payouts.clear();
        balances.reset();
        nonces.reset();
    }
}
