package io.github.cameltegro.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameltegro.simulator.Fault;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsole.MediaType;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.util.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The dev console {@code tegro}. */
class DevConsoleTest {

    @RegisterExtension
    static final TegroSimulatorExtension TEGRO = TegroSimulatorExtension.with(builder -> builder.balance("RUB", "100"));

    private final TegroSimulator gateway = TEGRO.simulator();
    private ObservedCamel camel;

    @BeforeEach
    void doSomethingOfEach() throws Exception {
        camel = ObservedCamel.start(gateway);
        camel.send("tegro:balance?apiKey=RAW(" + gateway.apiKey() + ")", null);
        gateway.on("order").times(1).fail(Fault.status(502));
        camel.send("tegro:order", "secret-order");
        camel.deliver("A-1", n -> n);
        camel.deliver("A-1", n -> n.attack().forged());
        camel.deliver("fail", n -> n);
        camel.send(
                ObservedCamel.PAYOUT,
                Map.of(
                        "payment_id",
                        "P-1",
                        "currency",
                        "RUB",
                        "amount",
                        1,
                        "account",
                        "4100123412341234",
                        "payment_system",
                        5));
    }

    @AfterEach
    void stop() {
        camel.close();
    }

    @Test
    void shows_each_account_with_its_endpoints_counts_and_last_failures() throws Exception {
        JsonNode root = new ObjectMapper().readTree(console(MediaType.JSON));

        assertThat(root.get("accounts")).singleElement().satisfies(account -> {
            assertThat(account.get("shop").textValue())
                    .isEqualTo(gateway.shopId().substring(0, 8));
            assertThat(account.get("baseUrl").textValue()).isEqualTo(gateway.baseUrl());
            assertThat(account.get("endpoints"))
                    .hasToString("{\"balance\":1,\"createWithdrawal\":1,\"notification\":1,\"order\":1}");
            assertThat(account.at("/calls/balance")).hasToString("{\"success\":1}");
            assertThat(account.at("/calls/order")).hasToString("{\"unknown\":1}");
            assertThat(account.get("notifications").get(ObservedCamel.PATH))
                    .hasToString("{\"routed\":1,\"wrong-signature\":1,\"route-failed\":1}");
            assertThat(account.get("payouts")).hasToString("{\"made\":1}");
            assertThat(account.get("lastFailures")).hasSize(2);
            assertThat(account.at("/lastFailures/0/operation").textValue()).isEqualTo("notification");
            assertThat(account.at("/lastFailures/0/type").textValue()).isEqualTo("route-failed");
            assertThat(account.at("/lastFailures/1/operation").textValue()).isEqualTo("order");
            assertThat(account.at("/lastFailures/1/type").textValue()).isEqualTo("TegroOutcomeUnknownException");
            assertThat(account.at("/lastFailures/1/httpStatus").intValue()).isEqualTo(502);
            assertThat(Instant.parse(account.at("/lastFailures/1/time").textValue()))
                    .isBetween(Instant.now().minus(Duration.ofHours(1)), Instant.now());
        });
    }

    @Test
    void shows_the_same_as_text() {
        assertThat(console(MediaType.TEXT).replace("\r\n", "\n"))
                .contains("Shop " + gateway.shopId().substring(0, 8) + "… at " + gateway.baseUrl() + "\n")
                .contains("    endpoints: {balance=1, createWithdrawal=1, notification=1, order=1}\n")
                .contains("    calls of order: {unknown=1}\n")
                .contains("    notifications at /tegro/notification: {routed=1, wrong-signature=1,")
                .contains("    payouts: {made=1}\n")
                .doesNotContain("calls of withdrawal")
                .containsPattern("    failed at \\S+Z: order, TegroOutcomeUnknownException, HTTP status 502\n");
    }

    @Test
    void shows_no_key_no_whole_shop_and_nothing_of_a_payment() {
        for (MediaType type : MediaType.values()) {
            assertThat(console(type))
                    .doesNotContain(gateway.apiKey())
                    .doesNotContain(gateway.secretKey())
                    .doesNotContain(gateway.shopId())
                    .doesNotContain("A-1", "secret-order", "P-1", "4100123412341234");
        }
    }

    @Test
    void keeps_the_last_ten_failures() throws Exception {
        for (int i = 0; i < 15; i++) {
            gateway.on("shops").times(1).fail(Fault.status(500));
            camel.send("tegro:shops", null);
        }
        JsonNode failures = new ObjectMapper().readTree(console(MediaType.JSON)).at("/accounts/0/lastFailures");

        assertThat(failures)
                .hasSize(10)
                .allMatch(failure -> failure.get("operation").textValue().equals("shops"));
    }

    private String console(MediaType type) {
        DevConsole console = camel.context()
                .getCamelContextExtension()
                .getContextPlugin(DevConsoleRegistry.class)
                .resolveById("tegro");
        Object shown = console.call(type);
        return shown instanceof JsonObject json ? json.toJson() : (String) shown;
    }
}
