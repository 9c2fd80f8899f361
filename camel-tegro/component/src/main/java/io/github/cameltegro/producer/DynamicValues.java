package io.github.cameltegro.producer;

import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;

/**
 * Values that stand on the URI of a {@code toD}, by option name. They travel as a property of the exchange to the one
 * static endpoint, and there are worth what a value on a URI is worth: no body or header can change them.
 */
public final class DynamicValues {

    private static final String PROPERTY = "CamelTegroDynamicValues";

    private DynamicValues() {}

    public static void set(Exchange exchange, Map<String, Object> values) {
        exchange.setProperty(PROPERTY, values);
    }

    public static void remove(Exchange exchange) {
        exchange.removeProperty(PROPERTY);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> over(Map<String, Object> uriValues, Exchange exchange) {
        Map<String, Object> dynamic = exchange.getProperty(PROPERTY, Map.class);
        if (dynamic == null) {
            return uriValues;
        }
        Map<String, Object> all = new HashMap<>(uriValues);
        all.putAll(dynamic);
        return all;
    }
}
