package io.github.cameltegro;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.support.TegroCatalog;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.spi.UriPath;
import org.apache.camel.tooling.model.BaseOptionModel;
import org.apache.camel.tooling.model.ComponentModel;
import org.junit.jupiter.api.Test;

/** What Camel's build generates and is committed fits the sources that it was generated from. */
class GeneratedSourcesTest {

    /** What every component and endpoint of Camel has. */
    private static final Set<String> OF_ALL = Set.of(
            "lazyStartProducer",
            "bridgeErrorHandler",
            "exceptionHandler",
            "exchangePattern",
            "autowiredEnabled",
            "healthCheckConsumerEnabled",
            "healthCheckProducerEnabled");

    private final ComponentModel model = TegroCatalog.model();

    @Test
    void theEndpointsOptions() {
        Set<String> written = uriOptions(TegroEndpoint.class).collect(Collectors.toCollection(TreeSet::new));
        written.addAll(PollingOptions.SCHEDULER);

        assertThat(names(model.getEndpointOptions())).isEqualTo(written);
        assertThat(own(new TegroEndpointUriFactory().propertyNames())).isEqualTo(written);
        written.remove("operation");
        assertThat(written).allMatch(name -> new TegroEndpointConfigurer().getOptionType(name, false) != null);
    }

    @Test
    void theComponentsOptions() {
        Set<String> written = Stream.concat(
                        uriOptions(TegroConfiguration.class),
                        Arrays.stream(TegroComponent.class.getDeclaredFields())
                                .filter(field -> field.isAnnotationPresent(Metadata.class))
                                .map(Field::getName))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(names(model.getComponentOptions())).isEqualTo(written);
        PropertyConfigurerGetter configurer = new TegroComponentConfigurer();
        assertThat(written).allMatch(name -> configurer.getOptionType(name, false) != null);
    }

    @Test
    void theHeaders() {
        Set<String> written = Arrays.stream(TegroConstants.class.getDeclaredFields())
                .filter(field -> Modifier.isPublic(field.getModifiers()))
                .map(GeneratedSourcesTest::value)
                .collect(Collectors.toSet());

        assertThat(model.getEndpointHeaders())
                .extracting(BaseOptionModel::getName)
                .containsExactlyInAnyOrderElementsOf(written)
                .allMatch(name -> name.startsWith("CamelTegro"));
    }

    /** The options of a class, those of its option classes included. */
    private static Stream<String> uriOptions(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(UriParam.class) || field.isAnnotationPresent(UriPath.class))
                .flatMap(field -> field.getType().isAnnotationPresent(UriParams.class)
                        ? uriOptions(field.getType())
                        : Stream.of(field.getName()));
    }

    private static Set<String> names(Collection<? extends BaseOptionModel> options) {
        return own(options.stream().map(BaseOptionModel::getName).toList());
    }

    private static Set<String> own(Collection<String> names) {
        Set<String> own = new TreeSet<>(names);
        own.removeAll(OF_ALL);
        return own;
    }

    private static String value(Field constant) {
        try {
            return (String) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
