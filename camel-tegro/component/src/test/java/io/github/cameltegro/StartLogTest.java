package io.github.cameltegro;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.github.cameltegro.support.CapturedLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Camel Main logs at INFO when it starts lists each option and each placeholder, and no key. */
class StartLogTest {

    private static final String VALUE = "s3cret-5f2e81";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "apiKey, ",
        "secretKey, ",
        "previousSecretKey, ",
        "proxyAuthPassword, ",
        "apiKey, ours",
        "secretKey, ours",
        "previousSecretKey, ours",
        "proxyAuthPassword, ours"
    })
    void noKeyIsLogged(String option, String ownKeywords) throws Exception {
        List<String> lines = new ArrayList<>(List.of("camel.main.jmx-enabled=false"));
        if (ownKeywords != null) {
            lines.add("camel.main.additional-sensitive-keywords=" + ownKeywords);
        }
        for (String name : List.of(option, dashed(option), "configuration." + option)) {
            lines.add("camel.component.tegro." + name + "=" + VALUE);
        }
        lines.add("camel.beans.another=#class:" + TegroComponent.class.getName());
        lines.add("camel.beans.another.configuration." + option + "=" + VALUE);
        List<String> placeholders = placeholders(option);
        placeholders.forEach(name -> lines.add(name + "=" + VALUE));

        String log = logOf(lines, new RouteBuilder() {
            @Override
            public void configure() {
                for (String placeholder : placeholders) {
                    from("direct:" + placeholder)
                            .to("tegro:balance?shopId=A&" + option + "=RAW({{" + placeholder + "}})");
                }
            }
        });

        assertThat(log).contains("camel.component.tegro." + option + " = xxxxxx");
        assertThat(log)
                .contains(placeholders.stream().map(name -> name + " = xxxxxx").toList());
        assertThat(log).doesNotContain(VALUE);
    }

    /** What people call it: as an environment variable, in words, and in the option's own spelling. */
    private static List<String> placeholders(String option) {
        String dashed = dashed(option);
        return List.of(
                "TEGRO_" + dashed.replace('-', '_').toUpperCase(Locale.ROOT),
                "tegro." + dashed,
                "tegro." + option,
                "second." + option);
    }

    private static String dashed(String option) {
        return option.replaceAll("(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private String logOf(List<String> properties, RouteBuilder routes) throws Exception {
        Path file = Files.write(folder.resolve("application.properties"), properties);
        Main main = new Main();
        // what the endpoints need besides
        main.addInitialProperty("camel.component.tegro.apiKey", "another");
        main.setPropertyPlaceholderLocations("file:" + file);
        main.configure().addRoutesBuilder(routes);
        try (CapturedLog log = new CapturedLog().level("ROOT", Level.INFO)) {
            main.start();
            main.stop();
            return log.text();
        }
    }
}
