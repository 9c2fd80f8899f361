package io.github.cameltegro.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class FaultsTest {

    @RegisterExtension
    static final TegroSimulatorExtension TEGRO = new TegroSimulatorExtension();

    private static final String ORDER = "{'currency':'RUB','amount':100,'order_id':'A1'}";

    private TegroSimulator simulator;
    private TestClient client;

    @BeforeEach
    void connect() {
        simulator = TEGRO.simulator();
        client = new TestClient(simulator);
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                arguments(Fault.status(503), 503, "<html><body><h1>503</h1></body></html>", false),
                arguments(Fault.emptyBody(500), 500, "", false),
                arguments(Fault.raw(418, "text/plain", "teapot"), 418, "teapot", false),
                arguments(
                        Fault.error("Shop is blocked"),
                        200,
                        "{\"type\":\"error\",\"desc\":\"Shop is blocked\"}",
                        false),
                arguments(Fault.error(400, "No"), 400, "{\"type\":\"error\",\"desc\":\"No\"}", false),
                arguments(Fault.tooManyRequests(7), 429, "", false),
                arguments(Fault.redirect("/elsewhere"), 302, "", false),
                arguments(Fault.gzipGarbage(), 200, "this was never compressed", false),
                arguments(Fault.arrayInsteadOfObject(), 200, "[]", true),
                arguments(
                        Fault.badGatewayAfterWork(),
                        502,
                        "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>",
                        true));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void a_fault_answers_as_it_says_and_works_only_if_it_says_so(Fault fault, int status, String body, boolean worked) {
        simulator.on("createOrder").fail(fault);
        HttpResponse<byte[]> response = client.send("createOrder", ORDER);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(TestClient.text(response)).isEqualTo(body);
        assertThat(simulator.order("A1").isPresent()).isEqualTo(worked);
    }

    @Test
    void headers_of_faults_are_there() {
        simulator.on("balance").times(1).fail(Fault.tooManyRequests(7));
        simulator.on("balance").times(1).fail(Fault.redirect("/elsewhere"));
        simulator.on("balance").times(1).fail(Fault.gzipGarbage());
        assertThat(client.send("balance", "{}").headers().firstValue("Retry-After"))
                .hasValue("7");
        assertThat(client.send("balance", "{}").headers().firstValue("Location"))
                .hasValue("/elsewhere");
        assertThat(client.send("balance", "{}").headers().firstValue("Content-Encoding"))
                .hasValue("gzip");
    }

    @Test
    void success_may_come_with_a_wrong_http_status() {
        simulator.on("createOrder").fail(Fault.successWithStatus(500));
        HttpResponse<byte[]> response = client.send("createOrder", ORDER);
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(TestClient.text(response)).contains("\"type\":\"success\"");
    }

    @Test
    void half_of_the_json_comes_after_the_work() {
        simulator.on("createOrder").fail(Fault.truncatedAfterWork());
        assertThat(TestClient.text(client.send("createOrder", ORDER)))
                .startsWith("{\"type\":\"success\"")
                .doesNotEndWith("}");
        assertThat(simulator.order("A1")).isPresent();
    }

    @Test
    void an_oversize_answer_has_just_that_size_and_is_json() {
        simulator.on("balance").fail(Fault.oversize(2_000_000));
        HttpResponse<byte[]> response = client.send("balance", "{}");
        assertThat(response.body()).hasSize(2_000_000);
        assertThat(Json.read(response.body()).path("type").asText()).isEqualTo("success");
    }

    static Stream<Arguments> cutOff() {
        return Stream.of(
                arguments(Fault.resetBeforeWork(), false),
                arguments(Fault.closeBeforeWork(), false),
                arguments(Fault.resetAfterWork(), true),
                arguments(Fault.brokenChunksAfterWork(), true));
    }

    @ParameterizedTest
    @MethodSource("cutOff")
    void a_cut_connection_is_an_io_error_for_the_caller(Fault fault, boolean worked) {
        simulator.on("createOrder").times(1).fail(fault);
        assertThatThrownBy(() -> client.send("createOrder", ORDER)).isInstanceOf(UncheckedIOException.class);
        assertThat(simulator.order("A1").isPresent()).isEqualTo(worked);
    }

    static Stream<Arguments> silences() {
        return Stream.of(
                arguments(Fault.silence(), false),
                arguments(Fault.silenceAfterWork(), true),
                arguments(Fault.drip(), false));
    }

    @ParameterizedTest
    @MethodSource("silences")
    void a_silent_or_dripping_answer_never_ends_until_the_caller_gives_up(Fault fault, boolean worked) {
        simulator.on("createOrder").fail(fault);
        CompletableFuture<HttpResponse<byte[]>> answer = HttpClient.newHttpClient()
                .sendAsync(
                        client.request("createOrder", client.body(ORDER)).build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        Awaitility.await().until(() -> simulator.requests("createOrder").size() == 1);
        assertThat(simulator.order("A1").isPresent()).isEqualTo(worked);
        assertThat(answer).isNotDone();
        answer.cancel(true);
    }

    @Test
    void a_dripping_answer_begins_at_once_and_goes_on_byte_by_byte() throws IOException, InterruptedException {
        simulator.on("balance").fail(Fault.drip());
        HttpRequest request = client.request("balance", client.body("{}")).build();
        try (var body = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofInputStream())
                .body()) {
            assertThat(new String(body.readNBytes(8), java.nio.charset.StandardCharsets.US_ASCII))
                    .isEqualTo("{\"type\":");
        }
    }

    @Test
    void silence_does_not_hold_up_the_end_of_the_simulator() {
        TegroSimulator silent = TegroSimulator.builder().start();
        silent.onAny().fail(Fault.silence());
        TestClient caller = new TestClient(silent);
        CompletableFuture<HttpResponse<byte[]>> answer = HttpClient.newHttpClient()
                .sendAsync(
                        caller.request("balance", caller.body("{}")).build(), HttpResponse.BodyHandlers.ofByteArray());
        Awaitility.await().until(() -> silent.requests().size() == 1);
        silent.close();
        assertThat(answer).failsWithin(Duration.ofSeconds(30));
    }

    @Test
    void a_delayed_answer_is_sound_and_its_work_is_done_before() {
        simulator.on("createOrder").times(1).fail(Fault.delay(Duration.ofMinutes(10)));
        HttpRequest impatient = client.request("createOrder", client.body(ORDER))
                .timeout(Duration.ofMillis(300))
                .build();
        assertThatThrownBy(() -> TestClient.exchange(impatient)).hasCauseInstanceOf(HttpTimeoutException.class);
        assertThat(simulator.order("A1")).isPresent();

        simulator.on("createOrder").times(1).fail(Fault.delay(Duration.ofMillis(1)));
        client.data("createOrder", ORDER);
    }

    @Test
    void a_fault_may_be_meant_for_one_id_of_the_merchant_and_some_calls() {
        simulator.on("createOrder").forId("A1").times(2).fail(Fault.status(503));
        assertThat(client.send("createOrder", ORDER).statusCode()).isEqualTo(503);
        assertThat(client.send("createOrder", ORDER.replace("A1", "A2")).statusCode())
                .isEqualTo(200);
        assertThat(client.send("balance", "{}").statusCode()).isEqualTo(200);
        assertThat(client.send("createOrder", ORDER).statusCode()).isEqualTo(503);
        assertThat(client.send("createOrder", ORDER).statusCode()).isEqualTo(200);
    }

    @Test
    void scripts_in_a_row_make_a_sequence() {
        simulator.on("order").times(1).fail(Fault.status(503));
        simulator.on("order").times(1).fail(Fault.error("Shop is blocked"));
        simulator.createOrder("A1", "RUB", "10");
        assertThat(client.send("order", "{'payment_id':'A1'}").statusCode()).isEqualTo(503);
        assertThat(client.error("order", "{'payment_id':'A1'}")).isEqualTo("Shop is blocked");
        client.data("order", "{'payment_id':'A1'}");
    }

    @Test
    void an_operation_that_does_not_exist_is_named() {
        assertThatThrownBy(() -> simulator.on("createOder"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("createOder")
                .hasMessageContaining("createOrder");
    }

    @Test
    void a_refused_call_stays_refused_under_a_fault_that_works_first() {
        simulator.on("createOrder").fail(Fault.successWithStatus(500));
        assertThat(TestClient.text(client.send("createOrder", "{}"))).contains("Empty required param currency");
    }
}
