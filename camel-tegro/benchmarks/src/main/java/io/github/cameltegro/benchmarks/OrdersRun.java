package io.github.cameltegro.benchmarks;

import java.util.List;
import java.util.Map;

/** How notifications grow with the orders that are known already, and what each of these keeps in memory. */
final class OrdersRun implements Mode.Run {

    private static final int[] ORDERS = {10, 100, 1000, 10_000, 100_000};

    @Override
    public Section run(Settings settings) throws Exception {
        Table table = new Table("orders known before", "in a second", "bytes each", "p99 µs", "bytes kept for each order");
        for (int orders : ORDERS) {
            try (NotificationRivals notifications = new NotificationRivals()) {
                Rival tegro = notifications.tegro(orders + " orders", 0);
                Lap.counted(tegro, 1, 1);
                long before = Heap.used();
                Lap.counted(tegro, 1, orders);
                double kept = Math.max(0, Heap.used() - before) / (double) orders;
                Map<String, Result> results =
                        new Race(settings, List.of(tegro)).run(settings.threads());
                Result result = results.get(tegro.name());
                table.row(
                        orders,
                        result.perSecond(),
                        result.bytes(),
                        result.micros(99),
                        orders < 1000 ? "-" : String.valueOf(Math.round(kept)));
            }
        }
        return Section.of(table);
    }
}
