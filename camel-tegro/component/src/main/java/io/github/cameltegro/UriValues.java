package io.github.cameltegro;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.support.component.RawParameterHelper;

/** The values of a URI's options as the route's author meant them. */
final class UriValues {

    /** What typed endpoints make of any text: no character is left that needs an escape. */
    private static final Pattern ENCODED = Pattern.compile("[\\w.*%+-]*");

    /** In a cron expression everybody writes a plus for a blank, as Camel's own pages do. */
    private static final String CRON = "scheduler.";

    private UriValues() {}

    static Map<String, Object> of(CamelContext context, String uri, Map<String, UriOption> options) {
        boolean normalized = uri.contains("://") && uri.indexOf("://") == uri.indexOf(':');
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, Object> raw = new LinkedHashMap<>();
        options.forEach((name, option) -> {
            boolean encoded = name.startsWith(CRON)
                    || normalized && ENCODED.matcher(option.text()).matches();
            values.put(name, option.isRaw() ? null : encoded ? option.formDecoded() : option.decoded());
            if (option.isRaw()) {
                raw.put(name, option.text());
            }
        });
        RawParameterHelper.resolveRawParameterValues(context, raw);
        values.putAll(raw);
        return values;
    }
}
