package io.github.cameltegro.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void it_starts_and_says_where_and_for_which_shop() {
        try (TegroSimulator simulator = run("--port", "0")) {
            assertThat(printed())
                    .contains(simulator.baseUrl(), simulator.shopId(), simulator.apiKey(), simulator.secretKey())
                    .contains("operator    " + simulator.operatorUrl());
            assertThat(new TestClient(simulator).data("balance", "{}")).isNotEmpty();
        }
    }

    @Test
    void keys_that_were_given_are_used_and_never_printed() {
        try (TegroSimulator simulator =
                run("--port", "0", "--shop-id", "S1", "--api-key", "given-api", "--secret-key", "given-secret")) {
            assertThat(printed()).contains("S1").doesNotContain("given-api").doesNotContain("given-secret");
            assertThat(new TestClient(simulator, "S1", "given-api").data("balance", "{}"))
                    .isNotEmpty();
            assertThat(simulator.secretKey()).isEqualTo("given-secret");
        }
    }

    @Test
    void the_notification_url_is_used_and_printed() {
        try (TegroSimulator simulator = run("--port", "0", "--notification-url", "http://localhost:8080/tegro")) {
            assertThat(printed()).contains("notifies    http://localhost:8080/tegro");
            assertThat(simulator.notificationUrl()).hasValue("http://localhost:8080/tegro");
        }
    }

    @Test
    void the_ways_back_to_the_shop_are_used() {
        try (TegroSimulator simulator =
                run("--port", "0", "--success-url", "http://shop.test/ok", "--fail-url", "http://shop.test/no")) {
            Payer payer = new Payer(simulator);
            String path = simulator.createOrder("A1", "RUB", "10").payPath();
            assertThat(Payer.location(payer.post(path, "action=fail"))).isEqualTo("http://shop.test/no");
            assertThat(Payer.location(payer.post(path, "action=pay"))).isEqualTo("http://shop.test/ok");
        }
    }

    @Test
    void help_names_every_option() {
        assertThat(TegroSimulatorMain.run(MainOptions.parse(List.of("--help")), out()))
                .isEmpty();
        assertThat(printed())
                .contains("--port", "--shop-id", "--api-key", "--secret-key", "--notification-url")
                .contains("--bind", "--success-url", "--fail-url");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --colour red        | Unknown option --colour
            --api-key=s3cret    | Unknown option --api-key
            --port              | Option --port needs a value
            --port eighty       | Option --port needs a number from 0 to 65535
            --port 70000        | Option --port needs a number from 0 to 65535
            --notification-url x | A notification URL begins with http:// or https:// and a host
            --success-url x     | A success or fail URL begins with http:// or https:// and a host
            s3cret              | Argument 1 should be an option
            """)
    void a_wrong_option_is_named_and_no_value_quoted(String arguments, String message) {
        assertThatThrownBy(() -> MainOptions.parse(List.of(arguments.split(" "))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private TegroSimulator run(String... arguments) {
        return TegroSimulatorMain.run(MainOptions.parse(List.of(arguments)), out())
                .orElseThrow();
    }

    private PrintStream out() {
        return new PrintStream(printed, true, StandardCharsets.UTF_8);
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
