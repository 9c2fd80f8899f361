package io.github.cameltegro.benchmarks;

import java.util.List;

/**
 * What a run found.
 *
 * @param how it was measured, in words
 * @param options those of the Java that was measured
 * @param tables Markdown
 * @param charts its pictures
 */
record Section(String how, String options, List<Table> tables, List<BarChart> charts) {

    static Section of(String how, Table... tables) {
        return new Section(how, Circumstances.options(), List.of(tables), List.of());
    }
}
