package io.github.cameltegro.benchmarks;

import java.lang.management.ManagementFactory;

/** How much memory is held, after everything that can go is gone. */
final class Heap {

    private Heap() {}

    static long used() {
        // a second time for what the first one's finalisation let go
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    static double megabytes(long bytes) {
        return bytes / 1048576.0;
    }
}
