package io.github.cameltegro;

/**
 * Goes through the options in the text of a URI by Camel's own rules: outside {@code RAW(...)} an option ends at
 * {@code &}, inside at {@code )&} or at the end.
 */
final class UriScanner {

    private final String query;
    private final boolean template;
    private int at;

    /**
     * @param template whether there are expressions in it, which may hold any character
     */
    UriScanner(String query, boolean template) {
        this.query = query;
        this.template = template;
        skipSeparators();
    }

    boolean hasNext() {
        return at < query.length();
    }

    UriOption next() {
        int start = at;
        int end = endOf(start, '=', '&');
        String name = query.substring(start, end);
        String value = "";
        if (end < query.length() && query.charAt(end) == '=') {
            start = end + 1;
            end = isRaw(start) ? endOfRaw(start, name) : endOf(start, '&', '&');
            value = query.substring(start, end);
        }
        at = end;
        skipSeparators();
        return new UriOption(name, value);
    }

    private void skipSeparators() {
        while (at < query.length() && query.charAt(at) == '&') {
            at++;
        }
    }

    private boolean isRaw(int start) {
        return query.startsWith("RAW(", start) || query.startsWith("RAW{", start);
    }

    private int endOfRaw(int start, String name) {
        char close = query.charAt(start + 3) == '(' ? ')' : '}';
        int from = start + 4;
        while (true) {
            int end = endOf(from, close, close);
            if (end == query.length()) {
                throw new OpenedOption(
                        name, "begins with RAW" + query.charAt(start + 3) + " but does not end with " + close);
            }
            if (end + 1 == query.length() || query.charAt(end + 1) == '&') {
                return end + 1;
            }
            from = end + 1;
        }
    }

    /** Where one of two characters is next, but for expressions; at the end if nowhere. */
    private int endOf(int from, char one, char other) {
        int depth = 0;
        for (int i = from; i < query.length(); i++) {
            char c = query.charAt(i);
            if (template && query.startsWith("${", i)) {
                depth++;
                i++;
            } else if (depth > 0) {
                depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            } else if (c == one || c == other) {
                return i;
            }
        }
        return query.length();
    }
}
