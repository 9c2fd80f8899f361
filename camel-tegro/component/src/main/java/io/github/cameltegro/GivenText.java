package io.github.cameltegro;

/** The one rule for the ends of a text that somebody gives: what can't be seen there belongs to no id. */
public final class GivenText {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private GivenText() {}

    /**
     * The text without blanks, line breaks, byte order marks and characters of no width at its ends. What is inside stays,
     * and so does the form of its letters: no Unicode normalisation.
     *
     * @return null for null
     */
    public static String strip(String text) {
        if (text == null) {
            return null;
        }
        int start = 0;
        int end = text.length();
        while (start < end && isUnseen(text.charAt(start))) {
            start++;
        }
        while (end > start && isUnseen(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isUnseen(char c) {
        return c <= ' ' && Character.isWhitespace(c)
                || c > '~'
                        && (c == BYTE_ORDER_MARK
                                || Character.isSpaceChar(c)
                                || Character.isWhitespace(c)
                                || c == '\u0085'
                                || Character.getType(c) == Character.FORMAT);
    }
}
