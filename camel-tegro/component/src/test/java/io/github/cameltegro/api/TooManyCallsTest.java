package io.github.cameltegro.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.TegroException;
import io.github.cameltegro.TegroOutcomeUnknownException;
import io.github.cameltegro.TegroRejectedException;
import io.github.cameltegro.support.RawServer;
import io.github.cameltegro.support.TegroCamel;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the server asks to wait, the exception says how long; what became of the call is another matter. */
class TooManyCallsTest {

    private static final Map<String, Object> ORDER = Map.of("order_id", "A-1", "amount", 5, "currency", "RUB");

    @RegisterExtension
    final TegroCamel camel = TegroCamel.some();

    @ParameterizedTest
    @CsvSource({
        "Retry-After: 7, 7",
        "retry-after:  120 , 120",
        "Retry-After: 0, 0",
        "'Date: Sun, 06 Nov 1994 08:49:00 GMT\r\nRetry-After: Sun, 06 Nov 1994 08:49:37 GMT', 37",
        "'Date: Sun, 06 Nov 1994 08:49:37 GMT\r\nRetry-After: Sun, 06 Nov 1994 08:49:00 GMT', 0",
        "'Retry-After: Sun, 06 Nov 1994 08:49:00 GMT', 0",
        "Retry-After: -5, ",
        "Retry-After: 1.5, ",
        "Retry-After: soon, ",
        "Retry-After: 99999999999999999999, ",
        "Retry-After:, ",
        "X: y, "
    })
    void theExceptionSaysHowLongToWait(String headers, Long seconds) throws IOException {
        for (String status : new String[] {"429 Too Many Requests", "503 Service Unavailable"}) {
            for (String operation : new String[] {"createOrder", "order"}) {
                TegroException failure = failure(operation, status, headers, "text/html", "<html>");

                assertThat(failure).isExactlyInstanceOf(TegroOutcomeUnknownException.class);
                assertThat(failure.getRetryAfter()).isEqualTo(seconds == null ? null : Duration.ofSeconds(seconds));
                assertThat(failure.isRetryable()).isEqualTo(operation.equals("order"));
            }
        }
    }

    @Test
    void aDateIsComparedWithTheServersClockOrThisOne() throws IOException {
        TegroException failure = failure(
                "order", "429 Too Many Requests", "Retry-After: Fri, 31 Dec 9999 23:59:59 GMT", "text/plain", "");

        assertThat(failure.getRetryAfter()).isGreaterThan(Duration.ofDays(365));
    }

    @ParameterizedTest
    @ValueSource(strings = {"createOrder", "order"})
    void whatTegroItselfRefusedWasNotDone(String operation) throws IOException {
        TegroException failure = failure(
                operation,
                "429 Too Many Requests",
                "Retry-After: 7",
                "application/json",
                "{\"type\":\"error\",\"desc\":\"Too many requests\"}");

        assertThat(failure).isExactlyInstanceOf(TegroRejectedException.class);
        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure.getRetryAfter()).isEqualTo(Duration.ofSeconds(7));
    }

    @ParameterizedTest
    @CsvSource({
        "429 Too Many Requests, {\"type\":\"fail\"}",
        "429 Too Many Requests, {\"type\":\"success\"}",
        "429 Too Many Requests, {\"error\":\"rate limited\"}",
        "503 Service Unavailable, '{\"type\":\"error\",\"desc\":\"overload\"}'"
    })
    void whatSomebodyElseMayHaveSaidLeavesTheOutcomeOpen(String status, String json) throws IOException {
        TegroException failure = failure("createOrder", status, "Retry-After: 7", "application/json", json);

        assertThat(failure).isExactlyInstanceOf(TegroOutcomeUnknownException.class);
        assertThat(failure.isRetryable()).isFalse();
        assertThat(failure.getRetryAfter()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void aPayoutTellsIt() throws IOException {
        camel.component().setPayoutsEnabled(true);
        Map<String, Object> payout =
                Map.of("payment_id", "P-1", "amount", 5, "currency", "RUB", "account", "4111", "payment_system", 5);
        String busy = RawServer.http("429 Too Many Requests", "text/plain", "wait")
                .replaceFirst("\r\n", "\r\nRetry-After: 7\r\n");
        try (RawServer server = RawServer.answering(busy)) {
            camel.configuration().setBaseUrl(server.baseUrl());

            assertThat(camel.failure(
                                    TegroOutcomeUnknownException.class,
                                    "tegro:createWithdrawal?payoutsWithoutRecord=true&lookupAttempts=1",
                                    payout)
                            .getRetryAfter())
                    .isEqualTo(Duration.ofSeconds(7));
        }
    }

    private TegroException failure(String operation, String status, String headers, String type, String body)
            throws IOException {
        String answer = RawServer.http(status, type, body).replaceFirst("\r\n", "\r\n" + headers + "\r\n");
        try (RawServer server = RawServer.answering(answer)) {
            Object request = operation.equals("order") ? "A-1" : ORDER;
            return (TegroException) camel.send("tegro:" + operation + "?baseUrl=" + server.baseUrl(), request)
                    .getException();
        }
    }
}
