package io.github.cameltegro.benchmarks;

import java.util.List;

/** How calls and notifications grow with the threads that ask for them. */
final class ThreadsRun implements Mode.Run {

    private static final int[] THREADS = {1, 2, 4, 8, 16, 32};

    @Override
    public Section run(Settings settings) throws Exception {
        Table table = new Table(
                "threads", CallRivals.LIMIT, CallRivals.CREATE_ORDER, NotificationRivals.TEGRO, "p99 µs of the last");
        try (CallRivals calls = new CallRivals();
                NotificationRivals notifications = new NotificationRivals()) {
            List<Rival> rivals = List.of(calls.limit(), calls.createOrder(), notifications.tegro());
            Race.run(settings, rivals, settings.sizes(THREADS))
                    .forEach((threads, results) -> table.row(
                            threads,
                            results.get(CallRivals.LIMIT).mostPerSecond(),
                            results.get(CallRivals.CREATE_ORDER).mostPerSecond(),
                            results.get(NotificationRivals.TEGRO).mostPerSecond(),
                            results.get(NotificationRivals.TEGRO).micros(99)));
        }
        return Section.of("the fastest of " + Race.rounds(settings), table);
    }
}
