package io.github.cameltegro.benchmarks;

import java.io.PrintStream;
import java.util.Locale;

/** Where a run tells how far it is, and what it found. */
final class Console {

    private static final PrintStream OUT = System.out;

    private Console() {}

    static void progress(String format, Object... values) {
        OUT.println(String.format(Locale.ROOT, format, values));
    }

    /** Tells what was found, with the circumstances. */
    static void print(Section found, String circumstances) {
        print(circumstances);
        found.tables().forEach(table -> print(table.toString()));
    }

    private static void print(String text) {
        OUT.println();
        OUT.println(text);
    }
}
