package io.github.cameltegro.examples.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A page of the documentation. */
record Page(Path path) {

    private static final Path ROOT = Path.of("../..");
    private static final Pattern LINK = Pattern.compile("]\\(([^):#]+)\\)");

    /** What stands between three backticks: its language and its text. */
    record Block(Page page, String language, String text) {

        @Override
        public String toString() {
            return page + ": " + text.lines().findFirst().orElse("") + " …";
        }
    }

    /** A page by its path from the root of the project. */
    static Page of(String path) {
        return new Page(ROOT.resolve(path));
    }

    String text() {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The blocks of a language, in their order. */
    List<Block> blocks(String language) {
        return Pattern.compile("^```" + language + "\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(text())
                .results()
                .map((MatchResult block) -> new Block(this, language, block.group(1)))
                .toList();
    }

    /** The files and folders of the project that it links to. */
    List<Path> links() {
        return LINK.matcher(text())
                .results()
                .map(link -> path.resolveSibling(link.group(1)).normalize())
                .toList();
    }

    @Override
    public String toString() {
        return ROOT.relativize(path).toString();
    }
}
