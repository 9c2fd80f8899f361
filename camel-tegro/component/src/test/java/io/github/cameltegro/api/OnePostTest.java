package io.github.cameltegro.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.TegroOutcomeUnknownException;
import io.github.cameltegro.simulator.Fault;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.RawServer;
import io.github.cameltegro.support.TegroCamel;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One exchange is one POST: no retry, no redirect, no cookie. */
class OnePostTest {

    private static final Map<String, Object> ORDER = Map.of("order_id", "A-1", "amount", 5, "currency", "RUB");

    @RegisterExtension
    static final TegroSimulatorExtension EXTENSION = new TegroSimulatorExtension();

    @RegisterExtension
    final TegroCamel camel = TegroCamel.of(EXTENSION);

    private final TegroSimulator tegro = EXTENSION.simulator();

    static Stream<Fault> faults() {
        return Stream.of(
                Fault.status(503),
                Fault.status(500),
                Fault.status(504),
                Fault.tooManyRequests(1),
                Fault.emptyBody(408),
                Fault.resetBeforeWork(),
                Fault.resetAfterWork(),
                Fault.closeBeforeWork(),
                Fault.brokenChunksAfterWork(),
                Fault.redirect("/api/createOrder/"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whateverTheAnswer(Fault fault) {
        tegro.onAny().fail(fault);

        TegroOutcomeUnknownException write =
                camel.failure(TegroOutcomeUnknownException.class, "tegro:createOrder", ORDER);
        assertThat(write.isRetryable()).isFalse();
        assertThat(tegro.requests()).hasSize(1);

        TegroOutcomeUnknownException read = camel.failure(TegroOutcomeUnknownException.class, "tegro:balance");
        assertThat(read.isRetryable()).isTrue();
        assertThat(tegro.requests()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aRedirectIsNotFollowed(int status) throws IOException {
        try (RawServer elsewhere = RawServer.answering(RawServer.ok("{}"));
                RawServer server = RawServer.answering("HTTP/1.1 " + status + " Moved\r\nLocation: "
                        + elsewhere.baseUrl() + "/\r\nContent-Length: 0\r\n\r\n")) {
            camel.configuration().setBaseUrl(server.baseUrl());

            assertThat(camel.failure(TegroOutcomeUnknownException.class, "tegro:createOrder", ORDER))
                    .hasMessageContaining(elsewhere.baseUrl())
                    .extracting(TegroOutcomeUnknownException::getHttpResponseCode)
                    .isEqualTo(status);
            assertThat(server.requests()).hasSize(1);
            assertThat(elsewhere.connections()).isZero();
        }
    }

    @Test
    void aCookieIsNotSentBack() throws IOException {
        String answer = RawServer.ok("{\"type\":\"success\",\"data\":{}}")
                .replace("\r\n\r\n", "\r\nSet-Cookie: session=1; Path=/\r\n\r\n");
        try (RawServer server = RawServer.answering(answer)) {
            camel.configuration().setBaseUrl(server.baseUrl());

            camel.send("tegro:balance");
            camel.send("tegro:balance");

            assertThat(server.requests()).hasSize(2).noneMatch(request -> request.contains("session"));
        }
    }

    @Test
    void aConnectionThatTheServerClosedMeanwhileIsNotAReasonForASecondPost() throws IOException {
        try (RawServer server = RawServer.start(connection -> {
            connection.readRequest();
            connection.write(RawServer.ok("{\"type\":\"success\",\"data\":{}}"));
            // the client keeps the connection, the server takes one more request and drops it
            connection.readRequest();
            connection.reset();
        })) {
            camel.configuration().setBaseUrl(server.baseUrl());
            camel.send("tegro:balance");

            camel.failure(TegroOutcomeUnknownException.class, "tegro:createOrder", ORDER);

            assertThat(server.requests()).hasSize(2);
            assertThat(server.connections()).isEqualTo(1);
        }
    }
}
