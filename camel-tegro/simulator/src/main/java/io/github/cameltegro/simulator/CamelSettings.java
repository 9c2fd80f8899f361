package io.github.cameltegro.simulator;

import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * The options that point a component at a simulated account, in every spelling that Camel takes. A runtime that finds two
 * spellings of one option keeps either, so a test whose settings are spelled otherwise than the application's would call
 * the live gateway.
 */
final class CamelSettings {

    private static final String COMPONENT = "camel.component.tegro.";

    /** Camel Main sets what is below {@code configuration} after what is beside it. */
    private static final List<String> PREFIXES = List.of(COMPONENT, COMPONENT + "configuration.");

    private CamelSettings() {}

    /**
     * The options in all spellings.
     *
     * @throws IllegalStateException where a system property has another value: it would win on Camel Main
     */
    static Properties of(Map<String, String> options) {
        Properties settings = new Properties();
        options.forEach((option, value) -> {
            for (String prefix : PREFIXES) {
                for (String spelling : spellings(option)) {
                    refuseAnother(prefix + spelling, value);
                    settings.setProperty(prefix + spelling, value);
                }
            }
        });
        return settings;
    }

    private static List<String> spellings(String option) {
        String dashed = option.replaceAll("(?=[A-Z])", "-").toLowerCase();
        return List.of(option, dashed, option.toLowerCase());
    }

    private static void refuseAnother(String name, String value) {
        String given = System.getProperty(name);
        if (given != null && !given.equals(value)) {
            throw new IllegalStateException("The system property " + name
                    + " would win over the simulator's on Camel Main: run the tests without it");
        }
    }
}
