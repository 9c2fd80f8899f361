package io.github.cameltegro.benchmarks;

import java.util.List;

/**
 * What a run found.
 *
 * @param tables Markdown
 * @param charts its pictures
 */
record Section(List<Table> tables, List<BarChart> charts) {

    static Section of(Table... tables) {
        return new Section(List.of(tables), List.of());
    }
}
