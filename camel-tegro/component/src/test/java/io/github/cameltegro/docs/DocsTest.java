package io.github.cameltegro.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.support.TegroCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.junit.jupiter.api.Test;

/** Every {@code tegro:} URI that the documentation and the examples show is one that Camel takes, and holds no key. */
class DocsTest {

    private static final Pattern URI =
            Pattern.compile("(?<![\\w.:-])tegro:([a-z][A-Za-z]*)((?:\\?(?:\\$\\{[^}]*}|[^\\s\"'`<>|)…])*)?)");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^):#]*)(?:#([^)]+))?\\)");
    private static final Set<String> TEXTS = Set.of("md", "java", "yaml", "yml", "xml", "properties", "txt");

    /** Where the pages speak of the syntax. */
    private static final Set<String> PATTERNS = Set.of("tegro:operation");

    private final CamelCatalog catalog = TegroCatalog.catalog();

    record Shown(Path file, String uri) {}

    @Test
    void everyUriIsValid() throws IOException {
        List<Shown> shown = shown();

        assertThat(shown).hasSizeGreaterThan(20);
        assertThat(shown).allSatisfy(uri -> {
            EndpointValidationResult result = catalog.validateEndpointProperties(uri.uri());
            assertThat(result.isSuccess())
                    .as("%s: %s", uri, result.summaryErrorMessage(false))
                    .isTrue();
        });
    }

    @Test
    void noUriHoldsAKey() throws IOException {
        assertThat(shown()).allSatisfy(uri -> assertThat(uri.uri())
                .doesNotContainPattern("(?i)(apiKey|secretKey|password)=(?!#bean:|RAW\\(\\{\\{)"));
    }

    @Test
    void everyLinkBetweenPagesLeadsSomewhere() {
        List<String> lost = new ArrayList<>();
        for (Path page : Recipes.pages()) {
            LINK.matcher(Page.text(page)).results().forEach(link -> {
                Path target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));
                boolean found = Files.exists(target)
                        && (link.group(2) == null || anchors(target).contains(link.group(2)));
                if (!found) {
                    lost.add(page + ": " + link.group());
                }
            });
        }
        assertThat(lost).isEmpty();
    }

    private static List<String> anchors(Path page) {
        return Page.text(page)
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("#+ ", "")
                        .toLowerCase()
                        .replace(' ', '-')
                        .replaceAll("[^\\w-]", ""))
                .toList();
    }

    private static List<Shown> shown() throws IOException {
        List<Shown> shown = new ArrayList<>();
        for (Path file : files()) {
            URI.matcher(Page.text(file).replace("\\\"", "\""))
                    .results()
                    .map(result -> result.group().replaceAll("[.,;:]+$", "").replace("&amp;", "&"))
                    .filter(uri -> !PATTERNS.contains(uri))
                    .forEach(uri -> shown.add(new Shown(file, uri)));
        }
        return shown;
    }

    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String root : List.of("README.md", "docs", "examples")) {
            Path path = Page.ROOT.resolve(root);
            if (Files.exists(path)) {
                try (Stream<Path> found = Files.walk(path)) {
                    found.filter(Files::isRegularFile)
                            .filter(file -> TEXTS.contains(
                                    file.toString().replaceAll(".*\\.", "").toLowerCase()))
                            .filter(file -> !file.toString().contains("/target/"))
                            .forEach(files::add);
                }
            }
        }
        return files;
    }
}
