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
        server = NotificationServer.createConsumer(
                endpoint.getCamelContext(),
                endpoint.getConsumerComponentName(),
                endpoint.getPath(),
                endpoint.getMaxBodySize(),
                READ_DEADLINE,
                this::receive);
        ServiceHelper.startService(server);
        LOG.info(
                "Notifications of shop {} are taken at {} by {}: {}",
                endpoint.getConfiguration().getShopId(),
                endpoint.getPath(),
                endpoint.getConsumerComponentName(),
                desk.acknowledgement().guarantees());
    }

    @Override
    protected void doStop() throws Exception {
        ServiceHelper.stopAndShutdownServices(server);
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

    /** Routes; the route's unit of work, its completions too, is over when this returns. */
    private Outcome route(Notification notification, Order order) {
        Exchange exchange = createExchange(false);
        try {
            exchange.getMessage().setBody(notification);
            exchange.getMessage().setHeaders(Notifications.headers(notification, order));
            getProcessor().process(exchange);
            boolean failed = exchange.isFailed() || exchange.isRollbackOnly() || exchange.isRollbackOnlyLast();
            if (failed && exchange.getException() != null) {
                getExceptionHandler()
                        .handleException(
                                "The route failed; the notification is awaited again",
                                exchange,
                                exchange.getException());
            }
            return failed ? Outcome.ROUTE_FAILED : Outcome.ROUTED;
        } catch (Exception e) {
            getExceptionHandler().handleException("The route failed; the notification is awaited again", exchange, e);
            return Outcome.ROUTE_FAILED;
        } finally {
            releaseExchange(exchange, false);
        }
    }
}
