package io.github.cameltegro.notification;

import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Route;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeCreatedEvent;
import org.apache.camel.spi.CamelEvent.ExchangeFailedEvent;
import org.apache.camel.spi.SynchronizationRouteAware;
import org.apache.camel.spi.UnitOfWork;
import org.apache.camel.support.EventNotifierSupport;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * Hears of copies of a watched exchange that get a unit of work of their own, and of an {@code onCompletion} that failed,
 * which is routed as such a copy.
 */
final class OutcomeEvents extends EventNotifierSupport {

    OutcomeEvents() {
        setupIgnore(true);
        setIgnoreCamelContextEvents(true);
        setIgnoreRouteEvents(true);
        setIgnoreServiceEvents(true);
        setIgnoreExchangeEvents(false);
        setIgnoreExchangeCreatedEvent(false);
        setIgnoreExchangeFailedEvents(false);
    }

    @Override
    public void notify(CamelEvent event) {
        if (event instanceof ExchangeCreatedEvent created) {
            Exchange exchange = created.getExchange();
            if (OutcomeWatch.of(exchange) != null && exchange.getUnitOfWork() == null) {
                exchange.getExchangeExtension().addOnCompletion(new Copy());
            }
        } else if (event instanceof ExchangeFailedEvent failed) {
            Exchange exchange = failed.getExchange();
            OutcomeWatch watch = OutcomeWatch.of(exchange);
            if (watch != null && exchange.getProperty(ExchangePropertyKey.ON_COMPLETION, boolean.class)) {
                watch.failed("its onCompletion failed");
            }
        }
    }

    /** Watches the unit of work of a copy when it comes to a route, whenever that route was made. */
    private static final class Copy extends SynchronizationAdapter {

        @Override
        public SynchronizationRouteAware getRouteSynchronization() {
            return new SynchronizationRouteAware() {
                @Override
                public void onBeforeRoute(Route route, Exchange exchange) {
                    UnitOfWork own = exchange.getUnitOfWork();
                    UnitOfWork watched = OutcomeUnitOfWork.watched(own, exchange);
                    if (own != watched) {
                        exchange.getExchangeExtension().setUnitOfWork(watched);
                    }
                }

                @Override
                public void onAfterRoute(Route route, Exchange exchange) {
                    // it stays watched
                }
            };
        }

        @Override
        public boolean allowHandover() {
            return false;
        }
    }
}
