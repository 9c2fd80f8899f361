package io.github.cameltegro.api;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Quotes what Tegro, or something before it, answered: short, on one line, and without keys. */
final class Quote {

    private static final int LONGEST = 200;

    private final Redaction redaction;

    Quote(List<String> secrets) {
        this.redaction = new Redaction(secrets);
    }

    String of(byte[] bytes, int length) {
        // a character has at most four bytes
        int seen = Math.min(length, 4 * (LONGEST + redaction.reach()));
        return of(new String(bytes, 0, seen, StandardCharsets.UTF_8));
    }

    String of(String text) {
        return '"' + plain(text) + '"';
    }

    /** Without quotation marks. */
    String plain(String text) {
        String all = String.valueOf(text);
        String clean = redaction.of(all.substring(0, Math.min(all.length(), LONGEST + redaction.reach())));
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < clean.length() && line.length() < LONGEST; i++) {
            char c = clean.charAt(i);
            line.append(Character.isISOControl(c) || c == '\u2028' || c == '\u2029' ? ' ' : c);
        }
        return line.append(clean.length() > LONGEST || all.length() > LONGEST + redaction.reach() ? "…" : "")
                .toString();
    }

    /** The whole text, but without keys. */
    String whole(String text) {
        return redaction.of(text);
    }

    /** The cause of a failure; null if it, or one behind it, shows a key in its message. */
    Throwable cause(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null && redaction.repeatsKey(cause.getMessage())) {
                return null;
            }
        }
        return failure;
    }
}
