package io.github.cameltegro;

/** Values from expressions that stand in the text of a URI, where Camel would take some of them for more than text. */
final class OnUri {

    private OnUri() {}

    /**
     * Refuses a value that would not arrive as it is.
     *
     * @param own the author's own text before what came from an expression, which may name a bean
     */
    static void check(String option, String own, String value) {
        if (value.startsWith("#") && own.isEmpty()
                || value.contains("{{")
                || value.contains("$simple{")
                || value.contains(")&")) {
            throw new OpenedOption(
                    option,
                    "has a value that Camel would take for more than text (one with a # at its start, or {{, $simple{ or"
                            + " )& in it); give values from outside as headers or in the body");
        }
    }

    /** A checked value in a form in which it arrives as it is. */
    static String text(String option, String own, String value) {
        check(option, own, value);
        return "RAW(" + value.replace("%", "%25") + ")";
    }
}
