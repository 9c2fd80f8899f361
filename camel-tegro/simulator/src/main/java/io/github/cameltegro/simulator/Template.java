package io.github.cameltegro.simulator;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page or a part of one: {@code #{…}} is a word of the payer's language, {@code ${…}} a value. */
final class Template {

    private static final Pattern HOLE = Pattern.compile("#\\{([a-z.-]+)}|\\$\\{([a-zA-Z]+)}");

    private final String text;

    private Template(String text) {
        this.text = text;
    }

    static Template of(String file) {
        return new Template(PageFile.text(file));
    }

    /** Fills it in one pass, so that no value is taken for a hole; all but {@link Html} is escaped. */
    Html fill(Words words, Map<String, ?> values) {
        return new Html(HOLE.matcher(text).replaceAll(hole -> Matcher.quoteReplacement(content(hole, words, values))));
    }

    private static String content(MatchResult hole, Words words, Map<String, ?> values) {
        if (hole.group(1) != null) {
            return Html.text(words.get(hole.group(1))).markup();
        }
        Object value = values.get(hole.group(2));
        if (value == null) {
            throw new IllegalStateException("Nothing for " + hole.group());
        }
        return value instanceof Html html
                ? html.markup()
                : Html.text(value.toString()).markup();
    }
}
