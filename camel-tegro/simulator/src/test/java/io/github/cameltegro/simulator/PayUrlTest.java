package io.github.cameltegro.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayUrlTest {

    @RegisterExtension
    static final TegroSimulatorExtension TEGRO = new TegroSimulatorExtension();

    private TegroSimulator simulator;
    private String url;

    @BeforeEach
    void createOrder() {
        simulator = TEGRO.simulator();
        url = new TestClient(simulator)
                .data("createOrder", "{'currency':'RUB','amount':100,'order_id':'A1'}")
                .path("url")
                .textValue();
    }

    @Test
    void looking_at_it_tells_how_to_pay_and_pays_nothing() {
        HttpResponse<byte[]> page =
                TestClient.exchange(HttpRequest.newBuilder(URI.create(url)).build());
        assertThat(TestClient.text(page)).contains("100 RUB", "status 0", "simulator.pay(orderId)");
        assertThat(simulator.order("A1").orElseThrow().status()).isZero();
    }

    @Test
    void a_guessed_one_leads_nowhere() {
        String guessed = url.substring(0, url.length() - 33) + "0".repeat(32) + "/";
        assertThat(post(guessed, "").statusCode()).isEqualTo(404);
        assertThat(simulator.order("A1").orElseThrow().status()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"'', 1, false", "action=pay, 1, false", "action=test, 1, true", "action=fail, 2, false"})
    void a_post_pays_or_fails(String body, int status, boolean test) {
        assertThat(TestClient.text(post(url, body))).contains("status " + status);
        SimulatedOrder order = simulator.order("A1").orElseThrow();
        assertThat(order.status()).isEqualTo(status);
        assertThat(order.test()).isEqualTo(test);
    }

    @Test
    void an_unknown_action_is_refused() {
        assertThat(post(url, "action=steal").statusCode()).isEqualTo(400);
        assertThat(simulator.order("A1").orElseThrow().status()).isZero();
    }

    private static HttpResponse<byte[]> post(String url, String body) {
        return TestClient.exchange(HttpRequest.newBuilder(URI.create(url))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }
}
