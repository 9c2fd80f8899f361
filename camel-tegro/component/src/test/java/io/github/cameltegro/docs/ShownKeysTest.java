package io.github.cameltegro.docs;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.github.cameltegro.support.ChildJvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Every page and example sets keys in one way, and with it no key is in the log of Camel Main. */
class ShownKeysTest {

    private static final Pattern OPTION =
            Pattern.compile("(?m)camel\\.component\\.tegro\\.([\\w-]*(?i:shop-?id|key|password))[ \\t]*=(.*)$");

    /** The environment on Camel Main, and on Spring Boot and Quarkus; where the example works without, with nothing. */
    private static final Pattern TAKEN = Pattern.compile("\\{\\{env:TEGRO_[A-Z_]+:?}}|\\$\\{TEGRO_[A-Z_]+:?}");

    /** The simulator's own, which everybody may know. */
    private static final Pattern SAMPLE = Pattern.compile("D0F98E7D7742609DC508D86BB7500914|SIM\\w+");

    private static final Pattern LISTED = Pattern.compile("\\{\\{(?!env:)[^}]*(?i:key|secret)[^}]*}}");

    /** The only page that says what happens to other names. */
    private static final Path EXCEPTION = Page.ROOT.resolve("docs/getting-started.md");

    private static final String VALUE = "s3cret-5f2e81-";

    @TempDir
    Path folder;

    @Test
    void keysAreTakenFromTheEnvironmentUnderOneSpelling() throws IOException {
        List<String> shown = new ArrayList<>();
        for (Path file : files()) {
            OPTION.matcher(Page.text(file)).results().forEach(option -> {
                shown.add(option.group());
                assertThat(option.group(1)).as("%s: %s", file, option.group()).matches("[a-z-]+");
                assertThat(option.group(2))
                        .as("%s: %s", file, option.group())
                        .satisfiesAnyOf(
                                value -> assertThat(value).matches(TAKEN),
                                value -> assertThat(value).matches(SAMPLE),
                                value -> assertThat(value).isEqualTo("#bean:tegroApiKey`."));
            });
            assertThat(LISTED.matcher(Page.text(file)).results().map(result -> result.group()))
                    .as(file.toString())
                    .isEmpty();
        }
        assertThat(shown).hasSizeGreaterThan(25);
    }

    @Test
    void noKeyIsInTheLogOfCamelMain() throws Exception {
        List<String> arguments = new ArrayList<>();
        for (Path file : files()) {
            for (String block : new Page(Page.text(file)).blocks("properties")) {
                if (block.contains("{{env:TEGRO_API_KEY}}") || block.contains("{{env:TEGRO_SECRET_KEY}}")) {
                    Path shown = folder.resolve("shown" + arguments.size() + ".properties");
                    arguments.add(Files.writeString(shown, block).toString());
                }
            }
        }
        assertThat(arguments).hasSizeGreaterThan(5);
        ProcessBuilder child = ChildJvm.of(Started.class, arguments.toArray(String[]::new));
        child.environment().put("TEGRO_SHOP_ID", "A-SHOP");
        child.environment().put("TEGRO_API_KEY", VALUE + "A");
        child.environment().put("TEGRO_SECRET_KEY", VALUE + "S");
        Process process = child.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isZero();
        assertThat(out).contains("camel.component.tegro.secretKey = xxxxxx").doesNotContain(VALUE);
    }

    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String root : List.of("README.md", "docs", "examples", "camel-tegro/simulator/src/main")) {
            try (Stream<Path> found = Files.walk(Page.ROOT.resolve(root))) {
                found.filter(file -> file.toString().matches(".*\\.(md|java|yaml|properties|html|js|xml)"))
                        .filter(file -> !file.toString().contains("/target/"))
                        .forEach(files::add);
            }
        }
        return files;
    }

    /** Starts Camel Main with each of the files, without its HTTP server and routes. */
    static final class Started {

        public static void main(String[] files) throws Exception {
            ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.INFO);
            for (String file : files) {
                Main main = new Main();
                main.setPropertyPlaceholderLocations("file:" + file);
                main.addOverrideProperty("camel.server.enabled", "false");
                main.addOverrideProperty("camel.main.routesIncludePattern", "false");
                main.addOverrideProperty("camel.main.jmxEnabled", "false");
                main.start();
                main.stop();
            }
        }
    }
}
