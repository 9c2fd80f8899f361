package io.github.cameltegro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.cameltegro.support.TegroCatalog;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.tooling.model.BaseOptionModel;
import org.apache.camel.tooling.model.ComponentModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What tools and IDEs know of the component, and that what is generated fits what is written. */
class CatalogTest {

    /**
     * Defaults that have defaults of their own, what each endpoint finds out by itself, Camel's id of it, and test, which
     * is fixed to false only where it is given.
     */
    private static final Set<String> NOT_PLAIN =
            Set.of("configuration", "exceptionHandler", "exchangePattern", "id", "test");

    private final CamelCatalog catalog = TegroCatalog.catalog();
    private final ComponentModel model = TegroCatalog.model();

    @Test
    void everyOptionAndHeaderHasADescription() {
        assertThat(Stream.of(
                                model.getComponentOptions().stream(),
                                model.getEndpointOptions().stream(),
                                model.getEndpointHeaders().stream())
                        .flatMap(options -> options)
                        .map(BaseOptionModel.class::cast))
                .hasSizeGreaterThan(60)
                .allSatisfy(option -> {
                    assertThat(option.getDescription()).as(option.getName()).hasSizeGreaterThan(10);
                });
    }

    @Test
    void everyInputOfAnOperationIsAnOptionThatNamesTheOperation() {
        for (TegroOperation operation : TegroOperation.values()) {
            for (String option : operation.ownOptions()) {
                assertThat(model.getEndpointOptions())
                        .filteredOn(BaseOptionModel::getName, option)
                        .singleElement()
                        .satisfies(found -> {
                            if (!option.equals("outputType") && !PollingOptions.SCHEDULER.contains(option)) {
                                assertThat(found.getDescription())
                                        .as(option)
                                        .containsPattern("\\b" + operation + "\\b");
                            }
                        });
            }
        }
    }

    @Test
    void camelsSchedulerOptionsAreThoseOfTheOperationsThatCanBePolled() {
        assertThat(model.getEndpointOptions())
                .filteredOn(option -> option.getLabel().contains("scheduler"))
                .extracting(BaseOptionModel::getName)
                .isNotEmpty()
                .isSubsetOf(PollingOptions.SCHEDULER);
        assertThat(model.getEndpointOptions())
                .extracting(BaseOptionModel::getName)
                .containsAll(PollingOptions.SCHEDULER);
    }

    @Test
    void secretsAreMarkedAndChoicesAreListed() {
        assertThat(model.getEndpointOptions())
                .filteredOn(BaseOptionModel::isSecret)
                .extracting(BaseOptionModel::getName)
                .containsExactlyInAnyOrder(
                        "apiKey", "secretKey", "previousSecretKey", "proxyAuthUsername", "proxyAuthPassword");
        assertThat(model.getEndpointOptions())
                .filteredOn(BaseOptionModel::getName, "operation")
                .singleElement()
                .satisfies(option -> assertThat(option.getEnums())
                        .containsExactlyElementsOf(Arrays.stream(TegroOperation.values())
                                .map(Enum::name)
                                .toList()));
        assertThat(model.getEndpointOptions())
                .filteredOn(BaseOptionModel::getName, "outputType")
                .singleElement()
                .satisfies(option -> assertThat(option.getEnums()).containsExactly("pojo", "map", "json"));
    }

    @Test
    void theDefaultsThatAreToldAreTheRealOnes() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            TegroComponent component = new TegroComponent(context);
            TegroEndpoint endpoint =
                    new TegroEndpoint("tegro:balance", component, TegroOperation.balance, new TegroConfiguration());
            for (BaseOptionModel option : model.getEndpointOptions()) {
                assertDefault(context, option, new TegroEndpointConfigurer(), endpoint);
            }
            for (BaseOptionModel option : model.getComponentOptions()) {
                assertDefault(context, option, new TegroComponentConfigurer(), component);
            }
        }
    }

    private static void assertDefault(
            CamelContext context, BaseOptionModel option, PropertyConfigurerGetter configurer, Object target) {
        if (configurer.getOptionType(option.getName(), false) == null
                || NOT_PLAIN.contains(option.getName())
                || isCamelsOwn(option)) {
            return;
        }
        Object real = configurer.getOptionValue(target, option.getName(), false);
        Object told = option.getDefaultValue();
        assertThat(real)
                .as(option.getName())
                .isEqualTo(
                        told == null ? null : context.getTypeConverter().convertTo(real.getClass(), told.toString()));
    }

    private static boolean isCamelsOwn(BaseOptionModel option) {
        return PollingOptions.SCHEDULER.contains(option.getName())
                && !option.getName().equals("delay");
    }

    @Test
    void theComponentIsFoundByItsName() {
        assertThat(catalog.endpointComponentName("tegro:createOrder?amount=5")).isEqualTo("tegro");
        assertThat(model.getJavaType()).isEqualTo(TegroComponent.class.getName());
        assertThat(model.getGroupId()).isEqualTo("io.github.cameltegro");
        assertThat(model.getArtifactId()).isEqualTo("camel-tegro");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tegro:balance",
                "tegro:createOrder?amount=100.50&currency=RUB&orderId=A-1&paymentSystem=36&outputType=json",
                "tegro:order?id=5",
                "tegro:orders?allPages=true&maxPages=10",
                "tegro:orders?delay=60000&paidOnly=true&watchFor=24h&backoffMultiplier=5&backoffErrorThreshold=1",
                "tegro:balance?onlyChanges=true&scheduler=#bean:cron&greedy=true",
                "tegro:balance?requestTimeout=5s&responseTimeout=500&apiKey=#bean:key",
                "tegro:order?orderId={{order}}"
            })
    void rightUrisAreValid(String uri) {
        EndpointValidationResult result = catalog.validateEndpointProperties(uri);

        assertThat(result.isSuccess())
                .as(String.valueOf(result.summaryErrorMessage(false)))
                .isTrue();
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                arguments("tegro:refund", "operation"),
                arguments("tegro:balance?shop=5", "shop"),
                arguments("tegro:order?id=five", "id"),
                arguments("tegro:orders?allPages=often", "allPages"),
                arguments("tegro:order?outputType=xml", "outputType"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void wrongUrisAreNot(String uri, String option) {
        EndpointValidationResult result = catalog.validateEndpointProperties(uri);

        assertThat(result.isSuccess()).isFalse();
        assertThat(result.summaryErrorMessage(false)).contains(option);
    }

    @Test
    void urisAreBuiltFromOptions() throws Exception {
        assertThat(catalog.asEndpointUri("tegro", Map.of("operation", "order", "orderId", "A-1"), false))
                .isEqualTo("tegro:order?orderId=A-1");
        assertThat(catalog.endpointProperties("tegro:order?orderId=A-1"))
                .isEqualTo(Map.of("operation", "order", "orderId", "A-1"));
    }

    @ParameterizedTest
    @CsvSource({
        "component/tegro, TegroComponent",
        "configurer/tegro-component, TegroComponentConfigurer",
        "configurer/tegro-endpoint, TegroEndpointConfigurer",
        "urifactory/tegro-endpoint, TegroEndpointUriFactory",
        "send-dynamic/tegro, TegroSendDynamicAware"
    })
    void camelFindsThePartsByTheirNames(String service, String type) throws IOException {
        Properties properties = new Properties();
        properties.load(resource("META-INF/services/org/apache/camel/" + service));

        assertThat(properties.getProperty("class")).isEqualTo("io.github.cameltegro." + type);
    }

    @Test
    void theJarTellsOfItsComponentAndHasAnIndex() throws IOException {
        Properties properties = new Properties();
        properties.load(resource("META-INF/services/org/apache/camel/component.properties"));
        assertThat(properties).containsEntry("components", "tegro").containsEntry("artifactId", "camel-tegro");
        assertThat(new String(resource("META-INF/jandex.idx").readAllBytes(), StandardCharsets.ISO_8859_1))
                .contains("TegroComponent");
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(CatalogTest.class.getClassLoader().getResourceAsStream(name), name);
    }
}
