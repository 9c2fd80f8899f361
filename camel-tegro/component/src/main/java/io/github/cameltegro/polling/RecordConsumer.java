package io.github.cameltegro.polling;

import io.github.cameltegro.AnswerBody;
import io.github.cameltegro.RequestField;
import io.github.cameltegro.TegroConfiguration;
import io.github.cameltegro.TegroConstants;
import io.github.cameltegro.TegroEndpoint;
import io.github.cameltegro.TegroHeaders;
import io.github.cameltegro.TegroOperation.Polling;
import io.github.cameltegro.model.Order;
import io.github.cameltegro.notification.Acknowledgement;
import io.github.cameltegro.notification.AcknowledgementDecision;
import io.github.cameltegro.notification.AcknowledgementKeys;
import io.github.cameltegro.notification.Acknowledgements;
import io.github.cameltegro.notification.Outcome;
import io.github.cameltegro.notification.OutcomeLog;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.support.ScheduledBatchPollingConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Routes orders or payouts, each status once, the oldest first. What the route has not done with is given again, and
 * only what it has done with is marked.
 */
@ManagedResource(description = "Polling of orders or payouts")
public final class RecordConsumer extends ScheduledBatchPollingConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(RecordConsumer.class);

    private final TegroEndpoint endpoint;
    private final boolean isList;

    /** What the route has and has not done with. */
    private final Set<Object> inRoute = ConcurrentHashMap.newKeySet();

    /** What it has done with, on whatever thread, until the next look at the list. */
    private final Queue<Polled> done = new ConcurrentLinkedQueue<>();

    private OutcomeLog log;
    private RecordCalls calls;
    private RecordRules rules;
    private Acknowledgement acknowledgement;
    private WatchList list;
    private int pagesToReadAgain;

    RecordConsumer(TegroEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.isList = endpoint.getOperation().polling() == Polling.RECORDS;
        setMaxMessagesPerPoll(endpoint.getPollingOptions().getMaxMessagesPerPoll());
    }

    @Override
    protected void doStart() throws Exception {
        TegroConfiguration account = endpoint.getConfiguration();
        boolean sweep = endpoint.getPollingOptions().isPaidOnly();
        if (sweep && log == null) {
            // a consumer that another one makes, such as that of master:, is told no route
            String where = getRouteId() != null ? getRouteId() : "tegro:" + endpoint.getOperation();
            log = OutcomeLog.ofSweep(endpoint.activity(), endpoint.getOperation(), where);
        }
        calls = new RecordCalls(endpoint);
        rules = sweep
                ? new Sweep(
                        account.getShopId(),
                        endpoint.getTestPayments(),
                        log,
                        page -> calls.page(page).stream()
                                .map(polled -> (Order) polled.typed())
                                .toList(),
                        endpoint.getMaxPages())
                : new EachStatus(account.getShopId(), endpoint.getOperation());
        acknowledgement = acknowledgement(account, sweep);
        list = new WatchList(isList ? endpoint.getPollingOptions().getWatchFor() : Duration.ZERO, System::nanoTime);
        pagesToReadAgain = 0;
        LOG.info(
                "{} of shop {} are polled: {}",
                sweep ? "Paid orders" : endpoint.getOperation(),
                account.getShopId(),
                acknowledgement.guarantees());
        super.doStart();
    }

    /** Payments share the default repositories with the notification endpoint; other polling has its own. */
    private Acknowledgement acknowledgement(TegroConfiguration account, boolean sweep) throws Exception {
        Acknowledgements all = endpoint.getComponent().acknowledgements();
        return sweep
                ? all.of(
                        endpoint.getCamelContext(),
                        account,
                        endpoint.getIdempotentRepository(),
                        endpoint.getInProgressRepository())
                : all.of(
                        endpoint.getCamelContext(),
                        account,
                        "Polled " + endpoint.getOperation(),
                        endpoint.getEndpointUri(),
                        endpoint.getIdempotentRepository(),
                        endpoint.getInProgressRepository());
    }

    /** How often each outcome came, by name; of {@code paidOnly} alone. */
    @ManagedAttribute(description = "How often each outcome of paid orders came, by name")
    public Map<String, Long> getOutcomes() {
        return log == null ? Map.of() : log.counts();
    }

    @Override
    public boolean isBatchAllowed() {
        return super.isBatchAllowed() && !isSuspendingOrSuspended();
    }

    @Override
    protected int poll() throws Exception {
        shutdownRunningTask = null;
        settleDone();
        list.expire();
        Round round = new Round(calls, list, this::isDue);
        if (isList) {
            round.readPages(pagesToReadAgain, endpoint.getMaxPages());
            round.readWatched();
        } else {
            round.readOne(question());
        }
        List<Polled> due = round.due(inRoute, maxMessagesPerPoll);
        int routed = processBatch(new ArrayDeque<>(due));
        if (round.failure() != null) {
            // what was read before it is routed; the poll has failed all the same
            throw round.failure();
        }
        pagesToReadAgain = round.deepestNew();
        return routed;
    }

    private Map<String, Object> question() {
        Map<String, Object> onUri = endpoint.uriValues();
        RequestField field = endpoint.getOperation().fields().stream()
                .filter(candidate -> onUri.containsKey(candidate.option()))
                .findFirst()
                .orElseThrow();
        return Map.of(field.wireName(), onUri.get(field.option()));
    }

    /** Whether the route is to have it: it has not, as far as the marks know. */
    private boolean isDue(Polled polled) {
        if (!rules.routes(polled)) {
            return false;
        }
        // of one that is done with another amount, the order's siblings may show that it is not
        return acknowledgement.done(rules.keys(polled)) != Outcome.DUPLICATE || rules.mayDiffer(polled);
    }

    @Override
    public int processBatch(Queue<Object> polled) {
        int total = polled.size();
        int routed = 0;
        for (int index = 0; index < total && isBatchAllowed(); index++) {
            pendingExchanges = total - index - 1;
            Polled next = (Polled) polled.poll();
            AcknowledgementDecision decision =
                    acknowledgement.begin(rules.keys(next), marks -> rules.decide(next, marks));
            if (decision.settled() == null) {
                route(next, decision.keys(), index, total);
                routed++;
            } else {
                decided(decision.settled(), next, decision.keys());
            }
            settleDone();
        }
        pendingExchanges = 0;
        return routed;
    }

    private void route(Polled polled, AcknowledgementKeys keys, int index, int total) {
        Exchange exchange = createExchange(true);
        AnswerBody.put(exchange, polled.body(), endpoint.getOutputType());
        exchange.getMessage()
                .setHeader(TegroConstants.SHOP_ID, endpoint.getConfiguration().getShopId());
        TegroHeaders.set(polled.typed(), exchange.getMessage());
        rules.setHeaders(polled, keys, exchange.getMessage());
        exchange.setProperty(ExchangePropertyKey.BATCH_INDEX, index);
        exchange.setProperty(ExchangePropertyKey.BATCH_SIZE, total);
        exchange.setProperty(ExchangePropertyKey.BATCH_COMPLETE, index == total - 1);
        inRoute.add(polled.identity());
        new Settlement(succeeded -> settled(polled, keys, succeeded))
                .process(exchange, getProcessor(), getExceptionHandler());
    }

    private void settled(Polled polled, AcknowledgementKeys keys, boolean succeeded) {
        try {
            decided(acknowledgement.end(keys, succeeded ? Outcome.ROUTED : Outcome.ROUTE_FAILED), polled, keys);
        } finally {
            inRoute.remove(polled.identity());
        }
    }

    private void decided(Outcome outcome, Polled polled, AcknowledgementKeys keys) {
        switch (outcome) {
            case ROUTED, ROUTED_TWICE, DUPLICATE, AMOUNT_DIFFERS -> done.add(polled);
            default -> {
                // the next poll gives it again
            }
        }
        rules.decided(outcome, polled, keys);
    }

    private void settleDone() {
        for (Polled polled = done.poll(); polled != null; polled = done.poll()) {
            list.settle(polled);
        }
    }
}
