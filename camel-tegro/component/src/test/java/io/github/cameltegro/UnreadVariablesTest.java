package io.github.cameltegro;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.github.cameltegro.support.CapturedLog;
import io.github.cameltegro.support.ChildJvm;
import io.github.cameltegro.support.TegroCamel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** An environment variable that names an option of the component and sets nothing is told, on Camel Main all of them. */
class UnreadVariablesTest {

    @RegisterExtension
    final TegroCamel camel = TegroCamel.some();

    @ParameterizedTest
    @CsvSource({
        "CAMEL_COMPONENT_TEGRO_BASE_URL, http://127.0.0.1:2, base-url",
        "CAMEL_COMPONENT_TEGRO_BASEURL, http://127.0.0.1:2, baseurl",
        "camel_component_tegro_base_url, http://127.0.0.1:2, base-url",
        "CAMEL_COMPONENT_TEGRO_SECRET_KEY, another-secret, secret-key",
        "CAMEL_COMPONENT_TEGRO_PAYOUTS_ENABLED, true, payouts-enabled",
        "CAMEL_COMPONENT_TEGRO_RESPONSE_TIMEOUT, 1s, response-timeout"
    })
    void oneThatHasNotSetItsOptionIsToldWithoutItsValue(String variable, String value, String option) {
        assertThat(warnings(Map.of(variable, value)))
                .singleElement()
                .asString()
                .contains(variable, "camel.component.tegro." + option + "={{env:" + variable + "}}")
                .doesNotContain(value);
    }

    @ParameterizedTest
    @CsvSource({
        "CAMEL_COMPONENT_TEGRO_BASE_URL, http://127.0.0.1:1",
        "CAMEL_COMPONENT_TEGRO_RESPONSE_TIMEOUT, 30s",
        "CAMEL_COMPONENT_TEGRO_PAYOUTS_ENABLED, false",
        "CAMEL_COMPONENT_TEGRO_NONCE_SOURCE, #bean:mine",
        "CAMEL_COMPONENT_TEGRO_API_KEY, {{vault:key}}",
        "CAMEL_COMPONENT_TEGROUP_BASE_URL, http://127.0.0.1:2",
        "CAMEL_COMPONENT_TEGRO_ENABLED, true"
    })
    void oneThatHasSetItsOptionOrIsNoneIsNot(String variable, String value) {
        assertThat(warnings(Map.of(variable, value))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CAMEL_COMPONENT_TEGRO_BASE_URL", "CAMEL_COMPONENT_TEGRO_BASEURL"})
    void onCamelMainItHasNoEffectUnlessItIsNamed(String variable) throws Exception {
        ProcessBuilder child = ChildJvm.of(Started.class, variable);
        child.environment().put(variable, "http://127.0.0.1:2");
        Process process = child.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isZero();
        assertThat(out)
                .contains("unnamed https://tegro.money")
                .contains("named http://127.0.0.1:2")
                .containsOnlyOnce(variable + " has set nothing");
    }

    private List<String> warnings(Map<String, String> environment) {
        camel.configuration().setResponseTimeout(Duration.ofSeconds(30));
        try (CapturedLog log = new CapturedLog().level("io.github.cameltegro", Level.WARN)) {
            UnreadVariables.warn(environment, camel.component());
            return log.messages(Level.WARN);
        }
    }

    /** Starts the component by Camel Main without and with a word of the variable in its properties. */
    static final class Started {

        public static void main(String[] arguments) throws Exception {
            ((Logger) LoggerFactory.getLogger(UnreadVariables.class)).setLevel(Level.WARN);
            System.out.println("unnamed " + address(null));
            System.out.println("named " + address("{{env:" + arguments[0] + "}}"));
        }

        private static String address(String given) throws Exception {
            Main main = new Main();
            main.addInitialProperty("camel.main.jmxEnabled", "false");
            main.addInitialProperty("camel.component.tegro.shopId", "A");
            if (given != null) {
                main.addInitialProperty("camel.component.tegro.baseUrl", given);
            }
            main.start();
            try {
                TegroComponent tegro = main.getCamelContext().getComponent("tegro", TegroComponent.class);
                return tegro.getConfiguration().getBaseUrl();
            } finally {
                main.stop();
            }
        }
    }
}
