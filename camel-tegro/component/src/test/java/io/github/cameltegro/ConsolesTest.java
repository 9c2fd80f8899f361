package io.github.cameltegro;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which of Camel's developer consoles show a key, as docs/security.md says; none of them is open by default. */
class ConsolesTest {

    private static final Map<String, String> KEYS = Map.of(
            "apiKey", "kR9wApiKeyTxqZb71",
            "secretKey", "GBnSecretKeyYJni677",
            "previousSecretKey", "oN2hPreviousUwmGc8",
            "proxyAuthPassword", "pX6nProxyPassWtrLf1");

    private static final List<Map<String, Object>> QUESTIONS =
            List.of(Map.of(), Map.of("properties", "true", "nulls", "true", "internal", "true", "filter", "*"));

    private final Main main = new Main();

    @AfterEach
    void stop() {
        main.stop();
        KEYS.keySet().forEach(System::clearProperty);
    }

    @Test
    void keysInPropertiesAreShownByTwo() throws Exception {
        KEYS.forEach((option, key) -> main.addInitialProperty("camel.component.tegro." + option, key));
        start();

        assertThat(consolesThatShowAKey()).isSubsetOf("properties", "main-configuration");
    }

    @Test
    void keysFromElsewhereAreShownOnlyWhereTheirSourceIs() throws Exception {
        KEYS.forEach(System::setProperty);
        KEYS.forEach(
                (option, key) -> main.addInitialProperty("camel.component.tegro." + option, "{{sys:" + option + "}}"));
        start();

        assertThat(consolesThatShowAKey()).isSubsetOf("system-properties");
    }

    @Test
    void keysThatAreBeansAreNotShown() throws Exception {
        KEYS.forEach(main::bind);
        KEYS.forEach((option, key) -> main.addInitialProperty("camel.component.tegro." + option, "#bean:" + option));
        TegroComponent second = new TegroComponent();
        second.getConfiguration().setShopId("SECOND");
        second.getConfiguration().setSecretKey(KEYS.get("secretKey"));
        main.bind("second", second);
        start();

        assertThat(consolesThatShowAKey()).isEmpty();
    }

    private void start() throws Exception {
        main.addInitialProperty("camel.main.devConsoleEnabled", "true");
        main.addInitialProperty("camel.component.tegro.shopId", "1913EA9D9351469B1E5D852A00000000");
        main.addInitialProperty("camel.component.tegro.baseUrl", "http://127.0.0.1:1");
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:balance").to("tegro:balance");
                from("direct:link").to("tegro:paymentLink");
            }
        });
        main.start();
    }

    private Set<String> consolesThatShowAKey() {
        DevConsoleRegistry consoles =
                main.getCamelContext().getCamelContextExtension().getContextPlugin(DevConsoleRegistry.class);
        assertThat(consoles.getConsoleIDs()).contains("tegro", "properties", "endpoint", "bean");
        Set<String> showing = new TreeSet<>();
        for (String id : consoles.getConsoleIDs()) {
            DevConsole console = consoles.resolveById(id);
            for (DevConsole.MediaType type : DevConsole.MediaType.values()) {
                for (Map<String, Object> question : QUESTIONS) {
                    String shown = console.supportMediaType(type) ? String.valueOf(console.call(type, question)) : "";
                    if (KEYS.values().stream().anyMatch(shown::contains)) {
                        showing.add(id);
                    }
                }
            }
        }
        return showing;
    }
}
