package io.github.cameltegro.simulator;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The samples of docs/testing.md, which {@link TestingPageTest} looks for here. */
class TestingPageSamplesTest {

    @RegisterExtension
    static final TegroSimulatorExtension TEGRO = TegroSimulatorExtension.with(
            builder -> builder.balance("RUB", "500.00").pageSize(50));

    private final TegroSimulator tegro = TEGRO.simulator();
    private TestClient client;

    @BeforeEach
    void connect() {
        client = new TestClient(tegro);
    }

    @Test
    void state() {
        tegro.createOrder("A1", "RUB", "100.00"); // or let your route create it
        tegro.pay("A1");

        assertThat(tegro.order("A1").orElseThrow().paid()).isTrue();
        assertThat(tegro.balance("RUB")).isEqualByComparingTo("597.90");
        assertThat(tegro.requests("createOrder")).isEmpty();
    }

    @Test
    void faults() {
        tegro.on("createOrder").times(1).fail(Fault.status(503));
        tegro.on("createOrder").forId("A2").fail(Fault.resetAfterWork());
        tegro.on("balance").fail(Fault.delay(Duration.ofSeconds(5)));

        String order = "{'currency':'RUB','amount':100,'order_id':'A2'}";
        assertThat(client.send("createOrder", order).statusCode()).isEqualTo(503);
        assertThat(tegro.order("A2")).isEmpty();
        assertThatThrownBy(() -> client.send("createOrder", order)).isInstanceOf(UncheckedIOException.class);
        assertThat(tegro.order("A2")).isPresent();
        assertThat(client.send("createOrder", order.replace("A2", "A3")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void notifications() {
        try (Merchant merchant = new Merchant(500, 200)) {
            String url = merchant.url();
            tegro.createOrder("A1", "RUB", "100.00");

            tegro.notificationUrl(url);
            tegro.pay("A1");
            await().until(() -> tegro.notifications().get(0).accepted());

            assertThat(tegro.notifications().get(0).answers())
                    .extracting(NotificationAnswer::status)
                    .containsExactly(500, 200);
            tegro.notificationUrl(null);
        }
    }

    @Test
    void notificationsByHand() {
        try (Merchant merchant = new Merchant(200)) {
            String url = merchant.url();
            tegro.createOrder("A1", "RUB", "100.00");
            tegro.pay("A1");

            NotificationBuilder paid = tegro.notification("A1")
                    .contentType(PayloadFormat.MULTIPART)
                    .extraField("loyalty_card", "77")
                    .sendTo(url);
            tegro.refund("A1");
            tegro.notification("A1").sendTo(url).send().join(); // the refund first,
            List<NotificationAnswer> answers = paid.concurrently(5).send().join(); // then five of the payment at once

            assertThat(answers).hasSize(5).allMatch(NotificationAnswer::accepted);
        }
    }

    @Test
    void attacks() {
        try (Merchant merchant = new Merchant(403)) {
            tegro.notificationUrl(merchant.url());
            tegro.createOrder("A1", "RUB", "100.00");

            NotificationAnswer answer =
                    tegro.notification("A1").attack().forged().send().join().get(0);
            assertThat(answer.status()).isEqualTo(403);

            tegro.notificationUrl(null);
        }
    }

    @Test
    void wireMock() {
        tegro.wireMock()
                .stubFor(post("/api/rates/").willReturn(okJson("{\"type\":\"success\",\"desc\":\"\",\"data\":{}}")));

        assertThat(client.data("rates", "{}")).isEmpty();
    }
}
