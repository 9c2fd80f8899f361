package io.github.cameltegro.benchmarks;

import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How notifications grow with their size, up to the largest that is taken by default: by a text of ASCII letters, which
 * stand for themselves, and by one of Cyrillic letters, each of which takes six bytes in a form.
 */
final class SizesRun implements Mode.Run {

    private static final int KB = 1024;
    private static final int LARGEST = 64;
    private static final String CYRILLIC = "\u0436";
    private static final int CYRILLIC_BYTES = "%D0%B6".length();

    @Override
    public Section run(Settings settings) throws Exception {
        Map<Rival, Integer> sizes = new LinkedHashMap<>();
        try (NotificationRivals notifications = new NotificationRivals()) {
            for (int size = 1; size <= LARGEST; size *= 4) {
                sizes.put(notifications.tegro(size + " KB", "x".repeat(room(size))), size);
            }
            int room = room(LARGEST);
            String cyrillic = CYRILLIC.repeat(room / CYRILLIC_BYTES) + "x".repeat(room % CYRILLIC_BYTES);
            sizes.put(notifications.tegro(LARGEST + " KB of Cyrillic", cyrillic), LARGEST);
            Map<String, Result> results = Race.run(settings, List.copyOf(sizes.keySet()));
            Table table = new Table("size", "in a second", "MB in a second", "bytes each", "p99 µs");
            sizes.forEach((rival, size) -> {
                Result result = results.get(rival.name());
                table.row(
                        rival.name(),
                        result.mostPerSecond(),
                        result.mostPerSecond() * size / KB,
                        result.bytes(),
                        result.micros(99));
            });
            return Section.of(Race.howFastest(settings), table);
        }
    }

    /** The bytes of a form of so many KB that its usual fields leave. */
    private static int room(int size) throws NoSuchAlgorithmException {
        return size * KB - new SignedPost("/", "x").bodySize() + 1;
    }
}
