package io.github.cameltegro.benchmarks;

import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where and how figures came about, without which they tell nothing. */
final class Circumstances {

    private Circumstances() {}

    /** Of this Java: its collector, and how it was told to run. */
    static String options() {
        String collector = ManagementFactory.getGarbageCollectorMXBeans().get(0).getName();
        return Stream.concat(
                        Stream.of(collector.split(" ")[0]),
                        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                                .filter(option -> option.startsWith("-X")))
                .collect(Collectors.joining(" "));
    }

    /**
     * @param found whose circumstances these are
     * @param note what else is to be known, or nothing; a {@code _} stands for a space
     */
    static String of(Section found, String note) {
        String text = LocalDate.now(ZoneOffset.UTC) + ", "
                + Runtime.getRuntime().availableProcessors()
                + " cores, JDK " + System.getProperty("java.version") + ", " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch") + ", " + found.options() + ", " + found.how();
        return (note.isEmpty() ? text : text + "; " + note.replace('_', ' ')) + ".";
    }
}
