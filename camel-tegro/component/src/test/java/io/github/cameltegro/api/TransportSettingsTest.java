package io.github.cameltegro.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which settings are equal, and so which endpoints share connections. */
class TransportSettingsTest {

    private static final RecordComponent[] COMPONENTS = TransportSettings.class.getRecordComponents();

    /** Two different values of each type. */
    private static final Map<Class<?>, List<?>> VALUES = Map.of(
            Duration.class, List.of(Duration.ofSeconds(1), Duration.ofSeconds(2)),
            SSLContextParameters.class, List.of(new SSLContextParameters(), new SSLContextParameters()),
            String.class, List.of("one", "other"),
            Integer.class, List.of(1, 2),
            int.class, List.of(1, 2));

    static Stream<Arguments> components() {
        return IntStream.range(0, COMPONENTS.length).mapToObj(i -> Arguments.of(COMPONENTS[i].getName(), i));
    }

    @Test
    void settings_of_equal_values_are_equal() throws Exception {
        assertThat(settings(values())).isEqualTo(settings(values())).hasSameHashCodeAs(settings(values()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("components")
    void settings_that_differ_in_one_value_are_not(String name, int component) throws Exception {
        Object[] values = values();
        values[component] = VALUES.get(COMPONENTS[component].getType()).get(1);

        assertThat(settings(values)).isNotEqualTo(settings(values()));
    }

    private static Object[] values() {
        return Arrays.stream(COMPONENTS)
                .map(component -> VALUES.get(component.getType()).get(0))
                .toArray();
    }

    private static TransportSettings settings(Object[] values) throws Exception {
        Class<?>[] types =
                Arrays.stream(COMPONENTS).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Constructor<TransportSettings> constructor = TransportSettings.class.getDeclaredConstructor(types);
        return constructor.newInstance(values);
    }
}
