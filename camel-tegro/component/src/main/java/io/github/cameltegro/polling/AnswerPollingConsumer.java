package io.github.cameltegro.polling;

import io.github.cameltegro.TegroEndpoint;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.support.PollingConsumerSupport;

/** Makes one call each time it is asked, and hands out its answer: nothing is queued, so nothing is stale. */
final class AnswerPollingConsumer extends PollingConsumerSupport {

    private final TegroEndpoint endpoint;
    private AnswerCall call;

    AnswerPollingConsumer(TegroEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        call = new AnswerCall(endpoint);
    }

    @Override
    public Exchange receive() {
        return receive(0);
    }

    @Override
    public Exchange receiveNoWait() {
        return receive(0);
    }

    /**
     * Calls.
     *
     * @param timeout milliseconds that the call may take; of no effect where {@code requestTimeout} is shorter
     * @throws io.github.cameltegro.TegroException if the call did not succeed, also for want of time
     */
    @Override
    public Exchange receive(long timeout) {
        Duration longest = endpoint.getConfiguration().getRequestTimeout();
        Duration asked = Duration.ofMillis(timeout);
        Exchange exchange = endpoint.createExchange();
        call.put(call.send(timeout > 0 && asked.compareTo(longest) < 0 ? asked : longest), exchange);
        return exchange;
    }
}
