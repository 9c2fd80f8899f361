package io.github.cameltegro.simulator;

import com.github.tomakehurst.wiremock.http.Request;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/** What the pages say, in Russian or English: the languages of Tegro's own {@code lang} (docs/protocol.md, Links). */
final class Words {

    static final Words ENGLISH = new Words("en");
    static final Words RUSSIAN = new Words("ru");

    private static final List<Locale> KNOWN = List.of(Locale.ENGLISH, Locale.forLanguageTag("ru"));

    private final String language;
    private final Properties words = new Properties();

    private Words(String language) {
        this.language = language;
        try {
            words.load(new StringReader(PageFile.text("words_" + language + ".properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code ru} or {@code en}. */
    String language() {
        return language;
    }

    String get(String key) {
        String word = words.getProperty(key);
        if (word == null) {
            throw new IllegalStateException("No word " + key + " in " + language);
        }
        return word;
    }

    /** The name of an order's status number. */
    String status(int status) {
        return status >= SimulatedOrder.CREATED && status <= SimulatedOrder.PENDING
                ? get("status." + status)
                : Integer.toString(status);
    }

    /** The first of these that is a known language; else what the browser asks for, English where it asks for others. */
    static Words of(Request request, String... preferred) {
        for (String lang : preferred) {
            if (lang != null && (lang.equals("ru") || lang.equals("en"))) {
                return lang.equals("ru") ? RUSSIAN : ENGLISH;
            }
        }
        String accepted = request.getHeader("Accept-Language");
        try {
            Locale best = accepted == null ? null : Locale.lookup(Locale.LanguageRange.parse(accepted), KNOWN);
            return best != null && best.getLanguage().equals("ru") ? RUSSIAN : ENGLISH;
        } catch (IllegalArgumentException unreadable) {
            return ENGLISH;
        }
    }
}
