package io.github.cameltegro.benchmarks;

import io.github.cameltegro.notification.MemoryRepository;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How notifications grow with the orders that are known already, and what each of these keeps in memory. The marks are
 * bounded to just so many orders, of which each new one drives out the oldest.
 */
final class OrdersRun implements Mode.Run {

    private static final int[] ORDERS = {10, 100, 1000, 10_000, 100_000};
    private static final int MARKS_OF_AN_ORDER = 2;
    /** With fewer, what else happens to be in the heap is more. */
    private static final int FEWEST_TO_WEIGH = 10_000;

    @Override
    public Section run(Settings settings) throws Exception {
        List<NotificationRivals> contexts = new ArrayList<>();
        Map<Integer, Rival> rivals = new LinkedHashMap<>();
        Map<Integer, String> kept = new LinkedHashMap<>();
        try {
            for (int orders : settings.sizes(ORDERS)) {
                NotificationRivals context =
                        new NotificationRivals(MemoryRepository.bounded(MARKS_OF_AN_ORDER * orders));
                contexts.add(context);
                Rival rival = context.tegro(orders + " orders", "");
                rivals.put(orders, rival);
                kept.put(orders, kept(rival, orders, settings));
            }
            Map<String, Result> results = Race.run(settings, List.copyOf(rivals.values()));
            Table table = new Table("known orders", "in a second", "bytes each", "p99 µs", "bytes kept for each order");
            rivals.forEach((orders, rival) -> {
                Result result = results.get(rival.name());
                table.row(orders, result.mostPerSecond(), result.bytes(), result.micros(99), kept.get(orders));
            });
            return Section.of(Race.howFastest(settings), table);
        } finally {
            contexts.forEach(NotificationRivals::close);
        }
    }

    /** Makes so many orders known. */
    private static String kept(Rival rival, int orders, Settings settings) throws Exception {
        Lap.counted(rival, 1, 1);
        long before = Heap.used();
        Lap.counted(rival, settings.threads(), orders);
        return orders < FEWEST_TO_WEIGH ? "-" : String.valueOf((Heap.used() - before) / orders);
    }
}
