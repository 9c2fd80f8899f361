package io.github.cameltegro.notification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** A page of the documentation. */
enum DocsPage {
    NOTIFICATIONS("notifications.md"),
    SECURITY("security.md");

    static final Path FOLDER = Path.of("../../docs");

    private final String name;

    DocsPage(String name) {
        this.name = name;
    }

    String text() {
        try {
            return Files.readString(FOLDER.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands between three backticks, of one language. */
    List<String> blocks(String language) {
        return Pattern.compile("^```(\\w*)\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(text())
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .toList();
    }

    /** The only block of a language that has this in it. */
    String block(String language, String part) {
        List<String> found =
                blocks(language).stream().filter(block -> block.contains(part)).toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException(name + " has " + found.size() + " blocks with " + part);
        }
        return found.get(0);
    }
}
