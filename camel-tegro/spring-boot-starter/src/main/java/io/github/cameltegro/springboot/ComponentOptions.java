package io.github.cameltegro.springboot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.CatalogCamelContext;
import org.apache.camel.Component;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.util.StringHelper;
import org.apache.camel.util.json.DeserializationException;
import org.apache.camel.util.json.JsonObject;
import org.apache.camel.util.json.Jsoner;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Sets a component's options from Spring's environment. Which there are, the component's catalog says; how they may be
 * spelt, Spring's relaxed binding; what a value means ({@code 10s}, {@code #bean:name}, a placeholder in two braces),
 * Camel's property binding. So nothing about an option is said a second time.
 *
 * <p>A key that is no option is left alone, as by Camel's own starters. No message tells a value: it may be a secret.
 */
class ComponentOptions {

    /** Holds other options, so it is set before them. */
    private static final String CONFIGURATION = "configuration";

    private final CamelContext camelContext;
    private final Binder binder;
    private final String prefix;

    /** @param prefix what stands before the names of options, without a dot at its end */
    ComponentOptions(CamelContext camelContext, Environment environment, String prefix) {
        this.camelContext = camelContext;
        this.binder = Binder.get(environment);
        this.prefix = prefix;
    }

    /**
     * Sets those options that the environment has.
     *
     * @param name the name that the catalog knows the component by
     * @throws IllegalArgumentException where a value doesn't fit its option; it names the key
     */
    void setOn(String name, Component component) {
        ServiceHelper.initService(component);
        PropertyConfigurer configurer = component.getComponentPropertyConfigurer();
        for (String option : options(name)) {
            String key = prefix + "." + StringHelper.camelCaseToDash(option);
            binder.bind(key, String.class).ifBound(value -> set(component, configurer, option, key, value));
        }
    }

    private Set<String> options(String name) {
        try {
            String catalog = ((CatalogCamelContext) camelContext).getComponentParameterJsonSchema(name);
            JsonObject json = (JsonObject) Jsoner.deserialize(catalog);
            Set<String> options = new LinkedHashSet<>();
            options.add(CONFIGURATION);
            options.addAll(((JsonObject) json.get("componentProperties")).keySet());
            return options;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (DeserializationException e) {
            throw new IllegalStateException("The catalog of " + name + " can't be read", e);
        }
    }

    private void set(Component component, PropertyConfigurer configurer, String option, String key, String value) {
        String resolved;
        try {
            resolved = camelContext.resolvePropertyPlaceholders(value);
        } catch (IllegalArgumentException e) {
            // without its cause, as below: they quote the value
            throw new IllegalArgumentException(key + " has a placeholder that can't be resolved");
        }
        try {
            PropertyBindingSupport.build()
                    .withConfigurer(configurer)
                    .withPlaceholder(false)
                    .withMandatory(true)
                    .bind(camelContext, component, option, resolved);
        } catch (PropertyBindingException e) {
            Class<?> type = ((PropertyConfigurerGetter) configurer).getOptionType(option, false);
            throw new IllegalArgumentException(
                    key + " is not a " + type.getSimpleName() + ", nor a reference to one that there is");
        }
    }
}
