package io.github.cameltegro.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationDeliveryTest {

    @RegisterExtension
    static final TegroSimulatorExtension TEGRO =
            TegroSimulatorExtension.with(builder -> builder.notificationRetries(3, Duration.ofMillis(1)));

    private TegroSimulator simulator;

    @BeforeEach
    void createOrder() {
        simulator = TEGRO.simulator();
        simulator.createOrder("A1", "RUB", "100");
        simulator.notificationUrl(null);
    }

    @Test
    void each_step_of_a_payment_is_told_to_the_notification_url() {
        try (Merchant merchant = new Merchant(200)) {
            simulator.notificationUrl(merchant.url());
            simulator.decline("A1");
            simulator.payAsTest("A1");
            simulator.refund("A1");
            await().until(() -> simulator.notifications().stream()
                            .filter(SentNotification::accepted)
                            .count()
                    == 3);
            assertThat(simulator.notifications())
                    .extracting(
                            sent -> sent.payload().bodyText().replaceAll(".*&status=(\\d).*?(&test=1)?&sign.*", "$1$2"))
                    .containsExactly("2", "1&test=1", "3&test=1");
        }
    }

    @Test
    void without_a_notification_url_nothing_is_sent() {
        simulator.pay("A1");
        assertThat(simulator.notifications()).isEmpty();
        assertThatThrownBy(() -> simulator.notification("A1").send())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("sendTo");
    }

    @Test
    void it_is_tried_again_until_it_is_accepted_and_each_answer_is_kept() {
        try (Merchant merchant = new Merchant(500, 503, 200)) {
            simulator.notificationUrl(merchant.url());
            simulator.pay("A1");
            await().until(() -> simulator.notifications().get(0).accepted());
            SentNotification sent = simulator.notifications().get(0);
            assertThat(sent.answers()).extracting(NotificationAnswer::status).containsExactly(500, 503, 200);
            assertThat(sent.last().body()).isEqualTo("answer 200");
            assertThat(sent.orderId()).isEqualTo("A1");
            assertThat(merchant.received())
                    .extracting(LoggedRequest::getBodyAsString)
                    .hasSize(3)
                    .containsOnly(sent.payload().bodyText());
        }
    }

    @Test
    void the_attempts_come_to_an_end() {
        try (Merchant merchant = new Merchant(500)) {
            List<NotificationAnswer> answers = simulator
                    .notification("A1")
                    .sendTo(merchant.url())
                    .retrying()
                    .send()
                    .join();
            assertThat(answers).extracting(NotificationAnswer::status).containsExactly(500);
            assertThat(simulator.notifications().get(0).answers()).hasSize(3);
        }
    }

    @Test
    void no_answer_at_all_is_kept_with_its_reason() {
        Merchant gone = new Merchant(200);
        gone.close();
        NotificationAnswer answer =
                simulator.notification("A1").sendTo(gone.url()).send().join().get(0);
        assertThat(answer.status()).isZero();
        assertThat(answer.accepted()).isFalse();
        assertThat(answer.failure()).contains("ConnectException");
    }

    @Test
    void copies_go_out_at_once() {
        try (Merchant merchant = new Merchant(200)) {
            List<NotificationAnswer> answers = simulator
                    .notification("A1")
                    .sendTo(merchant.url())
                    .concurrently(20)
                    .send()
                    .join();
            assertThat(answers).hasSize(20).allMatch(NotificationAnswer::accepted);
            assertThat(merchant.received()).hasSize(20);
        }
    }

    @Test
    void one_made_early_may_be_sent_late_and_again() {
        try (Merchant merchant = new Merchant(200)) {
            simulator.pay("A1");
            NotificationBuilder paid = simulator.notification("A1").sendTo(merchant.url());
            simulator.refund("A1");
            simulator.notification("A1").sendTo(merchant.url()).send().join();
            paid.send().join();
            paid.send().join();
            assertThat(merchant.received())
                    .extracting(request -> request.getBodyAsString().replaceAll(".*&status=(\\d).*", "$1"))
                    .containsExactlyInAnyOrder("3", "1", "1");
        }
    }

    @ParameterizedTest
    @EnumSource(PayloadFormat.class)
    void bytes_and_content_type_arrive_as_the_payload_says(PayloadFormat format) {
        try (Merchant merchant = new Merchant(200)) {
            simulator
                    .notification("A1")
                    .contentType(format)
                    .sendTo(merchant.url())
                    .send()
                    .join();
            NotificationPayload payload = simulator.notifications().get(0).payload();
            LoggedRequest received = merchant.received().get(0);
            assertThat(received.getBody()).isEqualTo(payload.body());
            assertThat(received.getHeader("Content-Type")).isEqualTo(payload.contentType());
        }
    }

    @Test
    void a_reset_ends_what_is_under_way() {
        try (TegroSimulator patient = TegroSimulator.builder()
                        .notificationRetries(5, Duration.ofHours(1))
                        .start();
                Merchant merchant = new Merchant(500)) {
            patient.createOrder("A1", "RUB", "100");
            CompletableFuture<?> end =
                    patient.notification("A1").sendTo(merchant.url()).retrying().send();
            await().until(() -> !patient.notifications().get(0).answers().isEmpty());
            patient.reset();
            assertThat(end).isCompletedExceptionally();
            assertThat(patient.notifications()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "merchant.example/notify", "ftp://merchant.example", "http:///notify"})
    void a_url_that_cannot_be_posted_to_is_refused_at_once(String url) {
        assertThatThrownBy(() -> TegroSimulator.builder().notificationUrl(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("http");
        assertThatThrownBy(() -> simulator.notificationUrl(url)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void settings_of_the_simulator_hold_for_all_its_notifications() {
        try (TegroSimulator other = TegroSimulator.builder()
                .notificationFields(FieldSet.DOCUMENTED)
                .notificationFormat(PayloadFormat.JSON)
                .notificationTimeout(Duration.ofSeconds(5))
                .start()) {
            other.createOrder("A1", "RUB", "100");
            NotificationPayload payload = other.notification("A1").payload();
            assertThat(payload.contentType()).isEqualTo("application/json");
            assertThat(payload.bodyText()).doesNotContain("status");
        }
    }
}
