package io.github.cameltegro.producer.payout;

import io.github.cameltegro.UniqueKeyCheck;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;

/** What all payouts of a component share. */
public final class PayoutDesk extends ServiceSupport {

    private final CamelContext camelContext;
    private final RecordThreads threads;
    private final UnderWay underWay = new UnderWay();
    private final Set<IdempotentRepository> checked =
            Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));

    public PayoutDesk(CamelContext camelContext) {
        this.camelContext = camelContext;
        this.threads = new RecordThreads(camelContext);
    }

    /**
     * Starts a repository of records, until the context stops and not only the route: some forget when they are
     * stopped. Refuses one whose table would let a payout be made twice.
     */
    public void open(IdempotentRepository repository, Duration limit) throws Exception {
        camelContext.addService(repository, true, true);
        if (checked.contains(repository)) {
            // an endpoint of toD starts with each new address
            return;
        }
        try {
            threads.call(
                    limit,
                    () -> {
                        UniqueKeyCheck.check(repository, "idempotentRepository", "two nodes can make one payout twice");
                        return true;
                    },
                    late -> {});
            checked.add(repository);
        } catch (RecordException e) {
            throw e.getCause() instanceof IllegalArgumentException refusal
                    ? refusal
                    : new IllegalArgumentException(
                            "The option 'idempotentRepository' can't be checked for its primary key: " + e.getMessage(),
                            e);
        }
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
