package io.github.cameltegro.notification;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.ContextServicePlugin;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps that a followed exchange takes, on whatever thread and in whatever route: an Error, or whatever else a step
 * throws instead of calling back, fails the exchange as an exception does. Camel catches no Error: it ends the thread's
 * task, so that nobody would learn how the route ended, and the next exchange on that thread goes on with this one
 * behind the step, as if it had succeeded. All other exchanges pass as if it were not there. Camel loads this with a
 * context, as only routes that are added after that have it, and some are there before the component.
 */
public final class OutcomeSteps implements InterceptStrategy, ContextServicePlugin {

    private static final Logger LOG = LoggerFactory.getLogger(OutcomeSteps.class);

    @Override
    public void load(CamelContext context) {
        addTo(context);
    }

    /** Follows the steps of the routes that are added to a context from now on. */
    static void addTo(CamelContext context) {
        if (context.getCamelContextExtension().getInterceptStrategies().stream()
                .noneMatch(OutcomeSteps.class::isInstance)) {
            context.getCamelContextExtension().addInterceptStrategy(new OutcomeSteps());
        }
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, Processor nextTarget) {
        return new Step(target);
    }

    private static final class Step extends DelegateAsyncProcessor {

        Step(Processor step) {
            super(step);
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            OutcomeFollower follower = OutcomeFollower.of(exchange);
            if (follower == null) {
                return super.process(exchange, callback);
            }
            End end = new End(exchange, follower, callback);
            boolean sync;
            try {
                sync = super.process(exchange, end);
            } catch (Throwable e) {
                return end.thrown(e);
            }
            end.returned();
            return sync;
        }
    }

    /**
     * The end of a step, which comes once. Camel's bridge to synchronous steps calls back while an Error is still on its
     * way out of the step, so that the route would go on: what is called back within the call waits for its return.
     */
    private static final class End implements AsyncCallback {

        private final Exchange exchange;
        private final OutcomeFollower follower;
        private final AsyncCallback callback;
        private final AtomicBoolean over = new AtomicBoolean();
        private volatile Thread calling = Thread.currentThread();
        private Boolean heldBack;

        End(Exchange exchange, OutcomeFollower follower, AsyncCallback callback) {
            this.exchange = exchange;
            this.follower = follower;
            this.callback = callback;
        }

        @Override
        public void done(boolean doneSync) {
            if (!over.compareAndSet(false, true)) {
                return;
            }
            if (Thread.currentThread() == calling) {
                heldBack = doneSync;
            } else {
                goOn(doneSync);
            }
        }

        /** On the thread of the call. */
        void returned() {
            calling = null;
            if (heldBack != null) {
                goOn(heldBack);
            }
        }

        /** On the thread of the call, instead of its return. */
        boolean thrown(Throwable failure) {
            done(true);
            if (heldBack == null) {
                // another thread goes on with the exchange, which can't be touched here any more
                follower.failed("a step of its failed after it had handed the exchange on");
                LOG.warn("A step failed after it had handed its exchange on to another thread", failure);
                return false;
            }
            exchange.setException(failure);
            goOn(true);
            return true;
        }

        private void goOn(boolean doneSync) {
            follower.stepped(exchange);
            callback.done(doneSync);
        }
    }
}
