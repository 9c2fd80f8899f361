package io.github.cameltegro.producer.payout;

import org.apache.camel.CamelContext;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;

/** What all payouts of a component share. */
public final class PayoutDesk extends ServiceSupport {

    private final RecordThreads threads;
    private final UnderWay underWay = new UnderWay();

    public PayoutDesk(CamelContext camelContext) {
        this.threads = new RecordThreads(camelContext);
    }

    RecordThreads threads() {
        return threads;
    }

    UnderWay underWay() {
        return underWay;
    }

    @Override
    protected void doStart() {
        ServiceHelper.startService(threads);
    }

    @Override
    protected void doStop() {
        ServiceHelper.stopAndShutdownService(threads);
    }
}
