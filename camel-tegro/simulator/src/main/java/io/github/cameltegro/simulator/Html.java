package io.github.cameltegro.simulator;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Markup that is safe to send. Text gets in only by {@link #text}, so whatever a merchant or a payer has written is shown
 * and never obeyed.
 */
record Html(String markup) {

    static final Html NOTHING = new Html("");

    /** The text, safe in an element and in a quoted attribute. */
    static Html text(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            switch (character) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(character);
            }
        }
        return new Html(safe.toString());
    }

    static Html join(Stream<Html> parts) {
        return new Html(parts.map(Html::markup).collect(Collectors.joining()));
    }
}
