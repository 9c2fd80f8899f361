package io.github.cameltegro.notification;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.SafeCopyProperty;
import org.apache.camel.spi.ManagementStrategy;
import org.apache.camel.spi.UnitOfWorkFactory;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.PluginHelper;

/**
 * Sees failures of a route that its exchange no longer shows at the end: Camel clears the mark of a transaction that
 * {@code markRollbackOnlyLast} undid, runs an {@code onCompletion} on a copy, only logs what a completion throws, and
 * lets an Error end the thread. It goes along with each copy of the exchange, as {@code split} makes them.
 */
public final class OutcomeWatch implements OutcomeFollower {

    private volatile String failure;

    private OutcomeWatch() {}

    /** Prepares a context, before anything is routed in it. */
    public static void prepare(CamelContext context) {
        UnitOfWorkFactory factory = PluginHelper.getUnitOfWorkFactory(context);
        if (!(factory instanceof OutcomeUnitOfWork.Factory)) {
            context.getCamelContextExtension()
                    .addContextPlugin(UnitOfWorkFactory.class, new OutcomeUnitOfWork.Factory(factory));
        }
        OutcomeSteps.addTo(context);
        ManagementStrategy management = context.getManagementStrategy();
        if (management.getEventNotifiers().stream().noneMatch(OutcomeEvents.class::isInstance)) {
            management.addEventNotifier(new OutcomeEvents());
        }
    }

    /**
     * Watches an exchange of a consumer's own, and begins its unit of work. What went wrong is known when the consumer
     * has ended it by {@code doneUoW}.
     */
    public static OutcomeWatch on(Exchange exchange, DefaultConsumer consumer) throws Exception {
        OutcomeWatch watch = new OutcomeWatch();
        OutcomeFollower.follow(exchange, watch);
        exchange.getExchangeExtension()
                .setUnitOfWork(OutcomeUnitOfWork.watched(consumer.createUoW(exchange), exchange));
        return watch;
    }

    /** @return what watches the exchange, or null */
    static OutcomeWatch of(Exchange exchange) {
        return OutcomeFollower.of(exchange) instanceof OutcomeWatch watch ? watch : null;
    }

    @Override
    public void stepped(Exchange exchange) {
        // the unit of work tells of transactions
    }

    @Override
    public void failed(String why) {
        failure = why;
    }

    /** Why the route counts as failed though its exchange has no exception; null if it doesn't. */
    public String failure(Exchange exchange) {
        return exchange.isRollbackOnly() || exchange.isRollbackOnlyLast() ? "it is marked rollback-only" : failure;
    }

    /** Copies are parts of the same work. */
    @Override
    public SafeCopyProperty safeCopy() {
        return this;
    }
}
