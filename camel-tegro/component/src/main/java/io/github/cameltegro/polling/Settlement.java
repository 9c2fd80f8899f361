package io.github.cameltegro.polling;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.spi.ReactiveExecutor;
import org.apache.camel.support.UnitOfWorkHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports once whether a route succeeded: when the exchange, and every copy that Camel hands its completions to
 * ({@code seda}, for one), has come to its end. One that fails, is rolled back or is discarded makes all of it fail.
 */
final class Settlement {

    private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);

    private final Consumer<Boolean> settled;
    private final ExceptionHandler failures;
    private final Lock lock = new ReentrantLock();
    private final Set<Leg> open = new LinkedHashSet<>();
    private boolean failed;
    private Leg first;
    private Exchange routed;

    /**
     * @param settled receives true if the route succeeded, false if it failed, was rolled back or was discarded
     * @param failures receives what the route threw
     */
    Settlement(Consumer<Boolean> settled, ExceptionHandler failures) {
        this.settled = settled;
        this.failures = failures;
    }

    /** Begins the route. It may go on after this returns, on other threads. */
    void process(Exchange exchange, AsyncProcessor processor) {
        routed = exchange;
        first = begin(exchange, null);
        RouteEnd end = new RouteEnd(exchange);
        first.endsBy(end);
        try {
            processor.process(exchange, end);
        } catch (Throwable e) {
            fail(exchange, e);
            end.done(false);
        }
    }

    /** Follows an exchange to its end, too. */
    Leg begin(Exchange exchange, Leg from) {
        Leg leg = new Leg(this, exchange, from);
        lock.lock();
        try {
            open.add(leg);
        } finally {
            lock.unlock();
        }
        exchange.getExchangeExtension().addOnCompletion(leg);
        Trail.lay(exchange, leg);
        return leg;
    }

    /**
     * Fails an exchange that an Error broke out of. Camel leaves the rest of it in the thread's queue, from where the
     * next exchange on this thread would go on with it as if nothing had happened.
     */
    private static void fail(Exchange exchange, Throwable failure) {
        exchange.setException(failure);
        ReactiveExecutor executor =
                exchange.getContext().getCamelContextExtension().getReactiveExecutor();
        for (boolean more = true; more; ) {
            try {
                more = executor.executeFromQueue();
            } catch (Throwable e) {
                exchange.setException(e);
            }
        }
        UnitOfWorkHelper.doneUow(exchange.getUnitOfWork(), exchange);
    }

    /** Returns whether the exchange is still in the route itself. */
    boolean isRouting() {
        return !first.isOver();
    }

    /** Looks for what was handed on and is nowhere any more. */
    void look(Queues queues) {
        List<Leg> legs;
        lock.lock();
        try {
            legs = new ArrayList<>(open);
        } finally {
            lock.unlock();
        }
        for (Leg leg : legs) {
            if (leg.isLost(queues)) {
                LOG.warn("What was handed on{} was discarded before it was done; it counts as failed", leg.where());
                giveUp(leg);
            }
        }
    }

    private void giveUp(Leg leg) {
        if (leg == first) {
            // Camel counts it as under way, and would wait for it when the context stops
            routed.setException(new RejectedExecutionException("The exchange was discarded"));
            routed.getContext().getInflightRepository().remove(routed, routed.getFromRouteId());
            UnitOfWorkHelper.doneUow(routed.getUnitOfWork(), routed);
        }
        if (leg.end()) {
            ended(leg, false);
        }
    }

    /** An exchange has come to its end. */
    void ended(Leg leg, Exchange exchange) {
        reportFailure(exchange);
        supersedeRefused(leg, exchange);
        ended(leg, !exchange.isFailed() && !exchange.isRollbackOnly() && !exchange.isRollbackOnlyLast());
    }

    private void reportFailure(Exchange exchange) {
        Exception failure = exchange.getException();
        if (failure != null) {
            failures.handleException("The route failed; it is given the same at a later poll", exchange, failure);
        }
    }

    void ended(Leg leg, boolean succeeded) {
        boolean over;
        boolean done;
        lock.lock();
        try {
            failed |= !succeeded;
            over = open.remove(leg) && open.isEmpty();
            done = !failed;
        } finally {
            lock.unlock();
        }
        if (over) {
            settled.accept(done);
        }
    }

    /** A refusal that was thrown into the route is the route's to deal with, by a redelivery, say: it may have. */
    private void supersedeRefused(Leg from, Exchange exchange) {
        lock.lock();
        try {
            open.removeIf(leg -> leg.isRefusedAloud(from, exchange) && leg.end());
        } finally {
            lock.unlock();
        }
    }

    /** It fails, whatever its exchanges show at their end. */
    void failed() {
        lock.lock();
        try {
            failed = true;
        } finally {
            lock.unlock();
        }
    }

    /** The route's own end, behind that of its unit of work; a route that takes nothing in begins none. */
    private final class RouteEnd implements AsyncCallback {

        private final Exchange exchange;

        RouteEnd(Exchange exchange) {
            this.exchange = exchange;
        }

        @Override
        public void done(boolean doneSync) {
            if (first.end()) {
                reportFailure(exchange);
                ended(first, false);
            }
        }
    }
}
