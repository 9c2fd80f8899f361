package io.github.cameltegro.polling;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/**
 * Makes an Error in a step fail the exchange, on whatever thread and in whatever route, as an exception does. Camel
 * catches none: the Error ends the thread's task, and the next exchange on that thread goes on with this one behind the
 * step, as if it had succeeded. Also keeps in mind that a transaction was marked to be rolled back, which Camel forgets
 * at the transaction's end. Exchanges that do not come from this component's polling pass as if it were not there.
 */
public final class StepGuard implements InterceptStrategy {

    private static final StepGuard INSTANCE = new StepGuard();

    private StepGuard() {}

    /** Guards the routes that are added to a context from now on. */
    public static void addTo(CamelContext context) {
        if (!context.getCamelContextExtension().getInterceptStrategies().contains(INSTANCE)) {
            context.getCamelContextExtension().addInterceptStrategy(INSTANCE);
        }
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, Processor nextTarget) {
        return new Guarded(target);
    }

    private static final class Guarded extends DelegateAsyncProcessor {

        Guarded(Processor target) {
            super(target);
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            Trail trail = Trail.of(exchange);
            if (trail == null) {
                return super.process(exchange, callback);
            }
            StepEnd end = new StepEnd(exchange, trail, callback);
            boolean sync = true;
            try {
                sync = super.process(exchange, end);
            } catch (Throwable e) {
                exchange.setException(e);
                end.done(true);
            }
            end.returned();
            return sync;
        }
    }

    /**
     * The end of a step. Camel's bridge to synchronous steps calls back while an Error is still on its way out of the
     * step, so that the route would go on: what is called back within the call waits for its return.
     */
    private static final class StepEnd implements AsyncCallback {

        private final Exchange exchange;
        private final Trail trail;
        private final AsyncCallback callback;
        private final AtomicBoolean over = new AtomicBoolean();
        private Thread calling = Thread.currentThread();
        private boolean waits;

        StepEnd(Exchange exchange, Trail trail, AsyncCallback callback) {
            this.exchange = exchange;
            this.trail = trail;
            this.callback = callback;
        }

        @Override
        public void done(boolean doneSync) {
            if (!over.compareAndSet(false, true)) {
                return;
            }
            if (Thread.currentThread() == calling) {
                waits = true;
            } else {
                goOn(doneSync);
            }
        }

        /** On the thread of the call. */
        void returned() {
            calling = null;
            if (waits) {
                goOn(true);
            }
        }

        private void goOn(boolean doneSync) {
            if (exchange.isRollbackOnlyLast()) {
                trail.rolledBack();
            }
            callback.done(doneSync);
        }
    }
}
