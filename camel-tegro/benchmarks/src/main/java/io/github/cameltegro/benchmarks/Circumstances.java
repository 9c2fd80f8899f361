package io.github.cameltegro.benchmarks;

import java.time.LocalDate;
import java.time.ZoneOffset;

/** Where and how figures came about, without which they tell nothing. */
final class Circumstances {

    private Circumstances() {}

    /**
     * @param how how was measured
     * @param note what else is to be known, or nothing; a {@code _} stands for a space
     */
    static String of(String how, String note) {
        String text = LocalDate.now(ZoneOffset.UTC) + ", "
                + Runtime.getRuntime().availableProcessors()
                + " cores, JDK " + System.getProperty("java.version") + ", " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch") + ", " + how;
        return (note.isEmpty() ? text : text + "; " + note.replace('_', ' ')) + ".";
    }
}
