package io.github.cameltegro.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.TegroOutcomeUnknownException;
import io.github.cameltegro.TegroUnavailableException;
import io.github.cameltegro.model.Balance;
import io.github.cameltegro.support.RawServer;
import io.github.cameltegro.support.TegroCamel;
import io.github.cameltegro.support.Tls;
import io.github.cameltegro.support.Tunnel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Through an HTTP proxy: plain requests are passed on, TLS goes through a tunnel, and a refusal was not processed. */
class ProxyTest {

    private static final String BALANCE = RawServer.ok("{\"type\":\"success\",\"data\":{\"balance\":{}}}");
    private static final String AUTHENTICATE =
            "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"proxy\"\r\n"
                    + "Content-Length: 0\r\n\r\n";

    @RegisterExtension
    final TegroCamel camel = TegroCamel.some();

    private void through(RawServer proxy) {
        camel.configuration().setProxyHost("127.0.0.1");
        camel.configuration().setProxyPort(proxy.port());
    }

    @Test
    void aPlainRequestIsPassedOn() throws IOException {
        try (RawServer proxy = RawServer.answering(BALANCE)) {
            through(proxy);
            camel.configuration().setBaseUrl("http://tegro.invalid");

            camel.answer(Balance.class, "tegro:balance");

            assertThat(proxy.requests())
                    .singleElement()
                    .asString()
                    .startsWith("POST http://tegro.invalid/api/balance/ HTTP/1.1\r\n")
                    .contains("\r\nAuthorization: Bearer ", "\r\nHost: tegro.invalid\r\n")
                    .doesNotContain("Proxy-Authorization");
        }
    }

    @Test
    void tlsGoesThroughATunnelThatSeesNothingOfIt() throws Exception {
        try (RawServer server = RawServer.start(Tls.serving(Tls.LOCALHOST), connection -> {
                    connection.readRequest();
                    connection.write(BALANCE);
                });
                RawServer proxy = RawServer.start(connection -> {
                    connection.readRequest();
                    connection.write("HTTP/1.1 200 Connection established\r\n\r\n");
                    Tunnel.open(connection.socket(), server.port());
                })) {
            through(proxy);
            camel.configuration().setBaseUrl("https://localhost:" + server.port());
            camel.configuration().setSslContextParameters(Tls.trusting(Tls.LOCALHOST));

            camel.answer(Balance.class, "tegro:balance");

            assertThat(proxy.requests())
                    .singleElement()
                    .asString()
                    .startsWith("CONNECT localhost:" + server.port() + " HTTP/1.1\r\n")
                    .doesNotContain("Bearer", "nonce");
            assertThat(server.requests()).singleElement().asString().startsWith("POST /api/balance/ HTTP/1.1\r\n");
        }
    }

    @Test
    void aTunnelThatIsRefusedMeansNotSent() throws IOException {
        for (String refusal : List.of("403 Forbidden", "502 Bad Gateway", "407 Proxy Authentication Required")) {
            try (RawServer proxy = RawServer.answering(RawServer.http(
                    refusal, "application/json", "{\"type\":\"error\",\"desc\":\"forged by the proxy\"}"))) {
                through(proxy);
                camel.configuration().setBaseUrl("https://tegro.invalid");

                TegroUnavailableException failure = camel.failure(
                        TegroUnavailableException.class, "tegro:balance?userAgent=" + refusal.substring(0, 3));
                assertThat(failure.isRetryable()).isTrue();
                assertThat(failure.getHttpResponseCode()).isZero();
                assertThat(failure).hasMessageContaining("proxy").hasMessageContaining(refusal.substring(0, 3));
                assertThat(proxy.requests()).allMatch(request -> request.startsWith("CONNECT tegro.invalid:443 "));
            }
        }
    }

    @Test
    void aProxyThatIsNotThereMeansNotSent() throws IOException {
        RawServer proxy = RawServer.answering("");
        proxy.close();
        through(proxy);
        camel.configuration().setBaseUrl("http://tegro.invalid");

        assertThat(camel.failure(TegroUnavailableException.class, "tegro:balance"))
                .hasMessageContaining("refused");
    }

    @Test
    void theProxysUserIsToldToTheProxyAlone() throws Exception {
        camel.configuration().setProxyAuthUsername("user");
        camel.configuration().setProxyAuthPassword("pa%ss&+word");
        String credentials =
                "Basic " + Base64.getEncoder().encodeToString("user:pa%ss&+word".getBytes(StandardCharsets.ISO_8859_1));
        try (RawServer server = RawServer.start(Tls.serving(Tls.LOCALHOST), connection -> {
                    connection.readRequest();
                    connection.write(BALANCE);
                });
                RawServer proxy = RawServer.start(connection -> {
                    while (!connection.readRequest().contains(credentials)) {
                        connection.write(AUTHENTICATE);
                    }
                    connection.write("HTTP/1.1 200 Connection established\r\n\r\n");
                    Tunnel.open(connection.socket(), server.port());
                })) {
            through(proxy);
            camel.configuration().setBaseUrl("https://localhost:" + server.port());
            camel.configuration().setSslContextParameters(Tls.trusting(Tls.LOCALHOST));

            camel.answer(Balance.class, "tegro:balance");

            assertThat(server.requests()).singleElement().asString().doesNotContain("Proxy-Authorization");
        }
    }

    @Test
    void aPlainRequestThatTheProxyWantsAUserForIsNotPostedTwice() throws IOException {
        camel.configuration().setProxyAuthUsername("user");
        camel.configuration().setProxyAuthPassword("password");
        try (RawServer proxy = RawServer.answering(AUTHENTICATE)) {
            through(proxy);
            camel.configuration().setBaseUrl("http://tegro.invalid");

            assertThat(camel.failure(TegroOutcomeUnknownException.class, "tegro:balance")
                            .getHttpResponseCode())
                    .isEqualTo(407);
        }
    }
}
