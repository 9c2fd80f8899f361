package io.github.cameltegro.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds docs/performance.md to the benchmarks. */
class PerformancePageTest {

    private static final Path DOCS = Path.of("../../docs");

    private static String page() throws Exception {
        return Files.readString(DOCS.resolve("performance.md"));
    }

    @Test
    void it_has_a_place_for_what_each_run_finds() throws Exception {
        String page = page();
        Stream<String> sections = Stream.concat(
                Stream.of("steps"),
                Arrays.stream(Mode.values())
                        .filter(mode -> mode != Mode.PROFILE)
                        .map(Mode::section));
        assertThat(sections).allSatisfy(section -> Page.replaced(page, section, ""));
    }

    @Test
    void the_arguments_of_its_commands_are_known() throws Exception {
        List<String> loads = arguments("benchmark\\.args");
        assertThat(loads).isNotEmpty().allSatisfy(line -> Settings.of(line.split(" ")));
        assertThat(arguments("jmh\\.args")).isNotEmpty().allSatisfy(line -> assertThat(
                        Arguments.read(StepRun.DEFAULTS, line.split(" ")))
                .isInstanceOf(Map.class));
    }

    @Test
    void it_names_each_argument_with_its_default() throws Exception {
        assertThat(table("argument of a run")).isEqualTo(Arguments.read(Settings.DEFAULTS));
        assertThat(table("argument of single steps")).isEqualTo(Arguments.read(StepRun.DEFAULTS));
    }

    /** The first two columns of the table with that head. */
    private static Map<String, String> table(String head) throws Exception {
        String page = page();
        int begin = page.indexOf("| " + head + " |");
        assertThat(begin).as(head).isNotNegative();
        String table = page.substring(begin, page.indexOf("\n\n", begin));
        Map<String, String> values = new TreeMap<>();
        Pattern.compile("(?m)^\\| `(\\w+)` \\| (?:`([^`]*)`)? ?\\|")
                .matcher(table)
                .results()
                .forEach(row -> values.put(row.group(1), Objects.requireNonNullElse(row.group(2), "")));
        return values;
    }

    private static List<String> arguments(String property) throws Exception {
        return Pattern.compile("-D" + property + "='?([^'\\n]+)'?")
                .matcher(page())
                .results()
                .map(found -> found.group(1).strip())
                .toList();
    }

    @Test
    void its_pictures_are_there() throws Exception {
        assertThat(Pattern.compile("!\\[[^]]*]\\(([^)]+)\\)").matcher(page()).results())
                .isNotEmpty()
                .allSatisfy(found -> assertThat(DOCS.resolve(found.group(1))).exists());
    }
}
