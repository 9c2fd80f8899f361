package io.github.cameltegro;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.util.StringHelper;

/**
 * A URI with expressions as it stands in a route's own text. What an expression puts in is a value, whatever it holds:
 * it opens no option that the text does not name, and changes none that the text gives.
 */
final class UriTemplate {

    /** An expression, with others inside it up to two deep. */
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{(?:[^{}]|\\{(?:[^{}]|\\{[^{}]*})*})*}");

    private final String path;
    private final List<UriOption> options = new ArrayList<>();

    UriTemplate(String text) {
        int query = queryOf(text);
        this.path = query < 0 ? text : text.substring(0, query);
        UriScanner scanner = new UriScanner(query < 0 ? "" : text.substring(query + 1), true);
        while (scanner.hasNext()) {
            options.add(scanner.next());
        }
        UriOption.byName(options);
    }

    private static int queryOf(String text) {
        Matcher expressions = EXPRESSION.matcher(text);
        int query = text.indexOf('?');
        while (query >= 0 && expressions.find() && expressions.start() < query) {
            if (query < expressions.end()) {
                query = text.indexOf('?', expressions.end());
            }
        }
        return query;
    }

    /** What stands before the options. */
    String path() {
        return path;
    }

    static boolean isDynamic(String text) {
        return text.contains("${");
    }

    /**
     * What an evaluated URI says.
     *
     * @param path as it came out
     * @param fixed the options that the text gives, as they stand there
     * @param flowing the values of the others, as their expressions gave them
     */
    record Evaluated(String path, List<UriOption> fixed, Map<String, String> flowing) {}

    /** The author's own text before the first expression in an option's value. */
    static String ownText(UriOption option) {
        return head(option.isRaw() ? option.rawText() : option.text());
    }

    /**
     * Reads a URI that came of this template.
     *
     * @throws OpenedOption if it says anything that the template does not
     */
    Evaluated read(String uri) {
        String outPath = StringHelper.before(uri, "?", uri);
        if (!isDynamic(path) && !path.equals(outPath)) {
            throw new OpenedOption("operation", "is another than that of the route");
        }
        List<UriOption> fixed = new ArrayList<>();
        Map<String, String> flowing = new LinkedHashMap<>();
        UriScanner found = new UriScanner(StringHelper.after(uri, "?", ""), false);
        for (UriOption option : options) {
            if (isDynamic(option.name())) {
                throw new OpenedOption(option.name(), "can't be named by an expression; name it in the route");
            }
            UriOption value = next(found, option);
            if (isDynamic(option.text())) {
                flowing.put(option.name(), flowing(option, value));
            } else if (option.text().equals(value.text())) {
                fixed.add(option);
            } else {
                throw OpenedOption.changed(option.name());
            }
        }
        if (found.hasNext()) {
            throw OpenedOption.opened(found.next().name());
        }
        return new Evaluated(outPath, fixed, flowing);
    }

    /**
     * Whether a URI that Camel has put into its normal form came of this template, and says what the template says.
     *
     * @throws OpenedOption if it doesn't
     */
    void admit(Map<String, UriOption> normalized) {
        for (UriOption option : options) {
            UriOption value = normalized.get(option.name());
            if (value == null) {
                throw OpenedOption.changed(option.name());
            }
            if (isDynamic(option.text())) {
                OnUri.check(option.name(), ownText(option), flowing(option, plain(value)));
            } else if (!value.means(option)) {
                throw OpenedOption.changed(option.name());
            }
        }
    }

    /**
     * Whether a URI has no option but these.
     *
     * @throws OpenedOption if it has
     */
    void checkNames(List<UriOption> found) {
        Set<String> names = options.stream().map(UriOption::name).collect(Collectors.toSet());
        for (UriOption option : found) {
            if (!names.contains(option.name())) {
                throw OpenedOption.opened(option.name());
            }
        }
    }

    /** Of a text that Camel has encoded. */
    private static UriOption plain(UriOption option) {
        if (option.text().indexOf('%') >= 0 || !option.isRaw() && option.text().indexOf('+') >= 0) {
            throw new OpenedOption(
                    option.name(),
                    "may be another than its expression gave, because Camel decodes it; give"
                            + " values from outside as headers or in the body");
        }
        return option;
    }

    private static UriOption next(UriScanner found, UriOption expected) {
        if (!found.hasNext()) {
            throw OpenedOption.changed(expected.name());
        }
        UriOption next;
        try {
            next = found.next();
        } catch (IllegalArgumentException e) {
            throw OpenedOption.changed(expected.name());
        }
        if (!next.name().equals(expected.name())) {
            throw OpenedOption.opened(next.name());
        }
        return next;
    }

    /** The value that the expressions of an option gave. */
    private static String flowing(UriOption option, UriOption found) {
        if (option.isRaw()) {
            if (!found.isRaw() || !isBetween(option.rawText(), found.rawText())) {
                throw OpenedOption.changed(option.name());
            }
            return found.rawText();
        }
        if (found.isRaw() || !isBetween(option.text(), found.text())) {
            throw OpenedOption.changed(option.name());
        }
        return decodedAround(option, found.text());
    }

    /** Whether a text begins and ends as the template does. */
    private static boolean isBetween(String template, String text) {
        String head = head(template);
        String tail = tail(template);
        return text.startsWith(head) && text.endsWith(tail) && text.length() >= head.length() + tail.length();
    }

    private static String head(String template) {
        return template.substring(0, template.indexOf("${"));
    }

    private static String tail(String template) {
        return template.substring(template.lastIndexOf('}') + 1);
    }

    /** Decodes what the template says and leaves as it is what the expressions gave. */
    private static String decodedAround(UriOption option, String text) {
        String head = head(option.text());
        String tail = tail(option.text());
        String between = text.substring(head.length(), text.length() - tail.length());
        return new UriOption(option.name(), head).decoded() + between + new UriOption(option.name(), tail).decoded();
    }

    /** The expressions in the value of an option. */
    static List<String> expressions(String text) {
        return EXPRESSION.matcher(text).results().map(MatchResult::group).toList();
    }

    List<UriOption> options() {
        return options;
    }
}
