package io.github.cameltegro.simulator;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RecordedRequestsTest {

    @RegisterExtension
    static final TegroSimulatorExtension TEGRO = new TegroSimulatorExtension();

    private TegroSimulator simulator;
    private TestClient client;

    @BeforeEach
    void connect() {
        simulator = TEGRO.simulator();
        client = new TestClient(simulator);
    }

    @Test
    void a_call_is_kept_with_its_exact_bytes_headers_and_verdict() {
        String body = client.body("{'comment':'так'}").replace(":", " : ");
        client.post("balance", body);
        client.post("balance", body);
        simulator.on("order").fail(Fault.status(503));
        client.send("order", "{'payment_id':'A1'}");

        RecordedRequest first = simulator.requests("balance").get(0);
        assertThat(first.bodyText()).isEqualTo(body);
        assertThat(first.path()).isEqualTo("/api/balance/");
        assertThat(first.header("user-agent")).hasValue("simulator-tests/1");
        assertThat(first.processed()).isTrue();
        RecordedRequest second = simulator.requests("balance").get(1);
        assertThat(second.processed()).isFalse();
        assertThat(second.refusal()).isEqualTo("Wrong nonce");
        RecordedRequest failed = simulator.requests("order").get(0);
        assertThat(failed.processed()).isFalse();
        assertThat(failed.fault()).isEqualTo("raw 503");
        assertThat(failed.json().path("payment_id").textValue()).isEqualTo("A1");
        assertThat(simulator.requests()).hasSize(3);
    }

    @Test
    void a_recorded_request_shows_no_signature_when_printed() {
        client.send("balance", "{}");
        assertThat(simulator.requests().get(0).toString())
                .contains("POST /api/balance/", "processed")
                .doesNotContain("Bearer");
    }

    @Test
    void a_stub_of_wiremock_comes_first_until_wiremock_is_reset() {
        simulator
                .wireMock()
                .stubFor(post("/api/balance/").willReturn(okJson("{\"type\":\"success\",\"desc\":\"\",\"data\":{}}")));
        assertThat(client.data("balance", "{}")).isEmpty();
        assertThat(simulator.requests()).isEmpty();

        simulator.wireMock().resetAll();
        JsonNode balance = client.data("balance", "{}");
        assertThat(balance.path("user_id").intValue()).isEqualTo(1);
    }

    @Test
    void reset_forgets_orders_payouts_nonces_faults_stubs_and_calls() {
        simulator.createOrder("A1", "RUB", "100");
        simulator.pay("A1");
        client.data("balance", "{'nonce':5}");
        simulator.onAny().fail(Fault.status(503));
        simulator.wireMock().stubFor(post("/api/shops/").willReturn(okJson("{}")));

        simulator.reset();

        assertThat(simulator.orders()).isEmpty();
        assertThat(simulator.requests()).isEmpty();
        assertThat(simulator.balance("RUB")).isEqualByComparingTo("10000");
        client.data("balance", "{'nonce':5}");
        client.data("shops", "{}");
    }
}
