package io.github.cameltegro.activity;

import java.util.function.IntSupplier;
import java.util.function.LongConsumer;
import org.apache.camel.CamelContext;

/** The metrics that counts are told on to. */
public interface Metrics {

    /** Where there are none. */
    Metrics NONE = (name, shop, operation, outcome) -> nanos -> {};

    /** What is measured. */
    enum Name {
        CALLS("camel.tegro.calls"),
        NOTIFICATIONS("camel.tegro.notifications"),
        /** Paid orders that were polled. */
        SWEPT("camel.tegro.swept"),
        PAYOUTS("camel.tegro.payouts"),
        /** Polled orders and payouts that the route failed at and that wait. */
        FAILING("camel.tegro.failing");

        private final String text;

        Name(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /**
     * The metric of one outcome: a timer of calls, which is told nanoseconds, or else a counter, for which each number
     * is one event.
     *
     * @param shop the shop's id, shortened
     * @param operation null but for calls
     */
    LongConsumer of(Name name, String shop, String operation, String outcome);

    /** Shows a number that goes up and down. */
    default void gauge(Name name, String shop, String operation, IntSupplier number) {
        // nowhere to show it
    }

    /** Those of Micrometer, where camel-micrometer is there. */
    static Metrics of(CamelContext camelContext) {
        // a class that names Micrometer's must not be loaded without them
        return camelContext.getClassResolver().resolveClass("org.apache.camel.component.micrometer.MicrometerUtils")
                        == null
                ? NONE
                : MicrometerMetrics.of(camelContext);
    }
}
