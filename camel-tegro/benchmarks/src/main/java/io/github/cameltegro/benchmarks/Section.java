package io.github.cameltegro.benchmarks;

import java.util.List;

/**
 * What a run found.
 *
 * @param how it was measured, in words
 * @param tables Markdown
 * @param charts its pictures
 */
record Section(String how, List<Table> tables, List<BarChart> charts) {

    static Section of(String how, Table... tables) {
        return new Section(how, List.of(tables), List.of());
    }
}
