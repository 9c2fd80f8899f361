package io.github.cameltegro.model;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as Tegro writes them, {@code YYYY-MM-DD HH:MM:SS}, without a zone. */
public final class TegroDates {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final String SHAPE = "0000-00-00 00:00:00";
    private static final int LONGEST = 64;
    private static final int EARLIEST_YEAR = 2000;

    private static final String TIME =
            "(\\d{1,2}):(\\d{2}):(\\d{2})(?:[.,]\\d+)?\\s*(?:(?![AaPp][Mm])[A-Za-z]{1,5}|[+-]\\d{2}:?\\d{2}|[+-]\\d{1,2})?";
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[-./](\\d{1,2})[-./](\\d{1,2})[T, ]+" + TIME);
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})[.-](\\d{1,2})[.-](\\d{4})[T, ]+" + TIME);
    private static final Pattern EPOCH = Pattern.compile("(\\d{10})(?:\\d{3})?(?:\\.\\d+)?");

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

    /**
     * Reads a date that is written differently but names the second: with {@code T}, a fraction or a zone, day first
     * with dots, without separators, or as seconds or milliseconds since 1970. A zone is left out, not applied: the
     * result is what the date's own clock showed.
     *
     * @return null for any other text, and for the years before 2000, which stand for no date
     */
    public static LocalDateTime lenient(String text) {
        LocalDateTime date = parse(text);
        if (date == null && text != null && text.length() <= LONGEST) {
            date = other(text.strip());
        }
        return date == null || date.getYear() < EARLIEST_YEAR ? null : date;
    }

    private static LocalDateTime other(String text) {
        try {
            Matcher epoch = EPOCH.matcher(text);
            if (epoch.matches()) {
                return LocalDateTime.ofEpochSecond(Long.parseLong(epoch.group(1)), 0, ZoneOffset.UTC);
            }
            Matcher yearFirst = YEAR_FIRST.matcher(text);
            if (yearFirst.matches()) {
                return of(yearFirst, 1, 2, 3);
            }
            Matcher dayFirst = DAY_FIRST.matcher(text);
            return dayFirst.matches() ? of(dayFirst, 3, 2, 1) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static LocalDateTime of(Matcher matcher, int year, int month, int day) {
        return LocalDateTime.of(
                Integer.parseInt(matcher.group(year)),
                Integer.parseInt(matcher.group(month)),
                Integer.parseInt(matcher.group(day)),
                Integer.parseInt(matcher.group(4)),
                Integer.parseInt(matcher.group(5)),
                Integer.parseInt(matcher.group(6)));
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    /** Writes it as Tegro does; null as null. */
    static String write(LocalDateTime date) {
        return date == null ? null : FORMAT.format(date);
    }
}
