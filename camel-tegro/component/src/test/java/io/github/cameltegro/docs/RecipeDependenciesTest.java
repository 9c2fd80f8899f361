package io.github.cameltegro.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.support.ChildJvm;
import io.github.cameltegro.support.TegroCatalog;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.catalog.CamelCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A recipe needs no dependency that its page, or the page of dependencies that it links to, does not name. */
class RecipeDependenciesTest {

    private static final Pattern ARTIFACT = Pattern.compile("(?<![\\w/-])(camel-[a-z0-9-]+|HikariCP)(?![\\w/-])");
    private static final Pattern LINK =
            Pattern.compile("\\]\\(((?:docs/)?(?:getting-started|runtimes)\\.md|\\.\\./examples/[\\w/-]+/pom\\.xml)");
    private static final Pattern SCHEME = Pattern.compile("(?:^|\")(?:master:\\w+:)?([a-z][a-z0-9-]*):");
    /** What Camel's simple language hands to the bean language. */
    private static final Pattern OGNL =
            Pattern.compile("\\$\\{(?:body|exception|exchangeProperty\\.\\w+|header\\.\\w+)(?:\\.|\\[)");

    private static final Set<String> URIS = Set.of("uri", "to", "toD", "wireTap");

    private final CamelCatalog catalog = TegroCatalog.catalog();
    private final Artifacts artifacts = new Artifacts();

    RecipeDependenciesTest() throws Exception {}

    static List<Path> pages() {
        return Recipes.pages();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageNamesWhatItsRecipesNeed(Path path) throws Exception {
        Page page = new Page(Page.text(path));
        Set<String> named = artifacts.closure(named(path));
        Map<String, Set<String>> missing = new TreeMap<>();
        BiConsumer<String, Set<String>> needs = (what, anyOf) -> {
            if (!anyOf.isEmpty() && anyOf.stream().noneMatch(named::contains)) {
                missing.put(what, anyOf);
            }
        };
        for (String block : page.blocks("yaml")) {
            needs.accept("YAML", Set.of("camel-yaml-dsl"));
            Recipes.entries(block).forEach(entry -> yaml("", entry, needs));
        }
        page.blocks("java").forEach(block -> java(block, needs));

        assertThat(missing).isEmpty();
    }

    @Test
    void theyStartTogetherFromWhatThePagesName() throws Exception {
        Set<String> named = new TreeSet<>();
        for (Path page : pages()) {
            named.addAll(named(page));
        }
        // the driver is the reader's choice
        String classPath = artifacts.classPath(
                Stream.concat(named.stream(), Stream.of("h2")).toList());
        assertThat(classPath).doesNotContain("junit-jupiter", "camel-jetty", "camel-mock");
        ProcessBuilder child = ChildJvm.of(Recipes.class);
        child.command().set(child.command().indexOf("-cp") + 1, classPath);
        Process process = child.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        int routes = new Recipes().size();
        assertThat(out).contains(routes + " of " + routes + " routes have started");
        assertThat(process.waitFor()).isZero();
    }

    /** The artifacts that a page, and the pages of dependencies that it links to, name. */
    private static Set<String> named(Path page) {
        String text = Page.text(page);
        return Stream.concat(
                        Stream.of(text),
                        LINK.matcher(text)
                                .results()
                                .map(link -> Page.text(
                                        page.getParent() == null
                                                ? Path.of(link.group(1))
                                                : page.resolveSibling(link.group(1)))))
                .flatMap(each -> ARTIFACT.matcher(each).results())
                .flatMap(name -> brought(name.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Starters are not on the class path of these tests. */
    private static Stream<String> brought(String artifact) {
        return switch (artifact) {
            case "camel-spring-boot-starter" -> Stream.of("camel-bean", "camel-direct", "camel-file", "camel-timer");
            case "camel-tegro-spring-boot-starter", "camel-tegro-quarkus" -> Stream.of("camel-tegro");
            default -> Stream.of(artifact, artifact.replaceAll("-starter$", ""));
        };
    }

    private void yaml(String key, Object value, BiConsumer<String, Set<String>> needs) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, each) -> {
                language(name.toString(), needs);
                if (Set.of("marshal", "unmarshal").contains(name) && each instanceof Map<?, ?> format) {
                    format.keySet().forEach(which -> dataFormat(which.toString(), needs));
                }
                yaml(name.toString(), each, needs);
            });
        } else if (value instanceof List<?> list) {
            list.forEach(each -> yaml(key, each, needs));
        } else if (value instanceof String text) {
            text(text, needs);
            if (URIS.contains(key)) {
                uris(text, needs);
            } else if (key.equals("type") || key.equals("exception")) {
                type(text, needs);
            }
        }
    }

    private void java(String block, BiConsumer<String, Set<String>> needs) {
        text(block, needs);
        uris(block, needs);
        Pattern.compile("\\b([a-z]\\w+)\\(")
                .matcher(block)
                .results()
                .forEach(call -> language(call.group(1).equals("method") ? "bean" : call.group(1), needs));
        String code = block.replaceAll("\"(\\\\.|[^\"\\\\])*\"", "\"\"").replaceAll("//.*|@\\w+", "");
        Pattern.compile("(?<![\\w.])[A-Z]\\w+")
                .matcher(code)
                .results()
                .forEach(name -> needs.accept(name.group(), artifacts.having(name.group())));
    }

    private void text(String text, BiConsumer<String, Set<String>> needs) {
        Matcher ognl = OGNL.matcher(text);
        if (ognl.find()) {
            needs.accept(ognl.group() + "…}", Set.of("camel-bean"));
        }
    }

    private void uris(String text, BiConsumer<String, Set<String>> needs) {
        if (text.contains("tegro:notification")) {
            needs.accept("an HTTP server", Set.of("camel-platform-http-main", "camel-platform-http-starter"));
        }
        if (text.contains("master:")) {
            needs.accept("master:", Set.of("camel-master"));
        }
        SCHEME.matcher(text).results().map(uri -> uri.group(1)).forEach(scheme -> {
            if (catalog.componentModel(scheme) != null) {
                needs.accept(scheme + ':', Set.of(catalog.componentModel(scheme).getArtifactId()));
            }
        });
    }

    private void language(String name, BiConsumer<String, Set<String>> needs) {
        if (catalog.languageModel(name) != null) {
            needs.accept(name, Set.of(catalog.languageModel(name).getArtifactId()));
        }
    }

    private void dataFormat(String name, BiConsumer<String, Set<String>> needs) {
        if (catalog.dataFormatModel(name) != null) {
            needs.accept(name, Set.of(catalog.dataFormatModel(name).getArtifactId()));
        }
    }

    private static void type(String name, BiConsumer<String, Set<String>> needs) {
        try {
            needs.accept(name, Set.of(Artifacts.of(Class.forName(name))));
        } catch (ClassNotFoundException e) {
            throw new AssertionError("No dependency of the tests has " + name, e);
        }
    }
}
