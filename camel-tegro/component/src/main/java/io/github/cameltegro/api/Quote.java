package io.github.cameltegro.api;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Quotes what Tegro, or something before it, answered: short, on one line, and with the keys struck out. */
final class Quote {

    private static final int LONGEST = 200;

    private final List<String> secrets;

    Quote(List<String> secrets) {
        this.secrets = secrets.stream().filter(s -> s != null && !s.isBlank()).toList();
    }

    String of(byte[] bytes, int length) {
        // a character has at most four bytes, and a secret that begins within the cut must be seen whole
        int longest = secrets.stream().mapToInt(String::length).max().orElse(0);
        return of(new String(bytes, 0, Math.min(length, 4 * (LONGEST + longest)), StandardCharsets.UTF_8));
    }

    String of(String text) {
        return '"' + plain(text) + '"';
    }

    /** Without quotation marks. */
    String plain(String text) {
        String clean = String.valueOf(text);
        for (String secret : secrets) {
            clean = clean.replace(secret, "***");
        }
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < clean.length() && line.length() < LONGEST; i++) {
            char c = clean.charAt(i);
            line.append(Character.isISOControl(c) || c == '\u2028' || c == '\u2029' ? ' ' : c);
        }
        return line.append(clean.length() > LONGEST ? "…" : "").toString();
    }
}
