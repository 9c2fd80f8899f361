package io.github.cameltegro.activity;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.LongConsumer;

/** How often each outcome of one thing came. */
public final class Tally<O extends Enum<O> & Counted> {

    private record Count(LongAdder sum, LongConsumer metric) {}

    /** All outcomes are there from the start: a metric that first shows with its first event hides that event. */
    private final Map<O, Count> counts;

    /**
     * @param metrics the metric of each outcome, which is told the duration in nanoseconds
     */
    Tally(Class<O> outcomes, Function<O, LongConsumer> metrics) {
        this.counts = new EnumMap<>(outcomes);
        for (O outcome : outcomes.getEnumConstants()) {
            counts.put(outcome, new Count(new LongAdder(), metrics.apply(outcome)));
        }
    }

    /** Counts one; allocates nothing, for it is part of every call. */
    public void count(O outcome, long nanos) {
        Count count = counts.get(outcome);
        count.sum.increment();
        count.metric.accept(nanos);
    }

    /** Counts one whose duration nobody asks for. */
    public void count(O outcome) {
        count(outcome, 0);
    }

    /** How often each outcome came, by name, those that never came included. */
    public Map<String, Long> counts() {
        Map<String, Long> sums = new LinkedHashMap<>();
        counts.forEach((outcome, count) -> sums.put(outcome.text(), count.sum.sum()));
        return sums;
    }
}
