package io.github.cameltegro.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What docs/runtimes.md shows, for the tests of each runtime to run. */
public final class RuntimesPage {

    private static final Pattern SECTION = Pattern.compile("(?ms)^## (.+?)$(.*?)(?=^## |\\z)");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\n(.*?)^```$");

    private RuntimesPage() {}

    /** The first block of a language in a section. */
    public static String block(String section, String language) {
        return BLOCK.matcher(section(section))
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + language + " under " + section));
    }

    private static String section(String title) {
        return SECTION.matcher(text())
                .results()
                .filter(section -> section.group(1).equals(title))
                .map((MatchResult section) -> section.group(2))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no section " + title));
    }

    private static String text() {
        try {
            return Files.readString(page(Path.of("").toAbsolutePath()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Modules lie at different depths. */
    private static Path page(Path folder) {
        Path page = folder.resolve("docs/runtimes.md");
        return Files.exists(page) ? page : page(folder.getParent());
    }
}
