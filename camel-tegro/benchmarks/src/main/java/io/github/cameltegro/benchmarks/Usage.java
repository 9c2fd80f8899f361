package io.github.cameltegro.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * What threads have used so far. The bytes are exact whatever else the machine does, and the processor's time is nearly
 * so, when throughput says little.
 *
 * @param bytes allocated
 * @param cpuNanos of the processor
 */
record Usage(long bytes, long cpuNanos) {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static Usage ofThisThread() {
        return new Usage(
                THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()), THREADS.getCurrentThreadCpuTime());
    }

    /** Of all threads that live; nothing that is measured may end a thread. */
    static Usage ofAllThreads() {
        long[] ids = THREADS.getAllThreadIds();
        return new Usage(sum(THREADS.getThreadAllocatedBytes(ids)), sum(THREADS.getThreadCpuTime(ids)));
    }

    private static long sum(long... values) {
        return Arrays.stream(values).filter(value -> value > 0).sum();
    }

    Usage plus(Usage other) {
        return new Usage(bytes + other.bytes, cpuNanos + other.cpuNanos);
    }

    Usage minus(Usage other) {
        return new Usage(bytes - other.bytes, cpuNanos - other.cpuNanos);
    }
}
