package io.github.cameltegro.producer.payout;

import static io.github.cameltegro.support.RawServer.http;
import static io.github.cameltegro.support.RawServer.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.TegroOutcomeUnknownException;
import io.github.cameltegro.TegroOutcomeUnknownException.Reason;
import io.github.cameltegro.TegroUnavailableException;
import io.github.cameltegro.model.CreateWithdrawal;
import io.github.cameltegro.model.Withdrawal;
import io.github.cameltegro.support.RawServer;
import io.github.cameltegro.support.RawServer.Connection;
import io.github.cameltegro.support.TegroCamel;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sent or not is told by the bytes that went out, whatever the failure is called. */
class PayoutBytesTest {

    private static final String URI = "tegro:createWithdrawal?payoutsWithoutRecord=true&lookupAttempts=2&lookupDelay=5";
    private static final CreateWithdrawal PAYOUT = new CreateWithdrawal("p-1", BigDecimal.TEN, "RUB", "4100111", 5);
    private static final String NOT_FOUND = ok("{\"type\":\"error\",\"desc\":\"not found\"}");
    private static final String FOUND =
            ok("{\"type\":\"success\",\"desc\":\"\",\"data\":{\"payment_id\":\"p-1\",\"status\":7}}");

    @RegisterExtension
    final TegroCamel camel = TegroCamel.some();

    @BeforeEach
    void limits() {
        camel.component().setPayoutsEnabled(true);
    }

    /** Ways for a connection to end without an answer that tells, once the request was under way. */
    enum Ending {
        CLOSED_WITHOUT_READING(connection -> {}),
        RESET_AFTER_THE_HEAD(connection -> {
            connection.readHead();
            connection.reset();
        }),
        CLOSED_AFTER_THE_REQUEST(Connection::readRequest),
        RESET_AFTER_THE_REQUEST(connection -> {
            connection.readRequest();
            connection.reset();
        }),
        SILENT_AFTER_THE_REQUEST(connection -> {
            connection.readRequest();
            connection.silence();
        }),
        CLOSED_WITHIN_THE_STATUS_LINE(connection -> answer(connection, "HTTP/1.1 2")),
        CLOSED_AFTER_100_CONTINUE(connection -> answer(connection, "HTTP/1.1 100 Continue\r\n\r\n")),
        CLOSED_WITHIN_THE_HEADERS(connection -> answer(connection, "HTTP/1.1 200 OK\r\nContent-Len")),
        CLOSED_BEFORE_THE_BODY(connection -> answer(connection, "HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n")),
        CLOSED_WITHIN_THE_BODY(connection ->
                answer(connection, "HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n{\"type\":\"success\",\"da")),
        CLOSED_WITHIN_A_REFUSAL(connection ->
                answer(connection, "HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n{\"type\":\"error\",\"desc\":\"n")),
        NOT_EVEN_HTTP(connection -> answer(connection, "SSH-2.0-OpenSSH_9.6\r\n")),
        NO_JSON(connection -> answer(connection, http("200 OK", "text/html", "<html>maintenance</html>"))),
        TWO_TYPES(connection -> answer(connection, ok("{\"type\":\"error\",\"type\":\"success\",\"data\":{}}"))),
        ABOUT_ANOTHER_PAYOUT(connection ->
                answer(connection, ok("{\"type\":\"success\",\"data\":{\"payment_id\":\"p-2\",\"status\":1}}")));

        private final RawServer.Script script;

        Ending(RawServer.Script script) {
            this.script = script;
        }

        private static void answer(Connection connection, String text) throws IOException {
            connection.readRequest();
            connection.write(closing(text));
        }
    }

    @ParameterizedTest
    @EnumSource(Ending.class)
    void onceItWasUnderWayItIsUnknownUntilLookedUp(Ending ending) throws Exception {
        if (ending == Ending.SILENT_AFTER_THE_REQUEST) {
            camel.configuration().setResponseTimeout(Duration.ofSeconds(1));
        }
        AtomicInteger payouts = new AtomicInteger();
        try (RawServer server =
                RawServer.start(connection -> payoutThenLookUps(connection, payouts, ending, NOT_FOUND))) {
            camel.configuration().setBaseUrl(server.baseUrl());

            TegroOutcomeUnknownException unknown = camel.failure(TegroOutcomeUnknownException.class, URI, PAYOUT);

            assertThat(unknown.getReason()).isEqualTo(Reason.sentNoAnswer);
            assertThat(payouts).hasValue(1);
            assertThat(server.connections()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource(Ending.class)
    void onceItWasUnderWayALookUpThatFindsItIsItsAnswer(Ending ending) throws Exception {
        if (ending == Ending.SILENT_AFTER_THE_REQUEST) {
            camel.configuration().setResponseTimeout(Duration.ofSeconds(1));
        }
        AtomicInteger payouts = new AtomicInteger();
        try (RawServer server = RawServer.start(connection -> payoutThenLookUps(connection, payouts, ending, FOUND))) {
            camel.configuration().setBaseUrl(server.baseUrl());

            Exchange exchange = camel.send(URI, PAYOUT);

            assertThat(exchange.getException()).isNull();
            assertThat(exchange.getMessage().getBody(Withdrawal.class).status()).isEqualTo(7);
            assertThat(exchange.getMessage().getHeader("CamelTegroStatus")).isEqualTo(7);
            assertThat(payouts).hasValue(1);
        }
    }

    /** The first connection brings the payout, each of the others a look-up. */
    private static void payoutThenLookUps(Connection connection, AtomicInteger payouts, Ending ending, String lookUp)
            throws IOException {
        if (payouts.compareAndSet(0, 1)) {
            ending.script.serve(connection);
        } else {
            String request = connection.readRequest();
            assertThat(request).startsWith("POST /api/withdrawal/ ");
            connection.write(closing(lookUp));
        }
    }

    private static String closing(String answer) {
        return answer.startsWith("HTTP/1.1 200 OK\r\nContent-Type")
                ? answer.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n")
                : answer;
    }

    @Test
    void aRequestThatWasWrittenInPartIsUnknown() throws Exception {
        try (RawServer server = RawServer.start(connection -> {
            connection.readHead();
            // the rest doesn't fit into the buffers between, so that the client is still writing now
            connection.reset();
        })) {
            camel.configuration().setBaseUrl(server.baseUrl());
            CreateWithdrawal large = new CreateWithdrawal("p-1", BigDecimal.TEN, "RUB", "4".repeat(16 << 20), 5);

            camel.failure(TegroOutcomeUnknownException.class, URI, large);
        }
    }

    @Test
    void aRefusedConnectionMeansNotSent() throws Exception {
        try (ServerSocket port = new ServerSocket(0)) {
            camel.configuration().setBaseUrl("http://127.0.0.1:" + port.getLocalPort());
        }
        assertNotSent("Connection refused");
    }

    @Test
    void anUnknownHostMeansNotSent() {
        camel.configuration().setBaseUrl("http://gateway.invalid");
        assertNotSent("gateway.invalid");
    }

    @Test
    void aFailedTlsHandshakeMeansNotSent() throws Exception {
        try (RawServer server = RawServer.start(connection -> {
            connection.socket().getInputStream().read();
            connection.write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
        })) {
            camel.configuration().setBaseUrl(server.baseUrl().replace("http:", "https:"));
            assertNotSent("SSL");
        }
    }

    @Test
    void aConnectionClosedWithinTheTlsHandshakeMeansNotSent() throws Exception {
        try (RawServer server = RawServer.start(connection -> {
            connection.socket().getInputStream().read();
            connection.reset();
        })) {
            camel.configuration().setBaseUrl(server.baseUrl().replace("http:", "https:"));
            assertNotSent("");
        }
    }

    @Test
    void aProxyThatRefusesTheTunnelMeansNotSent() throws Exception {
        try (RawServer proxy =
                RawServer.answering("HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")) {
            camel.configuration().setBaseUrl("https://tegro.invalid");
            camel.configuration().setProxyHost("127.0.0.1");
            camel.configuration().setProxyPort(proxy.port());
            assertNotSent("the proxy refused a tunnel with HTTP 502");
            assertThat(proxy.requests()).allMatch(request -> request.startsWith("CONNECT "));
        }
    }

    @Test
    void aConnectTimeoutMeansNotSent() throws Exception {
        List<Socket> waiting = new ArrayList<>();
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            camel.configuration().setBaseUrl("http://127.0.0.1:" + busy.getLocalPort());
            camel.configuration().setConnectTimeout(Duration.ofMillis(300));
            // nobody accepts, and once its queue is full the machine answers no one else
            for (int i = 0; i < 3; i++) {
                Socket socket = new Socket();
                waiting.add(socket);
                try {
                    socket.connect(busy.getLocalSocketAddress(), 200);
                } catch (IOException e) {
                    break;
                }
            }
            assertNotSent("timed out");
        } finally {
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }

    @Test
    void noFreeConnectionMeansNotSent() throws Exception {
        camel.configuration().setConnectionsPerRoute(1);
        camel.configuration().setConnectionRequestTimeout(Duration.ofMillis(300));
        CountDownLatch busy = new CountDownLatch(1);
        try (RawServer server = RawServer.start(connection -> {
            connection.readRequest();
            busy.countDown();
            connection.silence();
        })) {
            camel.configuration().setBaseUrl(server.baseUrl());
            camel.template().asyncRequestBody("tegro:balance", (Object) null);
            assertThat(busy.await(10, TimeUnit.SECONDS)).isTrue();
            assertNotSent("");
            assertThat(server.requests()).noneMatch(request -> request.contains("createWithdrawal"));
        }
    }

    private void assertNotSent(String why) {
        TegroUnavailableException failure = camel.failure(TegroUnavailableException.class, URI, PAYOUT, Map.of());
        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure).hasMessageContaining("not sent").hasMessageContaining(why);
    }
}
