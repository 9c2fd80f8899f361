package io.github.cameltegro.simulator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** What one account has: orders, payouts, balances and used nonces, and the rules by which they change. */
final class Ledger {

    private final String shopId;
    private final SimulatorSettings settings;
    private final AtomicLong numbers;
    private final Book<SimulatedOrder> orders = new Book<>(SimulatedOrder::id, SimulatedOrder::orderId);
    private final Book<SimulatedPayout> payouts = new Book<>(SimulatedPayout::id, SimulatedPayout::paymentId);
    private final Balances balances;
    private final Nonces nonces;
    private final Checkouts checkouts = new Checkouts();

    Ledger(String shopId, SimulatorSettings settings, AtomicLong numbers) {
        this.shopId = shopId;
        this.settings = settings;
        this.numbers = numbers;
        this.balances = new Balances(settings.balances());
        this.nonces = new Nonces(settings.strictNonces());
    }

    Book<SimulatedOrder> orders() {
        return orders;
    }

    Book<SimulatedPayout> payouts() {
        return payouts;
    }

    Balances balances() {
        return balances;
    }

    Nonces nonces() {
        return nonces;
    }

    Checkouts checkouts() {
        return checkouts;
    }

    /** See {@link PaymentLink#order()}; what the latest visit says beside the signed text counts until it is paid. */
    synchronized SimulatedOrder orderOf(PaymentLink link) {
        SimulatedOrder order = checkouts
                .order(link.signedText())
                .flatMap(orders::find)
                .orElseGet(() -> createOrder(
                        link.orderId(),
                        link.currency(),
                        link.amount(),
                        link.paymentSystem(),
                        link.checkout().fields().getOrDefault("email", ""),
                        link.test()));
        checkouts.remember(link.signedText(), order.id());
        if (!order.paid()) {
            checkouts.put(order.id(), link.checkout());
        }
        return order;
    }

    SimulatedOrder createOrder(
            String orderId, String currency, BigDecimal amount, int paymentSystem, String email, boolean test) {
        BigDecimal fee = amount.multiply(settings.feePercent()).movePointLeft(2).setScale(2, RoundingMode.HALF_UP);
        return orders.add(new SimulatedOrder(
                numbers.incrementAndGet(),
                shopId,
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

    /** Sets the status; the balance follows what the order brings or no longer brings. */
    SimulatedOrder change(long id, int status, boolean test) {
        if (orders.find(id).isEmpty()) {
            throw new NoSuchElementException("No order number " + id + " in shop " + shopId);
        }
        return orders.update(id, order -> {
            boolean paidNow = status == SimulatedOrder.PAID && !order.paid();
            SimulatedOrder changed = order.with(status, paidNow ? now() : order.datePayed(), test || order.test());
            balances.add(order.currency(), changed.credit().subtract(order.credit()));
            return changed;
        });
    }

    /** The newest order under the merchant's id. */
    SimulatedOrder newest(String orderId) {
        return orders.find(orderId)
                .orElseThrow(() -> new NoSuchElementException("No order " + orderId + " in shop " + shopId));
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
                numbers.incrementAndGet(), shopId, paymentId, currency, account, amount, paymentSystem, 0, now()));
    }

    SimulatedPayout changePayout(String paymentId, int status) {
        long id = payouts.find(paymentId)
                .orElseThrow(() -> new NoSuchElementException("No payout " + paymentId + " in shop " + shopId))
                .id();
        return payouts.update(id, payout -> payout.with(status));
    }

    void reset() {
        orders.clear();
        checkouts.clear();
        payouts.clear();
        balances.reset();
        nonces.reset();
    }

    private LocalDateTime now() {
        return LocalDateTime.now(settings.clock()).truncatedTo(ChronoUnit.SECONDS);
    }

    private static String hex32() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
