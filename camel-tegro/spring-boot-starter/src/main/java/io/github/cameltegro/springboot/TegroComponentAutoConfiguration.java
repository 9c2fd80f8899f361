package io.github.cameltegro.springboot;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.spring.boot.util.ConditionalOnCamelContextAndAutoConfigurationBeans;
import org.apache.camel.spring.boot.util.ConditionalOnHierarchicalProperties;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/** Sets {@code camel.component.tegro.*} on the component, unless {@code camel.component.tegro.enabled} is false. */
@AutoConfiguration(after = CamelAutoConfiguration.class)
@Conditional(ConditionalOnCamelContextAndAutoConfigurationBeans.class)
@ConditionalOnHierarchicalProperties({"camel.component", TegroComponentCustomizer.PREFIX})
public class TegroComponentAutoConfiguration {

    @Lazy
    @Bean
    ComponentCustomizer configureTegroComponent(CamelContext camelContext, Environment environment) {
        return new TegroComponentCustomizer(camelContext, environment);
    }
}
