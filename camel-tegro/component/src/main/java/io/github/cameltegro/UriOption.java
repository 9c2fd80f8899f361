package io.github.cameltegro;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.camel.util.StringHelper;

/**
 * One option in the text of an endpoint's URI, as it is written there.
 *
 * @param text its value, not decoded; with {@code RAW(...)} where it has that
 */
record UriOption(String name, String text) {

    private static final Set<String> NAMES = new TegroEndpointUriFactory().propertyNames();

    /**
     * Reads all options of a URI.
     *
     * @throws IllegalArgumentException if RAW has no end
     */
    static List<UriOption> listOf(String uri) {
        UriScanner scanner = new UriScanner(StringHelper.after(uri, "?", ""), false);
        List<UriOption> options = new ArrayList<>();
        while (scanner.hasNext()) {
            options.add(scanner.next());
        }
        return options;
    }

    /**
     * The same by name.
     *
     * @throws IllegalArgumentException if one stands there twice, in whatever spelling
     */
    static Map<String, UriOption> byName(List<UriOption> list) {
        Map<String, UriOption> options = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        for (UriOption option : list) {
            if (!seen.add(plain(option.name))) {
                throw new IllegalArgumentException(
                        "The option " + shown(option.name) + " stands on the URI twice; give it once");
            }
            options.put(option.name, option);
        }
        return options;
    }

    /** Camel takes a name in any case, and with dashes. */
    private static String plain(String name) {
        return name.replace("-", "").toLowerCase(Locale.ROOT);
    }

    /** The name for a message; one that is no option's may be a part of somebody's value. */
    static String shown(String name) {
        return NAMES.stream()
                .filter(option -> plain(option).equals(plain(name)))
                .findFirst()
                .map(option -> "'" + option + "'")
                .orElse("of an unknown name");
    }

    boolean isRaw() {
        return text.startsWith("RAW(") || text.startsWith("RAW{");
    }

    /** What stands between the brackets. */
    String rawText() {
        return text.substring("RAW(".length(), text.length() - 1);
    }

    /** Whether it means the same as an option of an author's own text, being one that Camel has encoded. */
    boolean means(UriOption other) {
        if (isRaw() || other.isRaw()) {
            return isRaw() == other.isRaw() && text.replace("%25", "%").equals(other.text.replace("%25", "%"));
        }
        return decoded().equals(other.decoded())
                || formDecoded().equals(other.decoded().replace('+', ' '));
    }

    /**
     * The value without its percent escapes. A plus stays one: Camel's own reading makes it a blank, which would ask for
     * another order than the one that the route's author wrote.
     */
    String decoded() {
        return decode(text);
    }

    /** The same of a text that Camel has encoded, where a plus is a blank. */
    String formDecoded() {
        return decode(text.replace('+', ' '));
    }

    private String decode(String encoded) {
        if (encoded.indexOf('%') < 0) {
            return encoded;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        int plainFrom = 0;
        for (int i = 0; i < encoded.length() - 2; i++) {
            int high = Character.digit(encoded.charAt(i + 1), 16);
            int low = Character.digit(encoded.charAt(i + 2), 16);
            if (encoded.charAt(i) == '%' && high >= 0 && low >= 0) {
                bytes.writeBytes(encoded.substring(plainFrom, i).getBytes(UTF_8));
                bytes.write(high << 4 | low);
                i += 2;
                plainFrom = i + 1;
            }
        }
        bytes.writeBytes(encoded.substring(plainFrom).getBytes(UTF_8));
        try {
            return UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("The option " + shown(name) + " has percent escapes that are not UTF-8;"
                    + " write RAW(...) around its value to have it taken as it is");
        }
    }
}
