package io.github.cameltegro.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cameltegro.TegroOutcomeUnknownException;
import io.github.cameltegro.TegroUnavailableException;
import io.github.cameltegro.simulator.Fault;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.RawServer;
import io.github.cameltegro.support.TegroCamel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where not a byte of the request was handed over, the call surely was not processed: always retryable. */
class UnavailableTest {

    private static final Map<String, Object> ORDER = Map.of("order_id", "A-1", "amount", 5, "currency", "RUB");

    @RegisterExtension
    static final TegroSimulatorExtension EXTENSION = new TegroSimulatorExtension();

    @RegisterExtension
    final TegroCamel camel = TegroCamel.of(EXTENSION);

    private final TegroSimulator tegro = EXTENSION.simulator();

    @Test
    void aRefusedConnection() throws IOException {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }

        assertUnavailable("http://127.0.0.1:" + port, "refused");
    }

    @Test
    void anUnknownHost() {
        assertUnavailable("http://tegro.invalid", "tegro.invalid");
    }

    @Test
    void aServerThatSpeaksNoTls() throws IOException {
        try (RawServer plain = RawServer.start(connection -> {
            connection.socket().getInputStream().read();
            connection.write("HTTP/1.1 400 Bad Request\r\n\r\n");
        })) {
            assertUnavailable("https://127.0.0.1:" + plain.port(), "SSL");
        }
    }

    @Test
    void aServerThatHangsUpInTheHandshake() throws IOException {
        try (RawServer rude = RawServer.start(RawServer.Connection::reset)) {
            assertUnavailable("https://127.0.0.1:" + rude.port(), "not sent");
        }
    }

    @Test
    void aServerThatFallsSilentInTheHandshake() throws IOException {
        camel.configuration().setConnectTimeout(Duration.ofMillis(300));
        try (RawServer silent = RawServer.start(RawServer.Connection::silence)) {
            assertUnavailable("https://127.0.0.1:" + silent.port(), "not sent");
        }
    }

    @Test
    void aConnectionThatIsNotMadeInTime() throws IOException {
        camel.configuration().setConnectTimeout(Duration.ofMillis(300));
        // a backlog of one that is full: the next connection is neither accepted nor refused
        List<Socket> clients = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            for (int i = 0; i < 3; i++) {
                Socket client = new Socket();
                clients.add(client);
                CompletableFuture.runAsync(() -> connect(client, full));
            }
            await().until(() -> clients.stream().filter(Socket::isConnected).count() >= 2);

            assertUnavailable("http://127.0.0.1:" + full.getLocalPort(), "timed out");
        } finally {
            for (Socket client : clients) {
                client.close();
            }
        }
    }

    private static void connect(Socket client, ServerSocket server) {
        try {
            client.connect(server.getLocalSocketAddress());
        } catch (IOException e) {
            // closed by the test
        }
    }

    @Test
    void aPoolWithoutAFreeConnection() {
        camel.configuration().setConnectionsPerRoute(1);
        camel.configuration().setConnectionRequestTimeout(Duration.ofMillis(200));
        tegro.on("balance").times(1).fail(Fault.silence());
        CompletableFuture<Exchange> first = CompletableFuture.supplyAsync(() -> camel.send("tegro:balance"));
        await().until(() -> tegro.requests().size() == 1);

        TegroUnavailableException failure = camel.failure(TegroUnavailableException.class, "tegro:createOrder", ORDER);

        assertThat(failure.isRetryable()).isTrue();
        assertThat(tegro.requests()).hasSize(1);
        tegro.clearFaults();
        assertThat(first.join().getException()).isExactlyInstanceOf(TegroOutcomeUnknownException.class);
        assertThat(camel.send("tegro:createOrder", ORDER).getException()).isNull();
    }

    @Test
    void aCallWhoseWholeTimeIsSpentBeforeItIsSent() {
        camel.configuration().setConnectionsPerRoute(1);
        camel.configuration().setConnectionRequestTimeout(Duration.ofMinutes(1));
        tegro.on("balance").times(1).fail(Fault.silence());
        CompletableFuture<Exchange> first = CompletableFuture.supplyAsync(() -> camel.send("tegro:balance"));
        await().until(() -> tegro.requests().size() == 1);

        TegroUnavailableException failure =
                camel.failure(TegroUnavailableException.class, "tegro:createOrder?requestTimeout=300ms", ORDER);

        assertThat(failure).hasMessageContaining("PT0.3S");
        assertThat(tegro.requests()).hasSize(1);
        tegro.clearFaults();
        first.join();
    }

    @Test
    void aConnectionThatIsResetAtOnceIsNotMadeAnew() throws IOException {
        try (RawServer server = RawServer.start(RawServer.Connection::reset)) {
            camel.configuration().setBaseUrl(server.baseUrl());

            // which of the two depends on whether the reset or the request was faster
            assertThat(camel.send("tegro:createOrder", ORDER).getException())
                    .isInstanceOfAny(TegroUnavailableException.class, TegroOutcomeUnknownException.class);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"createOrder", "order"})
    void isNotSaidOnceAByteMayHaveArrived(String operation) throws IOException {
        Object body = operation.equals("order") ? "A-1" : ORDER;
        try (RawServer server = RawServer.start(connection -> {
            connection.readHead();
            connection.reset();
        })) {
            camel.configuration().setBaseUrl(server.baseUrl());

            TegroOutcomeUnknownException failure =
                    camel.failure(TegroOutcomeUnknownException.class, "tegro:" + operation, body);
            assertThat(failure.isRetryable()).isEqualTo(operation.equals("order"));
            assertThat(failure.getHttpResponseCode()).isZero();
        }
    }

    private void assertUnavailable(String baseUrl, String message) {
        camel.configuration().setBaseUrl(baseUrl);

        for (String operation : new String[] {"createOrder", "order"}) {
            Object body = operation.equals("order") ? "A-1" : ORDER;
            TegroUnavailableException failure =
                    camel.failure(TegroUnavailableException.class, "tegro:" + operation, body);
            assertThat(failure.isRetryable()).isTrue();
            assertThat(failure.getHttpResponseCode()).isZero();
            assertThat(failure.getOperation()).isEqualTo(operation);
            assertThat(failure).hasMessageContaining("not sent").hasMessageContaining(message);
            assertThat(failure).hasCauseInstanceOf(IOException.class);
        }
    }
}
