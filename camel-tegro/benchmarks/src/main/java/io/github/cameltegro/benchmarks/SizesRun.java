package io.github.cameltegro.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How notifications grow with their size, up to the largest that is taken by default. */
final class SizesRun implements Mode.Run {

    private static final int KB = 1024;
    private static final int USUAL = 450;

    @Override
    public Section run(Settings settings) throws Exception {
        Table table = new Table("size", "in a second", "MB in a second", "bytes each", "p99 µs");
        try (NotificationRivals notifications = new NotificationRivals()) {
            List<Rival> rivals = new ArrayList<>();
            for (int size = 1; size <= 64; size *= 4) {
                rivals.add(notifications.tegro(size + " KB", size * KB - USUAL));
            }
            Map<String, Result> results = new Race(settings, rivals).run(settings.threads());
            results.values()
                    .forEach(result -> table.row(
                            result.name(),
                            result.perSecond(),
                            result.perSecond() * kilobytes(result.name()) / KB,
                            result.bytes(),
                            result.micros(99)));
        }
        return Section.of(table);
    }

    private static int kilobytes(String name) {
        return Integer.parseInt(name.substring(0, name.indexOf(' ')));
    }
}
