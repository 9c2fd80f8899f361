package io.github.cameltegro.polling;

import io.github.cameltegro.TegroEndpoint;
import io.github.cameltegro.TegroOperation;
import io.github.cameltegro.TegroOperation.Polling;
import org.apache.camel.Consumer;
import org.apache.camel.PollingConsumer;
import org.apache.camel.Processor;

/** Makes the consumer that fits an operation. */
public final class PollingConsumers {

    private PollingConsumers() {}

    /** One that calls again and again, for routes to begin with. */
    public static Consumer create(TegroEndpoint endpoint, Processor processor) {
        return switch (endpoint.getOperation().polling()) {
            case ANSWER -> new AnswerConsumer(endpoint, processor);
            case RECORD, RECORDS -> new RecordConsumer(endpoint, processor);
            case NONE -> throw new IllegalArgumentException("tegro:" + endpoint.getOperation() + " can't be polled");
        };
    }

    /**
     * One that calls when it is asked, for {@code pollEnrich}.
     *
     * @throws UnsupportedOperationException for operations whose orders are marked: nobody could tell when the one that
     *     was handed out is done
     */
    public static PollingConsumer createPollingConsumer(TegroEndpoint endpoint) {
        TegroOperation operation = endpoint.getOperation();
        if (operation.polling() == Polling.ANSWER) {
            return new AnswerPollingConsumer(endpoint);
        }
        throw new UnsupportedOperationException("tegro:" + operation
                + " can't be polled by pollEnrich or a ConsumerTemplate"
                + (operation.polling() == Polling.NONE
                        ? ""
                        : ", which don't tell when an order or payout is done with; begin a route with it, or call it by"
                                + " to or enrich"));
    }
}
