package io.github.cameltegro.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * What a rival's laps gave together.
 *
 * @param name the rival's
 * @param samples one for each round
 */
record Result(String name, List<Sample> samples) {

    double perSecond() {
        return median(samples.stream().mapToDouble(Sample::perSecond).toArray());
    }

    /** Of the fastest lap: other work on the machine slows some laps down, and speeds none up. */
    double mostPerSecond() {
        return samples.stream().mapToDouble(Sample::perSecond).max().orElseThrow();
    }

    double cpuMicros() {
        return median(samples.stream().mapToDouble(Sample::cpuMicros).toArray());
    }

    double bytes() {
        return median(samples.stream().mapToDouble(Sample::bytes).toArray());
    }

    /** How many times the other's throughput: the median of the rounds' own ratios. */
    double throughputBeside(Result other) {
        return beside(other, Sample::perSecond);
    }

    /** How many times the other's time of the processor. */
    double cpuBeside(Result other) {
        return beside(other, Sample::cpuMicros);
    }

    /** How many times the other's allocation. */
    double allocationBeside(Result other) {
        return beside(other, Sample::bytes);
    }

    /** How much more time of the processor than the other, in microseconds: the median of the rounds' own differences. */
    double cpuMicrosBeyond(Result other) {
        return beyond(other, Sample::cpuMicros);
    }

    /** How many bytes more than the other. */
    double bytesBeyond(Result other) {
        return beyond(other, Sample::bytes);
    }

    private double beyond(Result other, ToDoubleFunction<Sample> figure) {
        return byRound(other, figure, (mine, others) -> mine - others);
    }

    private double beside(Result other, ToDoubleFunction<Sample> figure) {
        return byRound(other, figure, (mine, others) -> mine / others);
    }

    private double byRound(Result other, ToDoubleFunction<Sample> figure, DoubleBinaryOperator comparison) {
        return median(IntStream.range(0, samples.size())
                .mapToDouble(round -> comparison.applyAsDouble(
                        figure.applyAsDouble(samples.get(round)), figure.applyAsDouble(other.samples.get(round))))
                .toArray());
    }

    /** The latency, in microseconds, that so many percent kept below. */
    double micros(double percentile) {
        Histogram all = new Histogram(samples.get(0).latency());
        samples.forEach(sample -> all.add(sample.latency()));
        return all.getValueAtPercentile(percentile) / 1000.0;
    }

    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
