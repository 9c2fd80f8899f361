package io.github.cameltegro.benchmarks;

import java.util.List;
import java.util.Locale;

/**
 * More than a day's work of a busy shop without a pause, in ten parts. The heap after a collection must not grow but for
 * the marks, each of which is kept until there are as many as the repository takes.
 */
final class SoakRun implements Mode.Run {

    private static final int PARTS = 10;

    @Override
    public Section run(Settings settings) throws Exception {
        Table table = new Table(
                "notifications so far",
                "calls so far",
                "notifications in a second",
                "calls in a second",
                CallRivals.LIMIT,
                "heap MB");
        try (CallRivals calls = new CallRivals();
                NotificationRivals notifications = new NotificationRivals()) {
            Rival call = calls.createOrder();
            Rival limit = calls.limit();
            Rival notification = notifications.tegro();
            for (Rival rival : List.of(notification, call, limit)) {
                Lap.counted(rival, settings.threads(), settings.warmup());
            }
            for (int part = 1; part <= PARTS; part++) {
                Sample received = Lap.counted(notification, settings.threads(), settings.notifications() / PARTS);
                Sample sent = Lap.counted(call, settings.threads(), settings.calls() / PARTS);
                // tells how fast the machine is meanwhile
                Sample bare = Lap.counted(limit, settings.threads(), settings.calls() / PARTS);
                double heap = Heap.megabytes(Heap.used());
                table.row(
                        String.format(Locale.ROOT, "%,d", part * settings.notifications() / PARTS),
                        String.format(Locale.ROOT, "%,d", part * settings.calls() / PARTS),
                        received.perSecond(),
                        sent.perSecond(),
                        bare.perSecond(),
                        heap);
                Console.progress("part %d of %d: heap %.0f MB", part, PARTS, heap);
            }
        }
        return Section.of(settings.threads() + " threads without a pause, in " + PARTS + " parts", table);
    }
}
