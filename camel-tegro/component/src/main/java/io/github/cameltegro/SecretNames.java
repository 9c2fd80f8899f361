package io.github.cameltegro;

import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedCamelContext;
import org.apache.camel.spi.ContextServicePlugin;

/**
 * Tells Camel which names hold secrets of this component, before it logs their values. Camel masks by exact names: it
 * knows {@code apiKey} and {@code secretKey}, but neither {@code previousSecretKey} nor placeholders such as
 * <code>{{TEGRO_API_KEY}}</code> or <code>{{tegro.api.key}}</code>, which Camel Main lists at the start.
 */
public final class SecretNames implements ContextServicePlugin {

    /** Camel searches this text for the last part of a name, so it also masks names that are part of these. */
    private static final String NAMES = "previousSecretKey,proxyAuthPassword,tegro_api_key,tegro_secret_key,"
            + "tegro_previous_secret_key,tegro_proxy_auth_password";

    /** Comes before any bean or component, and so before Camel Main's list of what it has configured. */
    @Override
    public void load(CamelContext camelContext) {
        mask(camelContext);
    }

    /** Adds the names to those that the application has set, which replaced the ones that were there before. */
    static void mask(CamelContext camelContext) {
        ExtendedCamelContext camel = camelContext.getCamelContextExtension();
        String names = camel.getAdditionalSensitiveKeywords();
        if (names == null || names.isEmpty()) {
            camel.setAdditionalSensitiveKeywords(NAMES);
        } else if (!names.contains(NAMES)) {
            camel.setAdditionalSensitiveKeywords(names + "," + NAMES);
        }
    }
}
