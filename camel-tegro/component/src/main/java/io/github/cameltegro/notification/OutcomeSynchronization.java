package io.github.cameltegro.notification;

import org.apache.camel.Exchange;
import org.apache.camel.Ordered;
import org.apache.camel.Route;
import org.apache.camel.spi.Synchronization;
import org.apache.camel.spi.SynchronizationRouteAware;
import org.apache.camel.spi.SynchronizationVetoable;

/** A completion of a watched exchange: what it throws is told, before Camel logs and forgets it. */
final class OutcomeSynchronization implements SynchronizationVetoable, Ordered {

    private final Synchronization beneath;
    private final OutcomeWatch watch;

    OutcomeSynchronization(Synchronization beneath, OutcomeWatch watch) {
        this.beneath = beneath;
        this.watch = watch;
    }

    /** The one that somebody added. */
    static Synchronization beneath(Synchronization synchronization) {
        return synchronization instanceof OutcomeSynchronization watched ? watched.beneath : synchronization;
    }

    private void watched(Runnable completion) {
        boolean done = false;
        try {
            completion.run();
            done = true;
        } finally {
            if (!done) {
                watch.failed("a completion of its failed");
            }
        }
    }

    @Override
    public void onComplete(Exchange exchange) {
        watched(() -> beneath.onComplete(exchange));
    }

    @Override
    public void onFailure(Exchange exchange) {
        watched(() -> beneath.onFailure(exchange));
    }

    /** As an onCompletion with modeBeforeConsumer runs. */
    @Override
    public SynchronizationRouteAware getRouteSynchronization() {
        SynchronizationRouteAware aware = beneath.getRouteSynchronization();
        return aware == null
                ? null
                : new SynchronizationRouteAware() {
                    @Override
                    public void onBeforeRoute(Route route, Exchange exchange) {
                        watched(() -> aware.onBeforeRoute(route, exchange));
                    }

                    @Override
                    public void onAfterRoute(Route route, Exchange exchange) {
                        watched(() -> aware.onAfterRoute(route, exchange));
                    }
                };
    }

    @Override
    public boolean allowHandover() {
        return !(beneath instanceof SynchronizationVetoable vetoable) || vetoable.allowHandover();
    }

    @Override
    public void beforeHandover(Exchange target) {
        if (beneath instanceof SynchronizationVetoable vetoable) {
            vetoable.beforeHandover(target);
        }
    }

    @Override
    public int getOrder() {
        return beneath instanceof Ordered ordered ? ordered.getOrder() : 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OutcomeSynchronization synchronization && beneath.equals(synchronization.beneath);
    }

    @Override
    public int hashCode() {
        return beneath.hashCode();
    }
}
