package io.github.cameltegro.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.cameltegro.TegroOutcomeUnknownException;
import io.github.cameltegro.support.RawServer;
import io.github.cameltegro.support.TegroCamel;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** However slowly an answer comes, or whether it comes at all, a call ends. */
@Timeout(60)
class TimeLimitsTest {

    private static final Map<String, Object> ORDER = Map.of("order_id", "A-1", "amount", 5, "currency", "RUB");

    @RegisterExtension
    final TegroCamel camel = TegroCamel.some();

    static Stream<Arguments> slow() {
        return Stream.of(
                script("silence", 0, RawServer.Connection::silence),
                script("headers that drip", 0, connection -> {
                    connection.write("HTTP/1.1 200 OK\r\n");
                    connection.dripForEver("X-Header: x\r\n", 20);
                }),
                script("a status line that drips", 0, connection -> connection.dripForEver("H", 20)),
                script("a body that drips", 200, connection -> {
                    connection.write("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
                    connection.dripForEver(" ", 20);
                }),
                script("chunks that drip", 200, connection -> {
                    connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                    connection.dripForEver("1\r\n \r\n", 20);
                }),
                script("a body that ends too early and stays open", 502, connection -> {
                    connection.write("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 1000\r\n\r\n<html>");
                    connection.silence();
                }),
                script("only 100 Continue", 0, connection -> {
                    connection.dripForEver("HTTP/1.1 100 Continue\r\n\r\n", 1);
                }));
    }

    private static Arguments script(String what, int status, RawServer.Script answer) {
        return arguments(what, status, answer);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("slow")
    void theWholeCallEndsByRequestTimeout(String what, int status, RawServer.Script answer) throws IOException {
        camel.configuration().setRequestTimeout(Duration.ofMillis(400));
        camel.configuration().setResponseTimeout(Duration.ofMinutes(10));
        try (RawServer server = RawServer.start(connection -> {
            connection.readRequest();
            answer.serve(connection);
        })) {
            camel.configuration().setBaseUrl(server.baseUrl());

            TegroOutcomeUnknownException failure =
                    camel.failure(TegroOutcomeUnknownException.class, "tegro:createOrder", ORDER);
            assertThat(failure).hasMessageContaining("no complete answer within PT0.4S");
            assertThat(failure.getHttpResponseCode()).isEqualTo(status);
            assertThat(failure.isRetryable()).isFalse();
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void silenceEndsByResponseTimeout() throws IOException {
        camel.configuration().setRequestTimeout(Duration.ofMinutes(10));
        camel.configuration().setResponseTimeout(Duration.ofMillis(300));
        try (RawServer server = RawServer.start(connection -> {
            connection.readRequest();
            connection.silence();
        })) {
            camel.configuration().setBaseUrl(server.baseUrl());

            assertThat(camel.failure(TegroOutcomeUnknownException.class, "tegro:balance")
                            .isRetryable())
                    .isTrue();
            assertThat(server.requests()).hasSize(1);
        }
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                script("reset before the request was read to its end", 0, connection -> {
                    connection.socket().getInputStream().read();
                    connection.reset();
                }),
                script("reset after it was read", 0, connection -> {
                    connection.readRequest();
                    connection.reset();
                }),
                script("closed without an answer", 0, RawServer.Connection::readRequest),
                script("no HTTP", 0, connection -> {
                    connection.readRequest();
                    connection.write("SSH-2.0-OpenSSH_9.6\r\n");
                }),
                script("random bytes", 0, connection -> {
                    connection.readRequest();
                    connection.write(new byte[] {0x16, 3, 1, 0, 5, -1, -1, 13, 10, 13, 10, 0});
                }),
                script("half of the headers", 0, connection -> {
                    connection.readRequest();
                    connection.write("HTTP/1.1 200 OK\r\nContent-Le");
                }),
                script("less than its Content-Length", 200, connection -> {
                    connection.readRequest();
                    connection.write(
                            "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"type\":\"success\",\"data\":{}}");
                }),
                script("a broken chunk", 200, connection -> {
                    connection.readRequest();
                    connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nno number\r\n");
                }),
                script("an endless body", 200, connection -> {
                    connection.readRequest();
                    connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                    String chunk = "1000\r\n" + "x".repeat(0x1000) + "\r\n";
                    while (true) {
                        connection.write(chunk);
                    }
                }),
                script("endless headers", 0, connection -> {
                    connection.readRequest();
                    connection.write("HTTP/1.1 200 OK\r\n");
                    String header = "X-Header: " + "x".repeat(1000) + "\r\n";
                    while (true) {
                        connection.write(header);
                    }
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void aBrokenAnswerLeavesTheOutcomeOpen(String what, int status, RawServer.Script script) throws IOException {
        camel.configuration().setRequestTimeout(Duration.ofSeconds(20));
        try (RawServer server = RawServer.start(script)) {
            camel.configuration().setBaseUrl(server.baseUrl());

            TegroOutcomeUnknownException write =
                    camel.failure(TegroOutcomeUnknownException.class, "tegro:createOrder", ORDER);
            assertThat(write.isRetryable()).isFalse();
            assertThat(write.getHttpResponseCode()).isEqualTo(status);
            assertThat(write).hasMessageContaining("sent, but").message().hasSizeLessThan(400);
            assertThat(server.connections()).isEqualTo(1);
            TegroOutcomeUnknownException read = camel.failure(TegroOutcomeUnknownException.class, "tegro:balance");
            assertThat(read.isRetryable()).isTrue();
        }
    }
}
