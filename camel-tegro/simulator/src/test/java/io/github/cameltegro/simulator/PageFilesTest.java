package io.github.cameltegro.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The files that the pages are made of agree with each other and with the code. */
class PageFilesTest {

    private static final Path FOLDER = Path.of("src/main/resources/io/github/cameltegro/simulator/pages");

    @Test
    void both_languages_have_the_same_words_and_none_is_empty() throws IOException {
        assertThat(words("en").keySet()).isEqualTo(words("ru").keySet());
        assertThat(words("en").values()).allMatch(word -> !word.toString().isBlank());
        assertThat(words("ru").values()).allMatch(word -> !word.toString().isBlank());
    }

    static Stream<Path> templates() throws IOException {
        return Files.list(FOLDER).filter(file -> file.toString().endsWith(".html"));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void every_word_of_a_template_is_there(Path template) throws IOException {
        List<String> used = Pattern.compile("#\\{([^}]*)}")
                .matcher(Files.readString(template))
                .results()
                .map(hole -> hole.group(1))
                .toList();
        assertThat(words("en").stringPropertyNames()).containsAll(used);
    }

    @ParameterizedTest
    @MethodSource("templates")
    void a_template_has_values_only_where_escaping_covers_them(Path template) throws IOException {
        String text = Files.readString(template);
        assertThat(text.replaceAll("=\"[^\"]*\"", "")).doesNotContainPattern("<[^>]*\\$\\{[^>]*>");
        assertThat(text).doesNotContainPattern("(?i) on[a-z]+=|javascript:|style=");
    }

    @Test
    void a_value_that_is_missing_is_an_error_and_not_a_gap() {
        assertThatThrownBy(() -> Template.of("back.html").fill(Words.ENGLISH, Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("url");
    }

    @ParameterizedTest
    @EnumSource(FaultChoice.class)
    void each_fault_on_the_page_is_made_and_described(FaultChoice choice) throws IOException {
        assertThat(choice.make(choice.usual())).isNotNull();
        assertThat(words("en")).containsKey("fault." + choice.faultName());
    }

    @Test
    void the_page_offers_every_fault_but_those_that_take_texts_or_sizes() {
        List<String> offered =
                Arrays.stream(FaultChoice.values()).map(FaultChoice::faultName).toList();
        List<String> all = Arrays.stream(Fault.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && Modifier.isStatic(method.getModifiers()))
                .map(method -> method.getName())
                .distinct()
                .filter(name -> !List.of("raw", "redirect", "oversize").contains(name))
                .toList();
        assertThat(offered).containsExactlyInAnyOrderElementsOf(all);
    }

    private static Properties words(String language) throws IOException {
        Properties words = new Properties();
        words.load(new StringReader(Files.readString(FOLDER.resolve("words_" + language + ".properties"))));
        return words;
    }
}
