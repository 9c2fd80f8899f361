package io.github.cameltegro.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How results get into the page. */
class PageTest {

    @TempDir
    Path docs;

    private static Section section() {
        return new Section(
                "3 rounds",
                "-Xmx1g",
                List.of(new Table("rival", "in a second").row("tegro:balance", 12_345.6)),
                List.of(new BarChart("calls", "Calls in a second").bar("tegro:balance", 12_345.6, true)));
    }

    @Test
    void a_run_writes_its_tables_and_pictures_between_its_own_marks() throws Exception {
        Path page = Files.writeString(
                docs.resolve("performance.md"),
                "before\n<!-- begin a -->\nold\n<!-- end a -->\n<!-- begin b -->\nkept\n<!-- end b -->\n");

        new Page(docs).write("a", section(), "A quiet day.");

        assertThat(page).hasContent("""
                        before
                        <!-- begin a -->
                        A quiet day.

                        ![Calls in a second](images/calls.svg)

                        | rival         | in a second |
                        |:--------------|------------:|
                        | tegro:balance |      12,346 |
                        <!-- end a -->
                        <!-- begin b -->
                        kept
                        <!-- end b -->
                        """);
        assertThat(docs.resolve("images/calls.svg")).content().contains("tegro:balance", "12,346");
    }

    @Test
    void a_page_without_the_marks_is_left_as_it_is_and_gets_no_pictures() throws Exception {
        Path page = Files.writeString(docs.resolve("performance.md"), "before\n");

        assertThatThrownBy(() -> new Page(docs).write("c", section(), "A quiet day."))
                .hasMessageContaining("<!-- begin c -->");
        assertThat(page).hasContent("before\n");
        assertThat(docs.resolve("images")).doesNotExist();
    }
}
