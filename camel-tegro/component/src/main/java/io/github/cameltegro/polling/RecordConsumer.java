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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedOperation;
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

    private static final Comparator<Polled> OLDEST_FIRST =
            Comparator.comparing(Polled::number, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final TegroEndpoint endpoint;
    private final boolean isList;

    /** So many in a row can't be had where the repositories are away, and the next may take as long to fail. */
    private static final int AWAY = 5;

    /** What the route has and has not done with. */
    private final Map<Object, Settlement> inRoute = new ConcurrentHashMap<>();

    /** What the route failed at. */
    private final SetBack failed = new SetBack(System::nanoTime);

    private final Turns turns = new Turns(System::nanoTime);
    private final AtomicLong successes = new AtomicLong();

    /** What it has done with, on whatever thread, until the next look at the list. */
    private final Queue<Polled> done = new ConcurrentLinkedQueue<>();

    private OutcomeLog log;
    private RecordCalls calls;
    private RecordRules rules;
    private Acknowledgement acknowledgement;
    private WatchList list;
    private int pagesToReadAgain;
    private int marksUnread;
    private long successesBefore;
    private long forgotten;

    RecordConsumer(TegroEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.isList = endpoint.getOperation().polling() == Polling.RECORDS;
        setMaxMessagesPerPoll(endpoint.getPollingOptions().getMaxMessagesPerPoll());
    }

    @Override
    protected void doBuild() throws Exception {
        setHealthCheck(new RecordHealthCheck(this));
        super.doBuild();
    }

    @Override
    protected void doStart() throws Exception {
        TegroConfiguration account = endpoint.getConfiguration();
        boolean sweep = endpoint.getPollingOptions().isPaidOnly();
        // a consumer that another one makes, such as that of master:, is told no route
        String where = getRouteId() != null ? getRouteId() : "tegro:" + endpoint.getOperation();
        endpoint.activity().failing(endpoint.getOperation(), where, failed::size);
        if (sweep && log == null) {
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
        forgotten = acknowledgement.forgotten();
        list = watchList();
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

    /**
     * Forgets that a payment is done, so that the next poll routes it again; of {@code paidOnly} alone.
     *
     * @param key the payment's key as the audit line shows it
     * @return whether it was done
     */
    @ManagedOperation(description = "Forgets that a payment is done, so that the next poll routes it again")
    public boolean forget(String key) {
        boolean wasDone = acknowledgement.forget(key);
        if (log != null) {
            log.forgotten(key, wasDone);
        }
        return wasDone;
    }

    @Override
    public boolean isBatchAllowed() {
        return super.isBatchAllowed() && !isSuspendingOrSuspended();
    }

    /** How many orders or payouts the route failed at and has not succeeded with since. */
    @ManagedAttribute(description = "How many orders or payouts the route failed at and has not succeeded with since")
    public int getFailing() {
        return failed.size();
    }

    /** Only what succeeded makes it worth while to poll again at once. */
    @Override
    public boolean isGreedy() {
        return super.isGreedy() && (!isPolling() || successes.get() != successesBefore);
    }

    @Override
    protected int poll() throws Exception {
        return PollErrors.contain(this::pollOnce);
    }

    @Override
    protected void processEmptyMessage() {
        new Settlement(done -> {}, getExceptionHandler()).process(createExchange(true), getAsyncProcessor());
    }

    private int pollOnce() {
        shutdownRunningTask = null;
        successesBefore = successes.get();
        marksUnread = 0;
        Queues queues = new Queues();
        inRoute.values().forEach(settlement -> settlement.look(queues));
        settleDone();
        lookAgainAtWhatWasForgotten();
        list.expire();
        failed.retain(list.dueIdentities());
        turns.begin();
        Round round = new Round(calls, list, turns, this::isDue);
        if (isList) {
            round.readPages(pagesToReadAgain, endpoint.getMaxPages());
        } else {
            round.readOne(question());
        }
        List<Polled> untried = round.due(
                polled -> isFree(polled) && !failed.contains(polled.identity()), OLDEST_FIRST, maxMessagesPerPoll);
        Set<Object> tried = untried.stream().map(Polled::identity).collect(Collectors.toSet());
        int routed = processBatch(new ArrayDeque<>(untried));
        if (isList) {
            round.readWatched();
        }
        if (maxMessagesPerPoll <= 0 || untried.size() < maxMessagesPerPoll) {
            List<Polled> others = round.due(
                    polled -> isFree(polled) && !failed.waits(polled.identity()) && !tried.contains(polled.identity()),
                    Comparator.comparing(Polled::identity, failed.longestOver()).thenComparing(OLDEST_FIRST),
                    maxMessagesPerPoll - untried.size());
            routed += processBatch(new ArrayDeque<>(others));
        }
        if (round.pagesRead()) {
            pagesToReadAgain = round.deepestNew();
        }
        if (round.failure() != null) {
            // what was read is routed; the poll has failed all the same
            throw round.failure();
        }
        return routed;
    }

    private void lookAgainAtWhatWasForgotten() {
        if (acknowledgement.forgotten() != forgotten) {
            forgotten = acknowledgement.forgotten();
            list = watchList();
        }
    }

    private WatchList watchList() {
        return new WatchList(isList ? endpoint.getPollingOptions().getWatchFor() : Duration.ZERO, System::nanoTime);
    }

    private boolean isFree(Polled polled) {
        return !inRoute.containsKey(polled.identity());
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
        return done(rules.keys(polled)) != Outcome.DUPLICATE || rules.mayDiffer(polled);
    }

    /** A mark that can't be read is read again, before anything is routed, once the claim is held. */
    private Outcome done(AcknowledgementKeys keys) {
        try {
            Outcome outcome = acknowledgement.done(keys);
            marksUnread = 0;
            return outcome;
        } catch (RuntimeException e) {
            if (++marksUnread == AWAY) {
                throw e;
            }
            LOG.warn("The mark of {} can't be read; the others do not wait for it: {}", keys, e.toString());
            return null;
        }
    }

    @Override
    public int processBatch(Queue<Object> polled) {
        int total = polled.size();
        int routed = 0;
        int away = 0;
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
            away = decision.settled() == Outcome.REPOSITORY ? away + 1 : 0;
            if (away == AWAY) {
                throw new IllegalStateException("The repositories of marks and claims can't be used");
            }
        }
        pendingExchanges = 0;
        return routed;
    }

    private void route(Polled polled, AcknowledgementKeys keys, int index, int total) {
        Exchange exchange;
        try {
            exchange = exchange(polled, keys, index, total);
        } catch (RuntimeException | Error e) {
            // its claim would be renewed for ever
            settled(polled, keys, false);
            throw e;
        }
        Settlement settlement = new Settlement(succeeded -> settled(polled, keys, succeeded), getExceptionHandler());
        inRoute.put(polled.identity(), settlement);
        settlement.process(exchange, getAsyncProcessor());
    }

    private Exchange exchange(Polled polled, AcknowledgementKeys keys, int index, int total) {
        Exchange exchange = createExchange(true);
        AnswerBody.put(exchange, polled.body(), endpoint.getOutputType());
        exchange.getMessage()
                .setHeader(TegroConstants.SHOP_ID, endpoint.getConfiguration().getShopId());
        TegroHeaders.set(polled.typed(), exchange.getMessage());
        rules.setHeaders(polled, keys, exchange.getMessage());
        exchange.setProperty(ExchangePropertyKey.BATCH_INDEX, index);
        exchange.setProperty(ExchangePropertyKey.BATCH_SIZE, total);
        exchange.setProperty(ExchangePropertyKey.BATCH_COMPLETE, index == total - 1);
        return exchange;
    }

    private void settled(Polled polled, AcknowledgementKeys keys, boolean succeeded) {
        try {
            Outcome routed = succeeded ? Outcome.ROUTED : Outcome.ROUTE_FAILED;
            decided(acknowledgement.end(keys, routed, late -> decided(late, polled, keys)), polled, keys);
        } finally {
            inRoute.remove(polled.identity());
        }
    }

    private void decided(Outcome outcome, Polled polled, AcknowledgementKeys keys) {
        switch (outcome) {
            case ROUTED, ROUTED_TWICE, DUPLICATE, AMOUNT_DIFFERS -> {
                done.add(polled);
                failed.succeeded(polled.identity());
                successes.incrementAndGet();
            }
            case BUSY -> failed.hindered(polled.identity());
            default -> failed(polled);
        }
        rules.decided(outcome, polled, keys);
    }

    private void failed(Polled polled) {
        Duration pause = failed.failed(polled.identity());
        LOG.warn(
                "Number {} failed {} times in a row; it is tried again {}, behind what was not tried",
                polled.number(),
                failed.failures(polled.identity()),
                pause.isZero() ? "at the next poll" : "in " + pause.toSeconds() + " s");
    }

    private void settleDone() {
        for (Polled polled = done.poll(); polled != null; polled = done.poll()) {
            list.settle(polled);
        }
    }
}
