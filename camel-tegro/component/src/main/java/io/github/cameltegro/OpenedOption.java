package io.github.cameltegro;

/** A value on a URI that would open an option, or change one; the message names the option and never the value. */
final class OpenedOption extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String option;

    OpenedOption(String option, String problem) {
        super("The option " + UriOption.shown(option) + " " + problem);
        this.option = UriOption.shown(option);
    }

    static OpenedOption opened(String option) {
        return new OpenedOption(
                option,
                "would be opened by a value on the URI, because the route's own text does not name it there; give"
                        + " values from outside as headers or in the body");
    }

    static OpenedOption changed(String option) {
        return new OpenedOption(
                option,
                "would be changed by a value on the URI; write RAW(...) around its expression, or give values from"
                        + " outside as headers or in the body");
    }

    /** The name of the option, in quotes if it is known. */
    String option() {
        return option;
    }
}
