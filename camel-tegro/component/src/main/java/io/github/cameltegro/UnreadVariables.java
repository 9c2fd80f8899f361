package io.github.cameltegro;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns of environment variables that set an option on some runtimes and have set nothing on this one: Camel Main reads
 * {@code CAMEL_COMPONENT_…} only for the components that Camel itself lists. Left unsaid, calls would go to the default
 * address although the environment names another.
 */
final class UnreadVariables {

    private static final Logger LOG = LoggerFactory.getLogger(UnreadVariables.class);
    private static final String PREFIX = "CAMEL_COMPONENT_TEGRO_";

    private UnreadVariables() {}

    /** Names variables and options, and no value: it may be a key. */
    static void warn(Map<String, String> environment, TegroComponent component) {
        new TreeMap<>(environment).forEach((variable, value) -> {
            String name = variable.toUpperCase(Locale.ROOT);
            if (name.startsWith(PREFIX)) {
                String option = name.substring(PREFIX.length()).toLowerCase(Locale.ROOT);
                if (isUnread(component, option.replace("_", ""), value)) {
                    LOG.warn(
                            "The environment variable {} has set nothing: Camel Main does not read it. Write"
                                    + " camel.component.tegro.{}={{env:{}}} in application.properties",
                            variable,
                            option.replace('_', '-'),
                            variable);
                }
            }
        });
    }

    /** A reference or a placeholder is not compared: the option holds what it stands for. */
    private static boolean isUnread(TegroComponent component, String option, String value) {
        PropertyConfigurerGetter options = (PropertyConfigurerGetter) component.getComponentPropertyConfigurer();
        Class<?> type = options.getOptionType(option, true);
        if (type == null || value.isEmpty() || value.startsWith("#") || value.contains("{{")) {
            return false;
        }
        Object given = component.getCamelContext().getTypeConverter().tryConvertTo(type, value);
        return given != null && !given.equals(options.getOptionValue(component, option, true));
    }
}
