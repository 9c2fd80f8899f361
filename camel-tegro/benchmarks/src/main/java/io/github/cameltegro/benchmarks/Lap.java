package io.github.cameltegro.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** One rival at work for a while, on a number of threads. */
final class Lap {

    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(1);
    /** A run that hangs is a failure, not a wait. */
    private static final long MOST_MINUTES = 15;

    private final Rival rival;
    private final int threads;
    private final long nanos;
    private final long times;
    private final CyclicBarrier line;

    private Lap(Rival rival, int threads, long nanos, long times) {
        this.rival = rival;
        this.threads = threads;
        this.nanos = nanos;
        this.times = times;
        this.line = new CyclicBarrier(threads + 1);
    }

    /** For so many seconds. */
    static Sample timed(Rival rival, int threads, double seconds) throws Exception {
        return new Lap(rival, threads, (long) (seconds * 1e9), Long.MAX_VALUE).run();
    }

    /** So many times in all, however long that takes. */
    static Sample counted(Rival rival, int threads, long times) throws Exception {
        return new Lap(rival, threads, Long.MAX_VALUE, times).run();
    }

    private Sample run() throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Part>> futures = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                Work work = rival.work();
                long most = times / threads + (i < times % threads ? 1 : 0);
                futures.add(executor.submit(() -> part(work, most)));
            }
            await();
            long begun = System.nanoTime();
            Usage before = Usage.ofAllThreads();
            await();
            await();
            long spent = System.nanoTime() - begun;
            Usage all = Usage.ofAllThreads().minus(before);
            await();
            return sum(futures, spent, all);
        } finally {
            executor.shutdownNow();
        }
    }

    private Sample sum(List<Future<Part>> futures, long spent, Usage all) throws Exception {
        Histogram latency = new Histogram(LONGEST_NANOS, 3);
        Usage callers = new Usage(0, 0);
        for (Future<Part> future : futures) {
            Part part = future.get();
            latency.add(part.latency());
            callers = callers.plus(part.usage());
        }
        long times = latency.getTotalCount();
        Usage own = rival.place() == Rival.Place.CALLER ? callers : all.minus(callers);
        return new Sample(
                times / (spent / 1e9), own.cpuNanos() / 1000.0 / times, (double) own.bytes() / times, latency);
    }

    private void await() throws Exception {
        line.await(MOST_MINUTES, TimeUnit.MINUTES);
    }

    private Part part(Work work, long most) throws Exception {
        try (work) {
            Histogram latency = new Histogram(LONGEST_NANOS, 3);
            Throwable failure = null;
            await();
            await();
            Usage before = Usage.ofThisThread();
            try {
                repeat(work, most, latency);
            } catch (Throwable e) { // whatever it is, the others wait for this thread
                failure = e;
            }
            Usage usage = Usage.ofThisThread().minus(before);
            await();
            // no thread ends before all are counted
            await();
            if (failure != null) {
                throw new IllegalStateException(rival.name() + " failed", failure);
            }
            return new Part(latency, usage);
        }
    }

    private void repeat(Work work, long most, Histogram latency) throws Exception {
        long begun = System.nanoTime();
        long end = nanos == Long.MAX_VALUE ? nanos : begun + nanos;
        long last = begun;
        for (long done = 0; done < most && last < end; done++) {
            work.once();
            long now = System.nanoTime();
            latency.recordValue(Math.min(now - last, LONGEST_NANOS));
            last = now;
        }
    }

    private record Part(Histogram latency, Usage usage) {}
}
