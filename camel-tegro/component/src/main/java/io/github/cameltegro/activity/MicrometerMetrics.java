package io.github.cameltegro.activity;

import static org.apache.camel.component.micrometer.MicrometerConstants.CAMEL_CONTEXT_TAG;
import static org.apache.camel.component.micrometer.MicrometerConstants.METRICS_REGISTRY_NAME;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.LongConsumer;
import org.apache.camel.CamelContext;
import org.apache.camel.component.micrometer.MicrometerUtils;

/**
 * Meters in the registry that Camel's own metrics are in. No tag has more values than there are shops, operations and
 * outcomes.
 */
final class MicrometerMetrics implements Metrics {

    private final MeterRegistry registry;
    private final Tags contextTag;

    private MicrometerMetrics(MeterRegistry registry, Tags contextTag) {
        this.registry = registry;
        this.contextTag = contextTag;
    }

    static Metrics of(CamelContext camelContext) {
        return new MicrometerMetrics(
                MicrometerUtils.getOrCreateMeterRegistry(camelContext.getRegistry(), METRICS_REGISTRY_NAME),
                Tags.of(CAMEL_CONTEXT_TAG, camelContext.getName()));
    }

    @Override
    public LongConsumer of(Name name, String shop, String operation, String outcome) {
        Tags tags = contextTag.and("shop", shop, "outcome", outcome);
        if (name == Name.CALLS) {
            Timer timer = Timer.builder(name.text())
                    .description(description(name))
                    .tags(tags.and("operation", operation))
                    .register(registry);
            return nanos -> timer.record(nanos, TimeUnit.NANOSECONDS);
        }
        Counter counter = Counter.builder(name.text())
                .description(description(name))
                .tags(tags)
                .register(registry);
        return nanos -> counter.increment();
    }

    @Override
    public void gauge(Name name, String shop, String operation, IntSupplier number) {
        Gauge.builder(name.text(), number::getAsInt)
                .description(description(name))
                .tags(contextTag.and("shop", shop, "operation", operation))
                .register(registry);
    }

    private static String description(Name name) {
        return switch (name) {
            case CALLS -> "Calls of Tegro by operation and outcome";
            case NOTIFICATIONS -> "Payment notifications by outcome";
            case SWEPT -> "Paid orders that were polled by outcome";
            case PAYOUTS -> "Tries to make a payout by outcome";
            case FAILING -> "Polled orders and payouts that the route failed at and that wait to be tried again";
        };
    }
}
