package io.github.cameltegro.benchmarks;

import java.lang.management.ManagementFactory;

/** How much memory is held, after everything that can go is gone. */
final class Heap {

    private static final long LITTLE = 16 * 1024;

    private Heap() {}

    static long used() {
        long used = Long.MAX_VALUE;
        long now = collected();
        // what one collection's finalisation lets go, the next one takes
        while (now < used - LITTLE) {
            used = now;
            now = collected();
        }
        return now;
    }

    private static long collected() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    static double megabytes(long bytes) {
        return bytes / 1048576.0;
    }
}
