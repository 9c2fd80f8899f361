package io.github.cameltegro.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameltegro.simulator.SimulatedOrder;
import io.github.cameltegro.simulator.TegroSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer sees. */
class QuickstartTest {

    private static final Map<String, String> NO_KEYS = Map.of();

    @TempDir
    private Path folder;

    @Test
    void once_ends_with_0_after_the_first_paid_order() throws Exception {
        try (Example example = Example.start(folder, NO_KEYS, List.of(), "--once")) {
            assertThat(example.exitCode()).as(example.output()).isZero();

            assertThat(example.output())
                    .containsSubsequence(
                            "The gateway is simulated, at http://127.0.0.1:",
                            "Drop orders as JSON files into "
                                    + folder.toRealPath().resolve("target/orders/in"),
                            "Notifications are awaited at http://127.0.0.1:",
                            "first-order.json made order quickstart-",
                            "Pay it at http://127.0.0.1:",
                            "A forged notification says that order quickstart-",
                            " is paid; it is answered 403",
                            "The pretend payer pays order quickstart-",
                            "A verified notification says that order quickstart-",
                            " is paid, see target/paid/quickstart-")
                    .contains("Balance {RUB=10000.00, ")
                    .doesNotContain("Exception", "WARN", "ERROR");
            assertThat(example.output().lines()).allMatch(line -> line.matches("\\d\\d:\\d\\d:\\d\\d  \\S.*"));

            assertThat(example.files("target/paid")).hasSize(1);
            JsonNode paid = new ObjectMapper()
                    .readTree(example.files("target/paid").get(0).toFile());
            assertThat(paid.path("status").textValue()).isEqualTo("1");
            assertThat(paid.path("amount").textValue()).isEqualTo("100.00");
            assertThat(example.files("target/paid").get(0))
                    .hasFileName(paid.path("order_id").textValue() + ".json");
        }
    }

    @Test
    void once_fails_when_no_order_is_paid_in_time() throws Exception {
        List<String> settings = List.of("-Dquickstart.deadline=1s");
        try (Example example = Example.start(folder, NO_KEYS, settings, "--once")) {
            assertThat(example.exitCode()).as(example.output()).isEqualTo(1);

            assertThat(example.output()).contains("No order was paid within 1s").doesNotContain("Exception");
            assertThat(folder.resolve("target/paid")).doesNotExist();
        }
    }

    @Test
    void keys_in_the_environment_mean_the_real_gateway_and_nobody_who_pays() throws Exception {
        try (TegroSimulator real = TegroSimulator.builder()
                        .shopId("REAL5H0P")
                        .apiKey("r%e&a+l=*k(e)y^1")
                        .secretKey("r%e&a+l=*s(e)cret")
                        .start();
                Example example = Example.start(
                        folder,
                        Map.of(
                                "TEGRO_SHOP_ID", real.shopId(),
                                "TEGRO_API_KEY", real.apiKey(),
                                "TEGRO_SECRET_KEY", real.secretKey()),
                        List.of("-Dquickstart.gateway=" + real.baseUrl()),
                        "--once")) {
            example.awaitOutput(output -> output.contains("Pay it at " + real.baseUrl()));
            SimulatedOrder order = real.orders().get(0);
            await().until(() -> real.requests("order").size() > 1);
            assertThat(real.order(order.orderId()))
                    .hasValueSatisfying(it -> assertThat(it.paid()).isFalse());

            real.pay(order.orderId());

            assertThat(example.exitCode()).as(example.output()).isZero();
            assertThat(example.output())
                    .contains("The gateway is the real one, with the keys of the environment")
                    .contains("Order " + order.orderId() + " is paid")
                    .doesNotContain("simulated", "pretend", real.apiKey(), real.secretKey());
        }
    }

    @Test
    void without_once_it_runs_until_it_is_stopped_and_tells_of_a_refused_order_in_one_line() throws Exception {
        Path orders = Files.createDirectories(folder.resolve("target/orders/in"));
        Files.writeString(orders.resolve("refund.json"), """
                {"order_id": "7", "amount": -5, "currency": "RUB"}
                """);
        try (Example example = Example.start(folder, NO_KEYS, List.of())) {
            example.awaitOutput(output -> output.contains(" is paid, see "));
            example.stop();
            example.exitCode();

            assertThat(example.output())
                    .contains("refund.json is put aside: tegro:createOrder: amount")
                    .doesNotContain("Stacktrace", "\tat ");
            assertThat(example.files("target/orders/in/aside")).singleElement().satisfies(file -> assertThat(file)
                    .hasFileName("refund.json"));
        }
    }

    @Test
    void an_unknown_argument_gives_exit_code_2_and_its_value_is_not_shown() throws Exception {
        assertUsageError(NO_KEYS, "Unknown argument --api-key. Try --help.", "--once", "--api-key=s3cret");
    }

    @Test
    void keys_that_are_not_all_there_give_exit_code_2() throws Exception {
        assertUsageError(
                Map.of("TEGRO_SHOP_ID", "REAL5H0P", "TEGRO_SECRET_KEY", "s3cret"),
                "TEGRO_SHOP_ID, TEGRO_API_KEY, TEGRO_SECRET_KEY go together; missing is TEGRO_API_KEY. Try --help.",
                "--once");
    }

    @Test
    void help_tells_the_arguments() throws Exception {
        try (Example example = Example.start(folder, NO_KEYS, List.of(), "--help")) {
            assertThat(example.exitCode()).isZero();
            assertThat(example.output()).contains("--once", "TEGRO_API_KEY");
        }
    }

    private void assertUsageError(Map<String, String> environment, String message, String... arguments)
            throws IOException, InterruptedException {
        try (Example example = Example.start(folder, environment, List.of(), arguments)) {
            assertThat(example.exitCode()).isEqualTo(2);
            assertThat(example.output()).isEqualToIgnoringNewLines(message);
        }
    }
}
