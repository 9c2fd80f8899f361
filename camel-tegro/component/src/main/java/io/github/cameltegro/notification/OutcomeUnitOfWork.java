package io.github.cameltegro.notification;

import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.spi.Synchronization;
import org.apache.camel.spi.UnitOfWork;
import org.apache.camel.spi.UnitOfWorkFactory;

/** Camel's own unit of work of a watched exchange, which is told when a transaction ends and what completes the exchange. */
final class OutcomeUnitOfWork implements UnitOfWork {

    /** Makes units of work as another does, and of watched exchanges these. */
    static final class Factory implements UnitOfWorkFactory {

        private final UnitOfWorkFactory beneath;

        Factory(UnitOfWorkFactory beneath) {
            this.beneath = beneath;
        }

        @Override
        public UnitOfWork createUnitOfWork(Exchange exchange) {
            return watched(beneath.createUnitOfWork(exchange), exchange);
        }

        @Override
        public void afterPropertiesConfigured(CamelContext camelContext) {
            beneath.afterPropertiesConfigured(camelContext);
        }
    }

    private final UnitOfWork own;
    private final OutcomeWatch watch;
    /** All that are in a route now: one that loops gets copies of the exchange, under the same unit of work. */
    private final Collection<Exchange> routed = new ConcurrentLinkedQueue<>();

    private OutcomeUnitOfWork(UnitOfWork own, Exchange exchange, OutcomeWatch watch) {
        this.own = own;
        this.watch = watch;
        routed.add(exchange);
    }

    /** The unit of work itself, or what watches it for an exchange that is watched. */
    static UnitOfWork watched(UnitOfWork own, Exchange exchange) {
        OutcomeWatch watch = OutcomeWatch.of(exchange);
        return watch == null || own instanceof OutcomeUnitOfWork ? own : new OutcomeUnitOfWork(own, exchange, watch);
    }

    /** The transaction is over, and its mark is not cleared yet. */
    @Override
    public void endTransactedBy(Object key) {
        if (routed.stream().anyMatch(each -> each.isRollbackOnlyLast() || each.isRollbackOnly())) {
            watch.failed("a transaction of its was undone, as it was marked rollback-only");
        }
        own.endTransactedBy(key);
    }

    @Override
    public void addSynchronization(Synchronization synchronization) {
        own.addSynchronization(new OutcomeSynchronization(synchronization, watch));
    }

    @Override
    public void removeSynchronization(Synchronization synchronization) {
        own.removeSynchronization(new OutcomeSynchronization(synchronization, watch));
    }

    @Override
    public boolean containsSynchronization(Synchronization synchronization) {
        return own.containsSynchronization(new OutcomeSynchronization(synchronization, watch));
    }

    @Override
    public void handoverSynchronization(Exchange target) {
        own.handoverSynchronization(target);
    }

    @Override
    public void handoverSynchronization(Exchange target, Predicate<Synchronization> filter) {
        own.handoverSynchronization(
                target, filter == null ? null : each -> filter.test(OutcomeSynchronization.beneath(each)));
    }

    @Override
    public UnitOfWork createChildUnitOfWork(Exchange childExchange) {
        UnitOfWork child = own.createChildUnitOfWork(childExchange);
        child.setParentUnitOfWork(this);
        return watched(child, childExchange);
    }

    @Override
    public void reset() {
        own.reset();
    }

    @Override
    public boolean onPrepare(Exchange prepared) {
        return own.onPrepare(prepared);
    }

    @Override
    public void done(Exchange done) {
        own.done(done);
    }

    @Override
    public void beforeRoute(Exchange exchange, Route route) {
        routed.add(exchange);
        own.beforeRoute(exchange, route);
    }

    @Override
    public void afterRoute(Exchange exchange, Route route) {
        routed.remove(exchange);
        own.afterRoute(exchange, route);
    }

    @Override
    public Message getOriginalInMessage() {
        return own.getOriginalInMessage();
    }

    @Override
    public boolean isTransacted() {
        return own.isTransacted();
    }

    @Override
    public boolean isTransactedBy(Object key) {
        return own.isTransactedBy(key);
    }

    @Override
    public void beginTransactedBy(Object key) {
        own.beginTransactedBy(key);
    }

    @Override
    public Route getRoute() {
        return own.getRoute();
    }

    @Override
    public void pushRoute(Route route) {
        own.pushRoute(route);
    }

    @Override
    public Route popRoute() {
        return own.popRoute();
    }

    @Override
    public int routeStackLevel() {
        return own.routeStackLevel();
    }

    @Override
    public int routeStackLevel(boolean includeRouteTemplate, boolean includeKamelet) {
        return own.routeStackLevel(includeRouteTemplate, includeKamelet);
    }

    @Override
    public boolean isBeforeAfterProcess() {
        return own.isBeforeAfterProcess();
    }

    @Override
    public AsyncCallback beforeProcess(Processor processor, Exchange processed, AsyncCallback callback) {
        return own.beforeProcess(processor, processed, callback);
    }

    @Override
    public void afterProcess(Processor processor, Exchange processed, AsyncCallback callback, boolean doneSync) {
        own.afterProcess(processor, processed, callback, doneSync);
    }

    @Override
    public void setParentUnitOfWork(UnitOfWork parentUnitOfWork) {
        own.setParentUnitOfWork(parentUnitOfWork);
    }
}
