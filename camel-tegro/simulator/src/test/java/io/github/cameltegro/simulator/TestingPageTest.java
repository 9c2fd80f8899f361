package io.github.cameltegro.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds docs/testing.md to the code. */
class TestingPageTest {

    private static final Path PAGE = Path.of("../../docs/testing.md");

    /** The tests that run the samples; those of a runtime are in its own module. */
    private static final List<Path> SAMPLES = List.of(
            Path.of("src/test/java/io/github/cameltegro/simulator/TestingPageSamplesTest.java"),
            Path.of("../component/src/test/java/io/github/cameltegro/SimulatorWinsTest.java"),
            Path.of("../spring-boot-starter/src/test/java/io/github/cameltegro/springboot/SimulatorWinsTest.java"),
            Path.of("../quarkus/integration-tests/src/test/java/io/github/cameltegro/quarkus/it/SimulatedTegro.java"));

    static Stream<String> javaSamples() throws IOException {
        return blocks("java");
    }

    @ParameterizedTest
    @MethodSource("javaSamples")
    void a_java_sample_is_part_of_a_test(String sample) throws IOException {
        StringBuilder tests = new StringBuilder();
        for (Path file : SAMPLES) {
            tests.append(unspaced(Files.readString(file)));
        }
        assertThat(tests).contains(unspaced(sample));
    }

    static Stream<String> commandLines() throws IOException {
        return blocks("sh").flatMap(String::lines).filter(line -> line.startsWith("java -jar"));
    }

    @ParameterizedTest
    @MethodSource("commandLines")
    void a_command_line_is_understood(String line) {
        List<String> words = List.of(line.split("\\s+"));
        assertThat(words.get(2)).matches("camel-tegro/simulator/target/camel-tegro-simulator-.*-all\\.jar");
        assertThat(MainOptions.parse(words.subList(3, words.size()))).isNotNull();
    }

    @Test
    void the_properties_it_shows_are_among_those_that_the_simulator_gives_out() throws IOException {
        List<String> shown = blocks("properties")
                .flatMap(String::lines)
                .map(line -> line.replaceFirst("\\s*=.*", ""))
                .toList();
        try (TegroSimulator simulator = TegroSimulator.builder().start()) {
            assertThat(shown).hasSize(4);
            assertThat(simulator.camelProperties().stringPropertyNames()).containsAll(shown);
        }
    }

    static Stream<String> waysToFailAndToCheat() {
        return Stream.of(Fault.class, NotificationAttack.class)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(Method::getName)
                .filter(name -> !name.equals("toString"))
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("waysToFailAndToCheat")
    void each_fault_and_each_attack_is_listed(String name) throws IOException {
        assertThat(Files.readString(PAGE)).contains("`" + name + "(");
    }

    @Test
    void the_dependency_it_names_is_this_module() throws IOException {
        assertThat(blocks("xml").findFirst().orElseThrow())
                .contains("<groupId>io.github.cameltegro</groupId>", "<artifactId>camel-tegro-simulator</artifactId>");
    }

    private static Stream<String> blocks(String language) throws IOException {
        return Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult block) -> block.group(1));
    }

    private static String unspaced(String code) {
        return code.replaceAll("\\s+", "");
    }
}
