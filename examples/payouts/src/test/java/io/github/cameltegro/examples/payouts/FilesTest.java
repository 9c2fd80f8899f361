package io.github.cameltegro.examples.payouts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sheet and the file of results. */
class FilesTest {

    private static final String HEADER = "payment_id,amount,currency,account\n";

    @TempDir
    Path folder;

    private Path sheet;
    private Path results;

    @BeforeEach
    void files() throws Exception {
        sheet = Files.writeString(folder.resolve("payouts.csv"), HEADER + "p-1,1,RUB,a\np-2,2,RUB,b\np-3,3,RUB,c\n");
        results = folder.resolve("payouts.results.csv");
    }

    @Test
    void values_with_commas_and_quotation_marks_survive() {
        List<String> values = List.of("a,b", "say \"no\"", "", "plain");

        assertThat(Csv.split(Csv.join(values))).isEqualTo(values);
        assertThat(Csv.split(" a , \"b,c\" ,d")).containsExactly("a", "b,c", "d");
        assertThat(Csv.join(List.of("two\nlines"))).isEqualTo("two lines");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "payment_id,amount,currency\np-1,1,RUB\n",
                HEADER + "p-1,1,RUB\n",
                HEADER + "p-1,1,RUB,a,b\n",
                HEADER + ",1,RUB,a\n",
                HEADER + "p-1,1,RUB,a\np-1,2,RUB,b\n"
            })
    void a_sheet_that_is_not_clear_is_refused_before_anything_is_paid(String text) throws Exception {
        Files.writeString(sheet, text);

        assertThatThrownBy(() -> Sheet.read(sheet)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_is_final_is_kept_and_what_is_not_is_open() throws Exception {
        try (Results first = Results.open(Sheet.read(sheet), results)) {
            List<Row> open = first.open();
            assertThat(open).hasSize(3);
            first.write(open.get(0), "accepted (status 1)");
            first.write(open.get(1), "unknown: look at it");
            first.write(open.get(2), "refused: no, \"never\"");
        }
        assertThat(results).content().isEqualTo("""
                payment_id,amount,currency,account,result
                p-1,1,RUB,a,accepted (status 1)
                p-2,2,RUB,b,unknown: look at it
                p-3,3,RUB,c,"refused: no, ""never\"""
                """);
        try (Results second = Results.open(Sheet.read(sheet), results)) {
            assertThat(second.open()).extracting(Row::paymentId).containsExactly("p-2");
            second.write(second.open().get(0), "accepted (status 2)");
        }
        assertThat(Files.readAllLines(results)).hasSize(4);
    }

    @Test
    void a_line_that_a_killed_run_did_not_finish_is_none() throws Exception {
        Files.writeString(
                results, "payment_id,amount,currency,account,result\np-1,1,RUB,a,accepted (status 1)\np-2,2,RUB,b,acc");

        try (Results again = Results.open(Sheet.read(sheet), results)) {
            assertThat(again.open()).extracting(Row::paymentId).containsExactly("p-2", "p-3");
        }
        assertThat(Files.readString(results)).endsWith("accepted (status 1)\n");
    }
}
