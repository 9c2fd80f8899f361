package io.github.cameltegro.notification;

import io.github.cameltegro.TegroEndpoint;
import io.github.cameltegro.model.Notification;
import io.github.cameltegro.model.Order;
import io.github.cameltegro.protocol.FormField;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.Suspendable;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.spi.UnitOfWork;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the notification endpoint on the runtime's own HTTP server, and routes what is verified. The route gets an
 * exchange of this consumer's own; the server's exchange carries the answer and nothing else.
 */
@ManagedResource(description = "Notifications of payments")
public final class NotificationConsumer extends DefaultConsumer implements Suspendable, ShutdownAware {

    private static final Logger LOG = LoggerFactory.getLogger(NotificationConsumer.class);
    private static final Duration READ_DEADLINE = Duration.ofSeconds(10);

    private final TegroEndpoint endpoint;
    private final AtomicInteger pending = new AtomicInteger();
    private OutcomeLog log;
    private NotificationDesk desk;
    private Consumer server;
    /** Null unless it is this consumer's own. */
    private OpenPaths.Place place;

    private final NotificationRoute route = new NotificationRoute(this);
    private volatile boolean stopping;

    public NotificationConsumer(TegroEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        if (getHealthCheck() == null) {
            NotificationHealthCheck check = new NotificationHealthCheck(this, endpoint);
            check.setEnabled(endpoint.getComponent().isHealthCheckConsumerEnabled());
            setHealthCheck(check);
        }
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        stopping = false;
        if (log == null) {
            log = OutcomeLog.ofNotifications(endpoint.activity(), endpoint.getPath());
        }
        desk = NotificationDesks.create(endpoint, log, this::route);
        openPath();
        try {
            server = NotificationServer.createConsumer(
                    endpoint.getCamelContext(),
                    endpoint.getConsumerComponentName(),
                    endpoint.getPath(),
                    endpoint.getMaxBodySize(),
                    READ_DEADLINE,
                    this::receive);
            ServiceHelper.startService(server);
        } catch (Exception e) {
            closePath();
            throw e;
        }
        LOG.info(
                "Notifications of shop {} are taken at {} by {}: {}",
                endpoint.getConfiguration().getShopId(),
                PathPrefix.putBefore(endpoint.getCamelContext(), place),
                endpoint.getConsumerComponentName(),
                desk.acknowledgement().guarantees());
    }

    private void openPath() {
        OpenPaths.Place here = NotificationServer.place(endpoint.getConsumerComponentName(), endpoint.getPath());
        OpenPaths.of(endpoint.getCamelContext())
                .open(here, getRouteId() == null ? "another endpoint" : "route " + getRouteId());
        place = here;
    }

    private void closePath() {
        if (place != null) {
            OpenPaths.of(endpoint.getCamelContext()).close(place);
            place = null;
        }
    }

    @Override
    protected void doStop() throws Exception {
        route.giveUpWaiting();
        ServiceHelper.stopAndShutdownServices(server);
        closePath();
        desk.acknowledgement().writeMarks("the route of " + endpoint.getPath(), Acknowledgements.LAST_TRY);
        super.doStop();
    }

    @Override
    protected void doSuspend() {
        // the server goes on, and is answered 503
    }

    @Override
    protected void doResume() {
        stopping = false;
    }

    @Override
    public boolean isHostedService() {
        return true;
    }

    @Override
    public boolean deferShutdown(ShutdownRunningTask shutdownRunningTask) {
        return false;
    }

    @Override
    public int getPendingExchangesSize() {
        return pending.get();
    }

    @Override
    public void prepareShutdown(boolean suspendOnly, boolean forced) {
        stopping = true;
        if (forced) {
            route.giveUpWaiting();
        }
    }

    /** Whether notifications are taken at all; until then, and while it is suspended, each is answered 503. */
    boolean isOpen() {
        return isStarted() && !stopping && !isSuspendingOrSuspended();
    }

    /** Reads from the repositories of marks and claims, and throws what they throw. */
    void probeRepositories() {
        desk.acknowledgement().probe();
    }

    /** How often each outcome came, by name. */
    @ManagedAttribute(description = "How often each outcome came, by name")
    public Map<String, Long> getOutcomes() {
        return log == null ? Map.of() : log.counts();
    }

    /** How many notifications were signed with the previous secret key. */
    @ManagedAttribute(description = "How many notifications were signed with the previous secret key")
    public long getPreviousKeyUses() {
        return log == null ? 0 : log.previousKeyUses();
    }

    /**
     * Forgets that a payment is done, so that its next delivery is routed again.
     *
     * @param key the payment's key as the audit line shows it
     * @return whether it was done
     */
    @ManagedOperation(description = "Forgets that a payment is done, so that its next delivery is routed again")
    public boolean forget(String key) {
        boolean wasDone = desk.acknowledgement().forget(key);
        log.forgotten(key, wasDone);
        return wasDone;
    }

    /** Handles a request. */
    private void receive(Exchange http) {
        // Camel counts it with the route's own exchanges: Prometheus refuses meters of one name with other tags
        http.getExchangeExtension().setFromRouteId(getRouteId());
        UnitOfWork request = http.getUnitOfWork();
        pending.incrementAndGet();
        if (request != null) {
            // a server that is stopped as soon as nothing is pending cuts off the answer that it is about to write
            request.addSynchronization(new SynchronizationAdapter() {
                @Override
                public void onDone(Exchange answered) {
                    pending.decrementAndGet();
                }
            });
        }
        try {
            HttpReply.write(http, answer(http));
        } catch (RuntimeException e) {
            // not left to the server, which would send the request's headers back
            getExceptionHandler().handleException("A notification could not be handled; it is awaited again", e);
            log.rejected(Outcome.ERROR, "it could not be handled");
            HttpReply.write(http, new HttpReply(Outcome.ERROR.httpStatus(), null));
        } finally {
            if (request == null) {
                pending.decrementAndGet();
            }
        }
    }

    private HttpReply answer(Exchange http) {
        if (stopping || !isRunAllowed() || isSuspendingOrSuspended()) {
            return refuse(Outcome.STOPPED);
        }
        if (!"POST".equals(http.getMessage().getHeader(Exchange.HTTP_METHOD, String.class))) {
            return refuse(Outcome.METHOD);
        }
        List<FormField> fields;
        try {
            String contentType = RequestBody.contentType(http);
            FormReader.check(contentType);
            fields = RequestBody.read(http, endpoint.getMaxBodySize(), READ_DEADLINE)
                    .fields(contentType);
        } catch (RefusedRequest e) {
            log.rejected(Outcome.UNREADABLE, e.getMessage());
            return new HttpReply(e.status(), null);
        }
        Outcome outcome = desk.take(new ReceivedFields(fields));
        return new HttpReply(outcome.httpStatus(), endpoint.getReplyBody());
    }

    private HttpReply refuse(Outcome outcome) {
        log.rejected(outcome, outcome.text());
        return new HttpReply(outcome.httpStatus(), null);
    }

    /** @param late told what became of it where it was still in the route as this returned {@link Outcome#STOPPED} */
    private Outcome route(Notification notification, Order order, java.util.function.Consumer<Outcome> late) {
        // never one of a pool: whoever still has it after a forced stop must not find another payment in it
        Exchange exchange = DefaultExchange.newFromEndpoint(endpoint);
        endpoint.configureExchange(exchange);
        exchange.getMessage().setBody(notification);
        exchange.getMessage().setHeaders(Notifications.headers(notification, order));
        return route.route(exchange, late);
    }
}
