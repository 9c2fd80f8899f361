package io.github.cameltegro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import io.github.cameltegro.model.Balance;
import io.github.cameltegro.support.CapturedLog;
import io.github.cameltegro.support.RawServer;
import io.github.cameltegro.support.TegroCamel;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The base URL works in each spelling that can mean one thing only; any other stops the start and names the remedy. */
class BaseUrlTest {

    @RegisterExtension
    final TegroCamel camel = TegroCamel.some();

    @ParameterizedTest
    @CsvSource({
        "https://tegro.money, https://tegro.money",
        "https://tegro.money/, https://tegro.money",
        "https://tegro.money//, https://tegro.money",
        "'  https://tegro.money \n', https://tegro.money",
        "HTTPS://Tegro.Money, https://tegro.money",
        "Http://LOCALHOST:8089/, http://localhost:8089",
        "http://tegro_simulator:8089, http://tegro_simulator:8089",
        "http://[::1]:8089, http://[::1]:8089",
        "http://127.0.0.1:8089/Behind/A/Proxy/, http://127.0.0.1:8089/Behind/A/Proxy",
        "https://api.example.org, https://api.example.org",
        "https://example.org/tegro-api, https://example.org/tegro-api"
    })
    void oneAddressHasOneForm(String given, String normal) {
        assertThat(BaseUrl.normal(given)).isEqualTo(normal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api",
                "/api/",
                "/API",
                "/api//",
                "/proxy/api",
                "/api/createOrder/",
                "/api/balance",
                "/pay",
                "/pay/form/"
            })
    void aPathThatOperationsAddThemselvesStopsTheStart(String path) {
        assertThatThrownBy(() -> BaseUrl.normal("https://tegro.money" + path))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("'baseUrl'", "before /api", "https://tegro.money");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "tegro.money",
                "//tegro.money",
                "ftp://tegro.money",
                "https:/tegro.money",
                "https://",
                "https:///x",
                "https://teg ro.money",
                "https://tegro.money:0x50",
                "https://tegro.money:99999",
                "https://user:hunter2@tegro.money",
                "https://tegro.money?key=hunter2",
                "https://tegro.money#hunter2",
                "https://tegro.money\\api",
                "https://-tegro.money"
            })
    void whatIsNoAddressStopsTheStartAndIsNotRepeated(String given) {
        camel.configuration().setBaseUrl(given);

        assertThatThrownBy(() -> camel.context().getEndpoint("tegro:balance"))
                .hasStackTraceContaining("The option 'baseUrl' must be an address such as https://tegro.money")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void callsGoThere() throws IOException {
        try (RawServer server =
                RawServer.answering(RawServer.ok("{\"type\":\"success\",\"data\":{\"user_id\":1,\"balance\":{}}}"))) {
            for (String given : List.of("%s", " %s/ ", "%s//")) {
                camel.configuration()
                        .setBaseUrl(given.formatted(server.baseUrl().replace("http", "HTTP")));

                camel.answer(Balance.class, "tegro:balance?responseTimeout=" + (5 + given.length()) + "s");
            }
            assertThat(server.requests()).hasSize(3).allMatch(request -> request.startsWith("POST /api/balance/ "));
        }
    }

    @Test
    void aHostNameMayHaveAnUnderscore() throws IOException {
        try (RawServer proxy =
                RawServer.answering(RawServer.ok("{\"type\":\"success\",\"data\":{\"user_id\":1,\"balance\":{}}}"))) {
            camel.configuration().setProxyHost("127.0.0.1");
            camel.configuration().setProxyPort(proxy.port());
            camel.configuration().setBaseUrl("http://tegro_simulator:8089");

            camel.answer(Balance.class, "tegro:balance");

            assertThat(proxy.requests())
                    .singleElement()
                    .asString()
                    .startsWith("POST http://tegro_simulator:8089/api/balance/ ")
                    .contains("\r\nHost: tegro_simulator:8089\r\n");
            assertThat(camel.answer(
                            String.class,
                            "tegro:paymentLink",
                            Map.of("order_id", "A-1", "amount", 5, "currency", "RUB")))
                    .startsWith("http://tegro_simulator:8089/pay/?");
        }
    }

    @Test
    void theLogSaysOnceForEachAccountWhereCallsGo() {
        try (CapturedLog log = new CapturedLog().level("io.github.cameltegro", Level.INFO)) {
            camel.configuration().setBaseUrl("http://127.0.0.1:1");
            for (String operation : List.of("balance", "orders", "paymentLink")) {
                camel.context().getEndpoint("tegro:" + operation);
                camel.context().getEndpoint("tegro:" + operation + "?baseUrl=https://tegro.money&shopId=LIVESHOP99");
            }

            assertThat(log.text().lines().filter(line -> line.contains("calls and payers go to")))
                    .hasSize(2)
                    .anyMatch(line -> line.contains("WARN")
                            && line.contains("Shop D0F98E7D…: ")
                            && line.contains("http://127.0.0.1:1, which is not"))
                    .anyMatch(line -> line.contains("INFO")
                            && line.contains("Shop LIVESHOP…: ")
                            && line.contains("https://tegro.money"));
            assertThat(log.text()).doesNotContain(TegroCamel.API_KEY, TegroCamel.SECRET_KEY, TegroCamel.SHOP_ID);
        }
    }
}
