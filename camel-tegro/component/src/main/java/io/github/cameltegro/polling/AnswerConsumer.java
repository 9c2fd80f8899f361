package io.github.cameltegro.polling;

import io.github.cameltegro.TegroConstants;
import io.github.cameltegro.TegroEndpoint;
import io.github.cameltegro.api.TegroResult;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.ScheduledPollConsumer;

/** Routes each answer, or, of balances, each that differs from the last one that was routed. */
final class AnswerConsumer extends ScheduledPollConsumer {

    private final TegroEndpoint endpoint;
    private final LastTold lastTold = new LastTold();
    private AnswerCall call;

    /** The response that the route got last. The next one waits for it, on whatever thread it is. */
    private Settlement underWay;

    AnswerConsumer(TegroEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        call = new AnswerCall(endpoint);
        super.doStart();
    }

    @Override
    protected int poll() throws Exception {
        return PollErrors.contain(this::pollOnce);
    }

    @Override
    protected void processEmptyMessage() {
        new Settlement(done -> {}, getExceptionHandler()).process(createExchange(true), getAsyncProcessor());
    }

    private int pollOnce() throws Exception {
        if (underWay != null) {
            underWay.look(new Queues());
            if (underWay.isRouting()) {
                return 0;
            }
        }
        TegroResult result = call.send(endpoint.getConfiguration().getRequestTimeout());
        boolean onlyChanges = endpoint.getPollingOptions().isOnlyChanges();
        if (onlyChanges && !lastTold.differs(result.typed())) {
            return 0;
        }
        Exchange exchange = createExchange(true);
        call.put(result, exchange);
        underWay = settlement(onlyChanges, result, exchange);
        underWay.process(exchange, getAsyncProcessor());
        return 1;
    }

    /** A response is always there, so that polling again at once would never end. */
    @Override
    public boolean isGreedy() {
        return false;
    }

    private Settlement settlement(boolean onlyChanges, TegroResult result, Exchange exchange) {
        if (!onlyChanges) {
            return new Settlement(done -> {}, getExceptionHandler());
        }
        if (lastTold.get() != null) {
            exchange.getMessage().setHeader(TegroConstants.PREVIOUS_BALANCE, lastTold.get());
        }
        Runnable takeBack = lastTold.tell(result.typed());
        return new Settlement(
                done -> {
                    if (!done) {
                        takeBack.run();
                    }
                },
                getExceptionHandler());
    }
}
