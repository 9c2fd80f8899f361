package io.github.cameltegro.benchmarks;

import org.HdrHistogram.Histogram;

/**
 * What one lap gave.
 *
 * @param perSecond how many were done in a second
 * @param cpuMicros how many microseconds of a processor each of them took, of the rival's own threads
 * @param bytes how many bytes each of them allocated
 * @param latency how long each took, in nanoseconds
 */
record Sample(double perSecond, double cpuMicros, double bytes, Histogram latency) {}
