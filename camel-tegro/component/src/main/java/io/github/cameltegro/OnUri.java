package io.github.cameltegro;

/** Values from expressions that stand in the text of a URI, where Camel would take some of them for more than text. */
final class OnUri {

    private OnUri() {}

    /** Refuses a value that would not arrive as it is. */
    static void check(String option, String value) {
        if (value.startsWith("#") || value.contains("{{") || value.contains("$simple{") || value.contains(")&")) {
            throw new OpenedOption(
                    option,
                    "has a value that Camel would take for more than text (one with a # at its start, or {{, $simple{ or"
                            + " )& in it); give values from outside as headers or in the body");
        }
    }

    /** A checked value in a form in which it arrives as it is. */
    static String text(String option, String value) {
        check(option, value);
        return "RAW(" + value.replace("%", "%25") + ")";
    }
}
