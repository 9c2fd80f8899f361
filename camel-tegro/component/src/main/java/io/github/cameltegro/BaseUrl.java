package io.github.cameltegro;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The option baseUrl: read leniently where only one thing can be meant, and refused with the remedy elsewhere. */
final class BaseUrl {

    /** Names as they occur in practice, so with underscores: container tools make such ones. */
    private static final Pattern ADDRESS = Pattern.compile(
            "(https?)://(\\[[0-9a-f:.]+]|[a-z0-9]([a-z0-9._-]*[a-z0-9])?\\.?)(:\\d{1,5})?(/[^?#\\s\\\\]*)?",
            Pattern.CASE_INSENSITIVE);

    private BaseUrl() {}

    /**
     * Returns the address without blanks around it and slashes at its end, its scheme and host in lower case.
     *
     * @throws IllegalArgumentException if it is not the address of a gateway; the message does not repeat it, because it
     *     may hold a password
     */
    static String normal(String text) {
        Matcher address = ADDRESS.matcher(text == null ? "" : text.strip());
        if (!address.matches() || !isPort(address.group(4))) {
            throw new IllegalArgumentException("The option 'baseUrl' must be an address such as "
                    + TegroConfiguration.DEFAULT_BASE_URL + ": http or https, a host, no user, query or fragment");
        }
        String path = address.group(5) == null ? "" : address.group(5).replaceAll("/+$", "");
        if (path.toLowerCase(Locale.ROOT).matches("(.*)/(api(/[a-z]+)?|pay(/form)?)")) {
            throw new IllegalArgumentException("The option 'baseUrl' must end before /api or /pay, as "
                    + TegroConfiguration.DEFAULT_BASE_URL + " does: each operation adds its own path");
        }
        String port = address.group(4) == null ? "" : address.group(4);
        return (address.group(1) + "://" + address.group(2)).toLowerCase(Locale.ROOT) + port + path;
    }

    private static boolean isPort(String port) {
        return port == null || Integer.parseInt(port.substring(1)) < 65_536;
    }
}
