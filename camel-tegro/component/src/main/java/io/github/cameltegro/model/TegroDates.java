package io.github.cameltegro.model;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/** Dates as Tegro writes them, {@code YYYY-MM-DD HH:MM:SS}, without a zone. */
public final class TegroDates {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final String SHAPE = "0000-00-00 00:00:00";

    private TegroDates() {}

    /** Reads {@code YYYY-MM-DD HH:MM:SS}; null for what is no date, such as PHP's zero date. */
    public static LocalDateTime parse(String text) {
        if (text == null || text.length() != SHAPE.length()) {
            return null;
        }
        for (int i = 0; i < text.length(); i++) {
            char shape = SHAPE.charAt(i);
            char c = text.charAt(i);
            if (shape == '0' ? c < '0' || c > '9' : c != shape) {
                return null;
            }
        }
        try {
            return LocalDateTime.of(
                    number(text, 0, 4),
                    number(text, 5, 7),
                    number(text, 8, 10),
                    number(text, 11, 13),
                    number(text, 14, 16),
                    number(text, 17, 19));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    /** Writes it as Tegro does; null as null. */
    static String write(LocalDateTime date) {
        return date == null ? null : FORMAT.format(date);
    }
}
