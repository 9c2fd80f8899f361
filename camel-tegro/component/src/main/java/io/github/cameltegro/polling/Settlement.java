package io.github.cameltegro.polling;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.spi.Synchronization;

/**
 * Tells once whether a route succeeded, when its unit of work is over: at its end, or, where it handed the exchange on
 * ({@code seda}, for one), at the end of that.
 */
final class Settlement implements Synchronization {

    private final Consumer<Boolean> settled;
    private final AtomicBoolean over = new AtomicBoolean();
    private ExceptionHandler exceptionHandler;

    /**
     * @param settled told true if the route succeeded, false if it failed or was only rolled back
     */
    Settlement(Consumer<Boolean> settled) {
        this.settled = settled;
    }

    /** Routes, and sees to it that this is told. */
    void process(Exchange exchange, Processor processor, ExceptionHandler failures) {
        exceptionHandler = failures;
        exchange.getExchangeExtension().addOnCompletion(this);
        try {
            processor.process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        // a route that takes nothing in, as the context stops, begins no unit of work that could end
        List<Synchronization> left = exchange.getExchangeExtension().handoverCompletions();
        if (left != null && left.contains(this)) {
            onFailure(exchange);
        }
    }

    @Override
    public void onComplete(Exchange exchange) {
        settle(!exchange.isRollbackOnly() && !exchange.isRollbackOnlyLast());
    }

    @Override
    public void onFailure(Exchange exchange) {
        if (exchange.getException() != null) {
            exceptionHandler.handleException(
                    "The route failed; it is given the same at a later poll", exchange, exchange.getException());
        }
        settle(false);
    }

    private void settle(boolean done) {
        if (over.compareAndSet(false, true)) {
            settled.accept(done);
        }
    }
}
