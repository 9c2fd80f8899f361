package io.github.cameltegro.springboot;

import io.github.cameltegro.TegroComponent;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.util.HierarchicalPropertiesEvaluator;
import org.springframework.core.env.Environment;

/**
 * Gives the component its options from Spring's environment.
 *
 * <p>Only the component that is named {@code tegro}: another account's component has keys of its own, which must not be
 * replaced by these.
 */
class TegroComponentCustomizer implements ComponentCustomizer {

    static final String PREFIX = "camel.component.tegro";

    private static final String NAME = "tegro";

    private final CamelContext camelContext;
    private final Environment environment;

    TegroComponentCustomizer(CamelContext camelContext, Environment environment) {
        this.camelContext = camelContext;
        this.environment = environment;
    }

    @Override
    public boolean isEnabled(String name, Component target) {
        return NAME.equals(name)
                && target instanceof TegroComponent
                && HierarchicalPropertiesEvaluator.evaluate(
                        environment, "camel.component.customizer", PREFIX + ".customizer");
    }

    @Override
    public void configure(String name, Component target) {
        new ComponentOptions(camelContext, environment, PREFIX).setOn(NAME, target);
    }
}
