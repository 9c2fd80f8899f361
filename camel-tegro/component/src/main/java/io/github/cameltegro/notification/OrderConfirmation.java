package io.github.cameltegro.notification;

import io.github.cameltegro.OutputType;
import io.github.cameltegro.TegroException;
import io.github.cameltegro.TegroOperation;
import io.github.cameltegro.TegroOutcomeUnknownException;
import io.github.cameltegro.api.TegroClient;
import io.github.cameltegro.model.Order;
import io.github.cameltegro.model.Orders;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks Tegro whether a notification is right, and which of the orders under its id it is about. */
final class OrderConfirmation {

    private static final Logger LOG = LoggerFactory.getLogger(OrderConfirmation.class);

    /** How many pages of orders are looked through for those under one id. */
    private static final int MAX_PAGES = 20;

    private static final int ANSWERED = 200;

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

    /**
     * Asks for the order that the merchant's id names.
     *
     * @throws TegroException if Tegro can't be asked, or knows of no such order
     */
    Answers ask(NotifiedPayment payment) {
        return new Answers(payment);
    }

    /** What Tegro says of one notification; more is asked only as it is needed. */
    final class Answers {

        private final long deadline = System.nanoTime() + timeout.toNanos();
        private final NotifiedPayment payment;
        private final Order named;
        private AcknowledgementSiblings siblings;

        private Answers(NotifiedPayment payment) {
            this.payment = payment;
            this.named = (Order) send(order, Map.of("payment_id", payment.orderId()));
        }

        Order named() {
            return named;
        }

        /** Whether the order that the id names is the one, without a look at others under the same id. */
        boolean namedConfirms() {
            return confirms(named) && sameAmount(named) && (payment.date() == null || sameDate(named));
        }

        /** All orders under the id that Tegro shows; the merchant's id may stand for several, such as a payer's e-mail. */
        List<Order> all() {
            return siblings().orders();
        }

        /** Whether what was found is all there is to find. */
        boolean isCertain() {
            return siblings().complete()
                    || payment.received().isDateDecisive()
                            && confirming().stream().anyMatch(this::sameDate);
        }

        /** The orders that the notification may tell of, oldest first. */
        List<Order> confirming() {
            return nearest(all().stream()
                    .filter(this::confirms)
                    .filter(this::sameAmount)
                    .toList());
        }

        /** The only order that the notification may tell of but for the amount; null if there are none, or several. */
        Order onlyOtherAmount() {
            List<Order> others = nearest(all().stream()
                    .filter(this::confirms)
                    .filter(candidate -> !sameAmount(candidate))
                    .toList());
            return others.size() == 1 && isCertain() ? others.get(0) : null;
        }

        void warn() {
            LOG.warn(
                    "Not confirmed: Tegro's record of order {} has status {} and amount {}, the notification has"
                            + " status {} and amount {}",
                    OutcomeLog.escaped(payment.orderId()),
                    named.status(),
                    named.amount(),
                    payment.status(),
                    payment.amount());
        }

        private AcknowledgementSiblings siblings() {
            if (siblings == null) {
                AcknowledgementSiblings read = AcknowledgementSiblings.read(
                        this::page,
                        MAX_PAGES,
                        payment.orderId(),
                        payment.date() != null ? payment.date() : named.dateCreated());
                List<Order> all = new ArrayList<>(read.orders());
                if (all.stream().noneMatch(each -> Objects.equals(each.id(), named.id()))) {
                    all.add(named);
                }
                all.sort(Comparator.comparing(Order::id, Comparator.nullsFirst(Comparator.naturalOrder())));
                siblings = new AcknowledgementSiblings(all, read.complete());
            }
            return siblings;
        }

        private List<Order> page(int number) {
            return ((Orders) send(orders, Map.of("page", (long) number)))
                    .stream().filter(Objects::nonNull).toList();
        }

        private Object send(TegroClient.Call call, Map<String, Object> question) {
            Duration rest = Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
            try {
                return Objects.requireNonNull(call.send(question, rest).typed());
            } catch (TegroException e) {
                throw e;
            } catch (RuntimeException e) {
                throw new TegroOutcomeUnknownException(
                        TegroOperation.order.name(), ANSWERED, true, "Tegro's response can't be understood", e);
            }
        }

        /** The dates decide where they can be read: the very date, else the same in some time zone. */
        private List<Order> nearest(List<Order> candidates) {
            if (payment.date() == null) {
                return candidates;
            }
            List<Order> exact = candidates.stream().filter(this::sameDate).toList();
            return exact.isEmpty()
                    ? candidates.stream().filter(this::sameDateInSomeZone).toList()
                    : exact;
        }

        private boolean sameDate(Order candidate) {
            LocalDateTime date = candidate.dateCreated();
            return date == null || date.equals(payment.date());
        }

        private boolean sameDateInSomeZone(Order candidate) {
            return AcknowledgementSearch.sameInSomeZone(candidate.dateCreated(), payment.date());
        }

        private boolean confirms(Order candidate) {
            return payment.orderId().equals(candidate.paymentId())
                    && Objects.equals(candidate.status(), payment.status())
                    && sameCurrency(candidate);
        }

        /**
         * Whether the payer's fee is part of an amount is not documented: equal, or apart by exactly the fee. What may be
         * a payer's own link has no claim to that: he could have a link made for what he paid and the fee on top.
         */
        private boolean sameAmount(Order candidate) {
            if (candidate.amount() == null) {
                return false;
            }
            BigDecimal apart = candidate.amount().subtract(payment.amount()).abs();
            BigDecimal fee = candidate.fee();
            return apart.signum() == 0 || !payment.received().onlyOfALink() && fee != null && apart.compareTo(fee) == 0;
        }

        private boolean sameCurrency(Order candidate) {
            String currencyId = payment.received().text("currency_id");
            return currencyId == null
                    || candidate.currencyId() == null
                    || currencyId.equals(candidate.currencyId().toString());
        }
    }
}
