package io.github.cameltegro.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.github.cameltegro.TegroComponent;
import io.github.cameltegro.TegroConfiguration;
import io.github.cameltegro.protocol.NonceSource;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** What of {@code camel.component.tegro.*} arrives at the component, and what never leaves it. */
class ComponentOptionsTest {

    private static final String SECRET = "s3cret-of-the-shop-5f2e";

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(CamelAutoConfiguration.class, TegroComponentAutoConfiguration.class));

    @Configuration(proxyBeanMethods = false)
    static class Beans {

        @Bean
        NonceSource fixed() {
            return () -> 5;
        }

        @Bean
        SSLContextParameters tls() {
            return new SSLContextParameters();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "camel.component.tegro.shop-id",
                "camel.component.tegro.shopId",
                "camel.component.tegro.shop_id",
                "CAMEL.COMPONENT.TEGRO.SHOP-ID"
            })
    void anOptionMayBeSpeltAsAnySpringProperty(String key) {
        application
                .withPropertyValues(key + "=A-SHOP")
                .run(started -> assertThat(account(started).getShopId()).isEqualTo("A-SHOP"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CAMEL_COMPONENT_TEGRO_SECRETKEY", "CAMEL_COMPONENT_TEGRO_SECRET_KEY"})
    void anOptionMayComeFromTheEnvironment(String variable) {
        application
                .withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource(
                                "test-systemEnvironment", Map.of(variable, SECRET))))
                .run(started -> assertThat(account(started).getSecretKey()).isEqualTo(SECRET));
    }

    @ParameterizedTest
    @CsvSource({"10s, 10000", "1500, 1500", "500ms, 500", "1m, 60000", "PT2S, 2000"})
    void timesAreReadAsCamelReadsThem(String text, long millis) {
        application
                .withPropertyValues("camel.component.tegro.request-timeout=" + text)
                .run(started -> assertThat(account(started).getRequestTimeout()).isEqualTo(Duration.ofMillis(millis)));
    }

    @Test
    void numbersFlagsAndChoicesAreRead() {
        application
                .withPropertyValues(
                        "camel.component.tegro.payouts-enabled=true",
                        "camel.component.tegro.nonce-node=7",
                        "camel.component.tegro.proxy-auth-scheme=https",
                        "camel.component.tegro.use-global-ssl-context-parameters=true",
                        "camel.component.tegro.lazy-start-producer=true")
                .run(started -> {
                    TegroComponent tegro = tegro(started);
                    assertThat(tegro.isPayoutsEnabled()).isTrue();
                    assertThat(tegro.isUseGlobalSslContextParameters()).isTrue();
                    assertThat(tegro.isLazyStartProducer()).isTrue();
                    assertThat(tegro.getConfiguration().getNonceNode()).isEqualTo(7);
                    assertThat(tegro.getConfiguration().getProxyAuthScheme()).isEqualTo("https");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"#bean:", "#"})
    void beansAreReferredToByTheirNames(String reference) {
        application
                .withUserConfiguration(Beans.class)
                .withPropertyValues(
                        "camel.component.tegro.nonce-source=" + reference + "fixed",
                        "camel.component.tegro.ssl-context-parameters=" + reference + "tls")
                .run(started -> {
                    assertThat(account(started).getNonceSource()).isSameAs(started.getBean("fixed"));
                    assertThat(account(started).getSslContextParameters()).isSameAs(started.getBean("tls"));
                });
    }

    @Test
    void placeholdersOfBothKindsAreResolved() {
        application
                .withPropertyValues(
                        "my.shop=A-SHOP",
                        "my.secretKey=" + SECRET,
                        "camel.component.tegro.shop-id=${my.shop}",
                        "camel.component.tegro.secret-key={{my.secretKey}}")
                .run(started -> {
                    assertThat(account(started).getShopId()).isEqualTo("A-SHOP");
                    assertThat(account(started).getSecretKey()).isEqualTo(SECRET);
                });
    }

    @Test
    void aKeyIsTakenAsItStandsWhateverItHolds() {
        application
                .withPropertyValues("camel.component.tegro.secret-key=#GB%^&*YJni677+5")
                .run(started -> assertThat(account(started).getSecretKey()).isEqualTo("#GB%^&*YJni677+5"));
    }

    /** What holds options is there before they are set on it. */
    @Test
    void anAccountThatIsABeanIsCompletedByProperties() {
        application
                .withBean("shop", TegroConfiguration.class, () -> {
                    TegroConfiguration account = new TegroConfiguration();
                    account.setShopId("OF-THE-BEAN");
                    return account;
                })
                .withPropertyValues(
                        "camel.component.tegro.configuration=#bean:shop", "camel.component.tegro.api-key=" + SECRET)
                .run(started -> {
                    assertThat(account(started).getShopId()).isEqualTo("OF-THE-BEAN");
                    assertThat(account(started).getApiKey()).isEqualTo(SECRET);
                });
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties
    static class SecondAccount {

        @Bean
        @ConfigurationProperties("shop.second")
        TegroConfiguration secondShop() {
            return new TegroConfiguration();
        }

        @Bean("tegro-second")
        TegroComponent second(TegroConfiguration secondShop) {
            TegroComponent second = new TegroComponent();
            second.setConfiguration(secondShop);
            return second;
        }
    }

    @Test
    void anotherAccountsComponentKeepsItsOwnKeys() {
        application
                .withUserConfiguration(SecondAccount.class)
                .withPropertyValues(
                        "camel.component.tegro.shop-id=FIRST",
                        "camel.component.tegro.secret-key=" + SECRET,
                        "shop.second.shop-id=SECOND",
                        "shop.second.request-timeout=5s")
                .run(started -> {
                    TegroConfiguration second = started.getBean(CamelContext.class)
                            .getComponent("tegro-second", TegroComponent.class)
                            .getConfiguration();
                    assertThat(second.getShopId()).isEqualTo("SECOND");
                    assertThat(second.getSecretKey()).isNull();
                    assertThat(second.getRequestTimeout()).isEqualTo(Duration.ofSeconds(5));
                    assertThat(account(started).getShopId()).isEqualTo("FIRST");
                });
    }

    @Test
    void aBeanNamedTegroIsTheComponentAndTakesTheProperties() {
        application
                .withBean("tegro", TegroComponent.class)
                .withPropertyValues("camel.component.tegro.shop-id=A-SHOP")
                .run(started -> {
                    assertThat(tegro(started)).isSameAs(started.getBean("tegro"));
                    assertThat(account(started).getShopId()).isEqualTo("A-SHOP");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "camel.component.tegro.enabled",
                "camel.component.enabled",
                "camel.component.tegro.customizer.enabled",
                "camel.component.customizer.enabled"
            })
    void nothingIsSetWhereItIsSwitchedOff(String flag) {
        application
                .withPropertyValues(flag + "=false", "camel.component.tegro.shop-id=A-SHOP")
                .run(started -> assertThat(account(started).getShopId()).isNull());
    }

    @Test
    void whatIsNoOptionIsLeftAlone() {
        application
                .withPropertyValues("camel.component.tegro.shop-di=ANOTHER", "camel.component.tegro.shop-id=A-SHOP")
                .run(started -> assertThat(account(started).getShopId()).isEqualTo("A-SHOP"));
    }

    @ParameterizedTest
    @CsvSource({
        "request-timeout, soon, camel.component.tegro.request-timeout is not a Duration",
        "max-response-size, much, camel.component.tegro.max-response-size is not a int",
        "nonce-source, #bean:nobody, camel.component.tegro.nonce-source is not a NonceSource",
        "secret-key, #bean:s3cret-of-the-shop-5f2e, camel.component.tegro.secret-key is not a String",
        "secret-key, {{s3cret-of-the-shop-5f2e}}, camel.component.tegro.secret-key has a placeholder",
        "api-key, {{s3cret-of-the-shop-5f2e, camel.component.tegro.api-key has a placeholder"
    })
    void aValueThatDoesNotFitIsRefusedByItsKeyAndNotTold(String option, String value, String message) {
        application
                .withPropertyValues("camel.component.tegro." + option + "=" + value)
                .run(started -> assertThatThrownBy(() -> tegro(started))
                        .hasStackTraceContaining(message)
                        .extracting(Throwables::getStackTrace, STRING)
                        .doesNotContain(value)
                        .doesNotContain(SECRET));
    }

    private static TegroComponent tegro(AssertableApplicationContext started) {
        return started.getBean(CamelContext.class).getComponent("tegro", TegroComponent.class);
    }

    private static TegroConfiguration account(AssertableApplicationContext started) {
        return tegro(started).getConfiguration();
    }
}
