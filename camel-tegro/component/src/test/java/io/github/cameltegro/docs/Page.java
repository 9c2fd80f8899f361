package io.github.cameltegro.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page of the documentation, cut into its sections and blocks of code. */
record Page(String text) {

    /** The repository's root, seen from this module. */
    static final Path ROOT = Path.of("..", "..");

    private static final Pattern SECTION = Pattern.compile("(?ms)^## (.+?)$(.*?)(?=^## |\\z)");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\n(.*?)^```$");

    static Page read(String name) {
        return new Page(text(ROOT.resolve(name)));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sections by their titles. */
    Map<String, Page> sections() {
        Map<String, Page> sections = new LinkedHashMap<>();
        Matcher matcher = SECTION.matcher(text);
        while (matcher.find()) {
            sections.put(matcher.group(1), new Page(matcher.group(2)));
        }
        return sections;
    }

    /** The blocks in that language. */
    List<String> blocks(String language) {
        return BLOCK.matcher(text)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .toList();
    }

    /** The JSON block behind a line that begins so; null if there is none. */
    String jsonAfter(String line) {
        Matcher matcher = Pattern.compile("(?ms)^" + line + "[^\n]*:\n\n```json\n(.*?)^```$")
                .matcher(text);
        return matcher.find() ? matcher.group(1) : null;
    }
}
