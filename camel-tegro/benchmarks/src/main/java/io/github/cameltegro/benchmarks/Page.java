package io.github.cameltegro.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page of results, of which a run writes only what stands between its own two marks. */
final class Page {

    private static final String NAME = "performance.md";
    private static final String IMAGES = "images";

    private final Path folder;

    Page(Path folder) {
        this.folder = folder;
    }

    void write(String section, Section found, String circumstances) throws IOException {
        Path page = folder.resolve(NAME);
        String old = Files.readString(page);
        StringBuilder text = new StringBuilder(circumstances).append('\n');
        for (BarChart chart : found.charts()) {
            text.append("\n![")
                    .append(chart.title())
                    .append("](")
                    .append(IMAGES)
                    .append('/')
                    .append(chart.fileName())
                    .append(")\n");
        }
        found.tables().forEach(table -> text.append('\n').append(table));
        String written = replaced(old, section, text.toString());
        for (BarChart chart : found.charts()) {
            Path image = folder.resolve(IMAGES).resolve(chart.fileName());
            Files.createDirectories(image.getParent());
            Files.writeString(image, chart.svg());
        }
        Files.writeString(page, written);
    }

    static String replaced(String page, String section, String text) {
        String begin = "<!-- begin " + section + " -->\n";
        String end = "<!-- end " + section + " -->";
        int from = page.indexOf(begin);
        int to = page.indexOf(end);
        if (from < 0 || to < from) {
            throw new IllegalStateException(NAME + " has no " + begin.strip() + " and " + end);
        }
        return page.substring(0, from + begin.length()) + text + page.substring(to);
    }
}
