package io.github.cameltegro.benchmarks;

import java.util.Map;
import java.util.TreeMap;

/** Arguments of the form {@code key=value}. */
final class Arguments {

    private Arguments() {}

    /**
     * The values by key.
     *
     * @param defaults all keys there are, with their values, in one text
     * @throws IllegalArgumentException for any other key
     */
    static Map<String, String> read(String defaults, String... arguments) {
        Map<String, String> values = new TreeMap<>();
        for (String entry : defaults.split(" ")) {
            String[] pair = entry.split("=", 2);
            values.put(pair[0], pair[1]);
        }
        for (String argument : arguments) {
            String[] pair = argument.split("=", 2);
            if (pair.length < 2 || values.replace(pair[0], pair[1]) == null) {
                throw new IllegalArgumentException(
                        "'" + argument + "' is no key=value with a key of " + values.keySet());
            }
        }
        return values;
    }
}
