package io.github.cameltegro;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which of Camel's own consoles show a key, as docs/security.md tells. */
class ConsolesTest {

    private static final Map<String, String> KEYS = Map.of(
            "apiKey", "kR9wApiKeyTxqZb71",
            "secretKey", "GBnSecretKeyYJni677",
            "previousSecretKey", "oN2hPreviousUwmGc8",
            "proxyAuthPassword", "pX6nProxyPassWtrLf1");

    private final Main main = new Main();

    @BeforeEach
    void start() throws Exception {
        main.addInitialProperty("camel.main.devConsoleEnabled", "true");
        main.addInitialProperty("camel.component.tegro.shopId", "1913EA9D9351469B1E5D852A00000000");
        main.addInitialProperty("camel.component.tegro.baseUrl", "http://127.0.0.1:1");
        KEYS.forEach((option, key) -> main.addInitialProperty("camel.component.tegro." + option, key));
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:balance").to("tegro:balance");
                from("direct:link").to("tegro:paymentLink");
            }
        });
        main.start();
    }

    @AfterEach
    void stop() {
        main.stop();
    }

    @Test
    void explore() {
        DevConsoleRegistry consoles =
                main.getCamelContext().getCamelContextExtension().getContextPlugin(DevConsoleRegistry.class);
        TreeSet<String> ids = new TreeSet<>(consoles.getConsoleIDs());
        System.out.println("CONSOLES " + ids);
        for (String id : ids) {
            DevConsole console = consoles.resolveById(id);
            for (DevConsole.MediaType type : DevConsole.MediaType.values()) {
                for (Map<String, Object> options : List.<Map<String, Object>>of(Map.of(), Map.of("properties", "true", "nulls", "true", "internal", "true", "filter", "*"))) {
                    String text;
                    try {
                        text = String.valueOf(console.call(type, options));
                    } catch (Exception e) {
                        text = "" + e;
                    }
                    for (Map.Entry<String, String> key : KEYS.entrySet()) {
                        if (text.contains(key.getValue())) {
                            int at = text.indexOf(key.getValue());
                            System.out.println("LEAK " + id + " " + type + " " + options.keySet() + " " + key.getKey() + ": "
                                    + text.substring(Math.max(0, at - 80), at + 10).replace("\n", " "));
                        }
                    }
                }
            }
        }
        assertThat(ids).isNotEmpty();
    }
}
