package io.github.cameltegro.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps keys out of what is quoted. A key that stands there as it is is struck out. Where one shows in another form
 * (percent, JSON or HTML escapes, hexadecimal digits, Base64, pieces of it), the whole text is left out: better to say
 * too little than to tell a key to whoever reads the log.
 */
final class Redaction {

    static final String LEFT_OUT = "(left out because it repeats a key)";

    /** A piece of this many letters and digits gives a key away; fewer may be there by chance. */
    private static final int PIECE = 8;

    private static final int ROUNDS_OF_ESCAPING = 3;

    private static final Pattern ESCAPE = Pattern.compile(
            "%([0-9A-Fa-f]{2})" // URL
                    + "|\\\\u\\{?([0-9A-Fa-f]{2,6})}?|\\\\x([0-9A-Fa-f]{2})" // JSON, JavaScript
                    + "|&#[xX]([0-9A-Fa-f]{1,6});?|&#([0-9]{1,7});?" // HTML
                    + "|=([0-9A-F]{2})"); // quoted-printable

    private final List<String> secrets;
    private final Set<String> traces = new LinkedHashSet<>();

    Redaction(List<String> secrets) {
        this.secrets = secrets.stream().filter(s -> s != null && !s.isBlank()).toList();
        for (String secret : this.secrets) {
            byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
            String text = squeezed(secret);
            if (text.length() >= PIECE) {
                addPieces(text, PIECE);
            }
            addPieces(HexFormat.of().formatHex(bytes), 2 * PIECE);
            // Base64 of a longer text that holds the key: it may begin at any byte of a group of three
            for (int before = 0; before < 3; before++) {
                byte[] shifted = new byte[before + bytes.length];
                System.arraycopy(bytes, 0, shifted, before, bytes.length);
                String base64 = Base64.getEncoder().withoutPadding().encodeToString(shifted);
                // the first and last digits depend on what stands around it
                int from = before == 0 ? 0 : before + 1;
                addPieces(squeezed(base64.substring(from, Math.max(from, base64.length() - 1))), 2 * PIECE - 4);
            }
        }
    }

    private void addPieces(String trace, int length) {
        if (trace.length() <= length) {
            if (trace.length() >= PIECE / 2) {
                traces.add(trace);
            }
            return;
        }
        for (int i = 0; i + length <= trace.length(); i++) {
            traces.add(trace.substring(i, i + length));
        }
    }

    /** How many characters of a text must be seen so that no key hides at the end of its first ones. */
    int reach() {
        // the widest escape, &#x71; and the like, takes six for one
        return 8 * secrets.stream().mapToInt(String::length).max().orElse(0);
    }

    /** The text without keys. */
    String of(String text) {
        String struck = text;
        for (String secret : secrets) {
            struck = struck.replace(secret, "***");
        }
        return repeatsKey(struck) ? LEFT_OUT : struck;
    }

    /** Whether a text shows a key in any form. */
    boolean repeatsKey(String text) {
        String plain = text;
        for (int round = 0; round <= ROUNDS_OF_ESCAPING; round++) {
            String seen = plain;
            String squeezed = squeezed(plain);
            if (secrets.stream().anyMatch(seen::contains) || traces.stream().anyMatch(squeezed::contains)) {
                return true;
            }
            plain = unescaped(plain);
            if (plain.equals(seen)) {
                return false;
            }
        }
        return false;
    }

    /** Letters and digits alone, of one case: a key may be broken into lines, groups or tags. */
    private static String squeezed(String text) {
        StringBuilder squeezed = new StringBuilder();
        text.codePoints().filter(Character::isLetterOrDigit).forEach(squeezed::appendCodePoint);
        return squeezed.toString().toLowerCase(Locale.ROOT);
    }

    private static String unescaped(String text) {
        Matcher escape = ESCAPE.matcher(text);
        StringBuilder plain = new StringBuilder();
        while (escape.find()) {
            escape.appendReplacement(plain, Matcher.quoteReplacement(character(escape)));
        }
        escape.appendTail(plain);
        return plain.toString()
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&amp;", "&")
                .replace("\\/", "/")
                .replace("\\\"", "\"")
                .replace("\\\\", "\\");
    }

    private static String character(Matcher escape) {
        for (int group = 1; group <= escape.groupCount(); group++) {
            String digits = escape.group(group);
            if (digits != null) {
                int code = Integer.parseInt(digits, group == 5 ? 10 : 16);
                return Character.isValidCodePoint(code) ? Character.toString(code) : "";
            }
        }
        throw new IllegalStateException(escape.group());
    }
}
