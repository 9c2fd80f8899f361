package io.github.cameltegro.notification;

import java.lang.ref.Cleaner;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ReactiveExecutor;
import org.apache.camel.support.DefaultConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Routes notifications, and knows when each has really left the route: also where it went on on another thread, where it
 * is still at work as the endpoint is stopped by force, and where it was dropped on the way.
 */
final class NotificationRoute {

    private static final Logger LOG = LoggerFactory.getLogger(NotificationRoute.class);
    private static final Cleaner DROPPED = Cleaner.create();

    private final DefaultConsumer consumer;
    private final Set<Run> running = ConcurrentHashMap.newKeySet();

    NotificationRoute(DefaultConsumer consumer) {
        this.consumer = consumer;
    }

    /**
     * Routes an exchange of the consumer's own, of no pool; its unit of work, its completions too, is
     * over when it has left the route.
     *
     * @param late told what became of it, if this returns {@link Outcome#STOPPED}: it is still in the route then
     */
    Outcome route(Exchange exchange, Consumer<Outcome> late) {
        Run run = new Run(exchange, late);
        running.add(run);
        run.start();
        return run.await();
    }

    /** Waits no longer for what is in the route. */
    void giveUpWaiting() {
        running.forEach(Run::giveUpWaiting);
    }

    private final class Run {
        private final Exchange exchange;
        private final Consumer<Outcome> late;
        private final AtomicBoolean ended = new AtomicBoolean();
        private final CountDownLatch awaited = new CountDownLatch(1);
        private OutcomeWatch watch;
        private Outcome outcome;
        private boolean givenUp;

        Run(Exchange exchange, Consumer<Outcome> late) {
            this.exchange = exchange;
            this.late = late;
        }

        void start() {
            try {
                watch = OutcomeWatch.on(exchange, consumer);
                process();
            } catch (Throwable e) {
                // an Error as well: it ends this one and not what serves the next
                exchange.setException(e);
                end();
            }
        }

        /** Whoever has to call back may drop the call: a pool that is shut down does, with all that waits in its queue. */
        private void process() {
            AsyncCallback callback = new AsyncCallback() {
                @Override
                public void done(boolean doneSync) {
                    end();
                }
            };
            if (!consumer.getAsyncProcessor().process(exchange, callback)) {
                DROPPED.register(callback, this::dropped);
            }
        }

        private void dropped() {
            if (!ended.get()) {
                exchange.setException(new RejectedExecutionException("The notification was dropped on its way"));
                exchange.getContext().getInflightRepository().remove(exchange, consumer.getRouteId());
                end();
            }
        }

        private void end() {
            if (ended.compareAndSet(false, true)) {
                Outcome result = Outcome.ROUTE_FAILED;
                try {
                    consumer.doneUoW(exchange);
                    result = judge();
                } catch (Throwable e) {
                    failed(e);
                } finally {
                    running.remove(this);
                    settle(result);
                }
            }
        }

        private Outcome judge() {
            if (exchange.isFailed()) {
                failed(exchange.getException());
                return Outcome.ROUTE_FAILED;
            }
            String failure = watch.failure(exchange);
            if (failure != null) {
                LOG.warn("The route failed, as {}; the notification is awaited again", failure);
                return Outcome.ROUTE_FAILED;
            }
            return Outcome.ROUTED;
        }

        private void failed(Throwable e) {
            consumer.getExceptionHandler()
                    .handleException("The route failed; the notification is awaited again", exchange, e);
        }

        private void settle(Outcome result) {
            boolean nobodyWaits;
            synchronized (this) {
                outcome = result;
                nobodyWaits = givenUp;
            }
            awaited.countDown();
            if (nobodyWaits) {
                late.accept(result);
            }
        }

        private synchronized void giveUpWaiting() {
            givenUp = outcome == null;
            awaited.countDown();
        }

        Outcome await() {
            ReactiveExecutor queued =
                    exchange.getContext().getCamelContextExtension().getReactiveExecutor();
            boolean more = true;
            while (more && awaited.getCount() > 0) {
                // what this thread itself has still to do of it
                more = queued.executeFromQueue();
            }
            try {
                awaited.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                giveUpWaiting();
            }
            synchronized (this) {
                return givenUp ? Outcome.STOPPED : outcome;
            }
        }
    }
}
