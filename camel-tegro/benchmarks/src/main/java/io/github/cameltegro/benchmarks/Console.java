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

    static void print(String text) {
        OUT.println();
        OUT.println(text);
    }
}
