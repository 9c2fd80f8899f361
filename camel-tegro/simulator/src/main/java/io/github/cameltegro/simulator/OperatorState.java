package io.github.cameltegro.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** What the operator's page shows, as JSON: of each list the latest, newest first. */
final class OperatorState {

    private static final int SHOWN = 50;

    private final Collection<SimulatedAccount> accounts;
    private final FaultScripts faults;
    private final NotificationSender sender;
    private final RequestLog log;

    OperatorState(
            Collection<SimulatedAccount> accounts, FaultScripts faults, NotificationSender sender, RequestLog log) {
        this.accounts = accounts;
        this.faults = faults;
        this.sender = sender;
        this.log = log;
    }

    /** One state of everything; the same name means the same state. */
    record Version(String name, byte[] json) {}

    Version read(Words words) {
        ObjectNode state = Json.MAPPER.createObjectNode();
        balances(state.putArray("balances"));
        orders(state.putArray("orders"), words);
        payouts(state.putArray("payouts"));
        notifications(state.putArray("notifications"), words);
        ArrayNode scripts = state.putArray("faults");
        faults.each(script -> fault(scripts.addObject(), script, words));
        calls(state.putArray("calls"), words);
        String name = Signatures.md5(Json.bytes(state));
        return new Version(name, Json.bytes(state.put("version", name)));
    }

    private void balances(ArrayNode balances) {
        for (SimulatedAccount account : accounts) {
            account.ledger().balances().all().forEach((currency, amount) -> balances.addObject()
                    .put("key", account.shopId() + " " + currency)
                    .put("shop", account.shopId())
                    .put("currency", currency)
                    .put("amount", CheckoutView.money(amount)));
        }
    }

    private void orders(ArrayNode orders, Words words) {
        latest(account -> account.ledger().orders().page(1, SHOWN).stream(), SimulatedOrder::id)
                .forEach(order -> orders.addObject()
                        .put("key", order.id())
                        .put("name", order.orderId())
                        .put("shop", order.shopId())
                        .put("amount", CheckoutView.money(order.amount()) + "\u00a0" + order.currency())
                        .put("kind", "status-" + order.status())
                        .put("status", words.status(order.status()))
                        .put("test", order.test())
                        .put("created", date(order.dateCreated()))
                        .put("paid", date(order.datePayed()))
                        .put("payUrl", order.payPath())
                        .put("payable", order.payable())
                        .put("refundable", order.paid()));
    }

    private void payouts(ArrayNode payouts) {
        latest(account -> account.ledger().payouts().page(1, SHOWN).stream(), SimulatedPayout::id)
                .forEach(payout -> payouts.addObject()
                        .put("key", payout.id())
                        .put("name", payout.paymentId())
                        .put("shop", payout.shopId())
                        .put("amount", CheckoutView.money(payout.amount()) + "\u00a0" + payout.currency())
                        .put("account", payout.account())
                        .put("status", payout.status())
                        .put("created", date(payout.dateCreated())));
    }

    /** Numbers are given out across all accounts, so the greatest are the newest. */
    private <T> Stream<T> latest(Function<SimulatedAccount, Stream<T>> records, ToLongFunction<T> number) {
        return accounts.stream()
                .flatMap(records)
                .sorted(Comparator.comparingLong(number).reversed())
                .limit(SHOWN);
    }

    private void notifications(ArrayNode notifications, Words words) {
        List<Delivery> deliveries = sender.deliveries();
        for (int index = deliveries.size() - 1; index >= Math.max(0, deliveries.size() - SHOWN); index--) {
            Delivery delivery = deliveries.get(index);
            SentNotification sent = delivery.snapshot();
            boolean pending = delivery.open() && !sent.accepted();
            String outcome = sent.accepted() ? "accepted" : pending ? "pending" : "ended";
            ObjectNode shown = notifications
                    .addObject()
                    .put("key", delivery.number())
                    .put("name", sent.orderId())
                    .put("url", sent.url())
                    .put("fields", sent.payload().bodyText())
                    .put("kind", outcome)
                    .put("status", words.get("notification." + outcome));
            ArrayNode answers = shown.putArray("answers");
            sent.answers().forEach(answer -> answers.addObject()
                    .put("kind", answer.accepted() ? "accepted" : "ended")
                    .put("text", answer.failure() == null ? Integer.toString(answer.status()) : words.get("no.answer"))
                    .put("title", answer.failure() == null ? answer.body() : answer.failure()));
        }
    }

    private static void fault(ObjectNode shown, FaultScript script, Words words) {
        boolean always = script.left() == Integer.MAX_VALUE;
        shown.put("key", script.number())
                .put("name", script.fault().toString())
                .put("operation", script.operation() == null ? words.get("fault.any") : script.operation())
                .put("id", script.merchantId() == null ? words.get("fault.every") : script.merchantId())
                .put("left", always ? words.get("fault.always") : Integer.toString(script.left()));
    }

    private void calls(ArrayNode calls, Words words) {
        List<RecordedRequest> latest = log.latest(SHOWN);
        for (int index = 0; index < latest.size(); index++) {
            RecordedRequest call = latest.get(index);
            String outcome = call.processed() ? "accepted" : "ended";
            calls.addObject()
                    .put("key", index)
                    .put("operation", call.operation())
                    .put("name", call.merchantId().orElse(""))
                    .put("kind", outcome)
                    .put("status", words.get(call.processed() ? "call.done" : "call.not.done"))
                    .put("refusal", call.refusal() == null ? "" : call.refusal())
                    .put("fault", call.fault() == null ? "" : call.fault());
        }
    }

    private static String date(LocalDateTime date) {
        return date == null ? "" : OrderOperations.DATE.format(date);
    }
}
