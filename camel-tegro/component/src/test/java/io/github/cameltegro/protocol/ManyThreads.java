package io.github.cameltegro.protocol;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Lets threads that start together do one thing over and over. */
final class ManyThreads {
    private static final int THREADS = 8;
    private static final int CALLS = 2_000;

    private ManyThreads() {}

    /** The different results of all calls; an exception of any call is thrown. */
    static <T> Set<T> results(Callable<T> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            CyclicBarrier start = new CyclicBarrier(THREADS);
            List<Future<Set<T>>> running = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                running.add(threads.submit(() -> {
                    start.await();
                    Set<T> results = new HashSet<>();
                    for (int i = 0; i < CALLS; i++) {
                        results.add(call.call());
                    }
                    return results;
                }));
            }
            Set<T> all = new HashSet<>();
            for (Future<Set<T>> results : running) {
                all.addAll(results.get());
            }
            return all;
        } finally {
            threads.shutdownNow();
        }
    }
}
