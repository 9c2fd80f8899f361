package io.github.cameltegro.notification;

import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.AsyncProcessorConverterHelper;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/**
 * The steps that a watched exchange takes: an Error, or whatever else one throws instead of calling back, fails the
 * exchange. Camel lets it end the thread, or only logs it, and nobody would ever learn how the route ended.
 */
final class OutcomeSteps implements InterceptStrategy {

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, Processor nextTarget) {
        return new Step(AsyncProcessorConverterHelper.convert(target));
    }

    private static final class Step extends DelegateAsyncProcessor {

        Step(AsyncProcessor step) {
            super(step);
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            return OutcomeWatch.of(exchange) == null
                    ? super.process(exchange, callback)
                    : processWatched(exchange, callback);
        }

        private boolean processWatched(Exchange exchange, AsyncCallback callback) {
            Call call = new Call(callback);
            boolean sync;
            try {
                sync = super.process(exchange, call);
            } catch (Throwable e) {
                if (call.isElsewhere()) {
                    throw e;
                }
                exchange.setException(e);
                callback.done(true);
                return true;
            }
            call.returned();
            return sync;
        }
    }

    /** Holds back a call on the step's own thread until the step has returned: some call back and throw an Error then. */
    private static final class Call implements AsyncCallback {

        private final AsyncCallback callback;
        private volatile Thread step = Thread.currentThread();
        private volatile boolean elsewhere;
        private Boolean heldBack;

        Call(AsyncCallback callback) {
            this.callback = callback;
        }

        @Override
        public void done(boolean doneSync) {
            if (Thread.currentThread() == step) {
                heldBack = doneSync;
            } else {
                elsewhere = true;
                callback.done(doneSync);
            }
        }

        boolean isElsewhere() {
            return elsewhere;
        }

        void returned() {
            step = null;
            if (heldBack != null) {
                callback.done(heldBack);
            }
        }
    }
}
