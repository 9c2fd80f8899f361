package io.github.cameltegro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.cameltegro.support.TegroCatalog;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.PropertyBindingSupport;
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

    /** What every endpoint or component of Camel has. */
    private static final Set<String> OF_ALL = Set.of(
            "lazyStartProducer",
            "configuration",
            "autowiredEnabled",
            "healthCheckConsumerEnabled",
            "healthCheckProducerEnabled",
            "useGlobalSslContextParameters");

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
    void theGeneratedEndpointOptionsAreTheOnesInTheSources() {
        Set<String> written = Stream.of(TegroEndpoint.class, TegroConfiguration.class)
                .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                .filter(field -> field.isAnnotationPresent(UriParam.class) || field.isAnnotationPresent(UriPath.class))
                .map(Field::getName)
                .filter(name -> !OF_ALL.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));

        Set<String> described = new TreeSet<>();
        model.getEndpointOptions().forEach(option -> described.add(option.getName()));
        described.removeAll(OF_ALL);
        assertThat(described).isEqualTo(written);

        Set<String> inFactory = new TreeSet<>(new TegroEndpointUriFactory().propertyNames());
        inFactory.removeAll(OF_ALL);
        assertThat(inFactory).isEqualTo(written);

        written.remove("operation");
        PropertyConfigurerGetter configurer = new TegroEndpointConfigurer();
        assertThat(written).allSatisfy(name -> assertThat(configurer.getOptionType(name, false))
                .as(name)
                .isNotNull());
    }

    @Test
    void theGeneratedComponentOptionsAreTheOnesInTheSources() {
        Set<String> written = Arrays.stream(TegroConfiguration.class.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(UriParam.class))
                .map(Field::getName)
                .collect(Collectors.toCollection(TreeSet::new));

        Set<String> described = new TreeSet<>();
        model.getComponentOptions().forEach(option -> described.add(option.getName()));
        described.removeAll(OF_ALL);
        assertThat(described).isEqualTo(written);
        PropertyConfigurerGetter configurer = new TegroComponentConfigurer();
        assertThat(written).allSatisfy(name -> assertThat(configurer.getOptionType(name, false))
                .as(name)
                .isNotNull());
    }

    @Test
    void theHeadersAreTheOnesInTheSources() {
        Set<String> written = Arrays.stream(TegroConstants.class.getDeclaredFields())
                .filter(field -> Modifier.isPublic(field.getModifiers()))
                .map(CatalogTest::value)
                .collect(Collectors.toSet());

        assertThat(model.getEndpointHeaders())
                .extracting(BaseOptionModel::getName)
                .containsExactlyInAnyOrderElementsOf(written)
                .allMatch(name -> name.startsWith("CamelTegro"));
    }

    private static String value(Field constant) {
        try {
            return (String) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void everyInputOfAnOperationIsAnOptionThatNamesTheOperation() {
        for (TegroOperation operation : TegroOperation.values()) {
            for (String option : operation.ownOptions()) {
                assertThat(model.getEndpointOptions())
                        .filteredOn(BaseOptionModel::getName, option)
                        .singleElement()
                        .satisfies(found -> {
                            if (!option.equals("outputType")) {
                                assertThat(found.getDescription())
                                        .as(option)
                                        .containsPattern("\\b" + operation + "\\b");
                            }
                        });
            }
        }
    }

    @Test
    void secretsAreMarkedAndChoicesAreListed() {
        assertThat(model.getEndpointOptions())
                .filteredOn(BaseOptionModel::isSecret)
                .extracting(BaseOptionModel::getName)
                .containsExactlyInAnyOrder("apiKey", "secretKey", "proxyAuthUsername", "proxyAuthPassword");
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
            TegroConfiguration bound = new TegroConfiguration();
            for (BaseOptionModel option : model.getComponentOptions()) {
                if (!OF_ALL.contains(option.getName()) && option.getDefaultValue() != null) {
                    PropertyBindingSupport.build()
                            .withCamelContext(context)
                            .withTarget(bound)
                            .withProperty(
                                    option.getName(), option.getDefaultValue().toString())
                            .bind();
                }
            }
            assertThat(bound).usingRecursiveComparison().isEqualTo(new TegroConfiguration());
        }
        for (BaseOptionModel option : model.getEndpointOptions()) {
            Object real = real(option.getName());
            if (real != null) {
                assertThat(Objects.toString(option.getDefaultValue()))
                        .as(option.getName())
                        .isEqualTo(real.toString());
            }
        }
    }

    /** The default of an option that is the endpoint's own. */
    private static Object real(String option) {
        TegroEndpoint endpoint =
                new TegroEndpoint("tegro:balance", null, TegroOperation.balance, new TegroConfiguration());
        return switch (option) {
            case "maxPages" -> endpoint.getMaxPages();
            case "allPages" -> endpoint.isAllPages();
            case "outputType" -> endpoint.getOutputType();
            default -> null;
        };
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
