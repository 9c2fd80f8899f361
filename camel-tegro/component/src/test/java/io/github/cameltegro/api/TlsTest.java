package io.github.cameltegro.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.TegroUnavailableException;
import io.github.cameltegro.model.Balance;
import io.github.cameltegro.support.RawServer;
import io.github.cameltegro.support.TegroCamel;
import io.github.cameltegro.support.Tls;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A signed call goes only to a server whose certificate is trusted and names it. */
class TlsTest {

    @RegisterExtension
    final TegroCamel camel = TegroCamel.some();

    private RawServer server;

    @BeforeEach
    void start() throws Exception {
        start(Tls.LOCALHOST);
    }

    private void start(String certificate) throws Exception {
        server = RawServer.start(Tls.serving(certificate), connection -> {
            while (connection.readRequest() != null) {
                connection.write(RawServer.ok("{\"type\":\"success\",\"data\":{\"balance\":{}}}"));
            }
        });
        camel.configuration().setBaseUrl("https://localhost:" + server.port());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void sslContextParametersDecideWhomToTrust() {
        camel.configuration().setSslContextParameters(Tls.trusting(Tls.LOCALHOST));

        camel.answer(Balance.class, "tegro:balance");

        assertThat(server.requests()).singleElement().asString().startsWith("POST /api/balance/ HTTP/1.1");
    }

    @Test
    void theyMayBeNamedOnTheUri() {
        camel.context().getRegistry().bind("trust", Tls.trusting(Tls.LOCALHOST));

        camel.answer(Balance.class, "tegro:balance?sslContextParameters=#bean:trust");
    }

    @Test
    void theGlobalOnesApplyWhereTheComponentIsToldSo() {
        camel.context().setSSLContextParameters(Tls.trusting(Tls.LOCALHOST));
        assertUnavailable("tegro:balance");

        camel.component().setUseGlobalSslContextParameters(true);
        camel.answer(Balance.class, "tegro:balance?outputType=pojo");
    }

    @Test
    void theComponentsOwnComeBeforeTheGlobalOnes() {
        camel.context().setSSLContextParameters(Tls.trusting(Tls.ELSEWHERE));
        camel.component().setUseGlobalSslContextParameters(true);
        camel.configuration().setSslContextParameters(Tls.trusting(Tls.LOCALHOST));

        camel.answer(Balance.class, "tegro:balance");
    }

    @Test
    void aCertificateThatIsNotTrustedGetsNoRequest() {
        assertUnavailable("tegro:balance");
        camel.configuration().setSslContextParameters(Tls.trusting(Tls.ELSEWHERE));
        assertUnavailable("tegro:balance?outputType=pojo");
    }

    @Test
    void aCertificateForAnotherHostGetsNoRequest() throws Exception {
        server.close();
        start(Tls.ELSEWHERE);
        camel.configuration().setSslContextParameters(Tls.trusting(Tls.ELSEWHERE));

        assertUnavailable("tegro:balance");
    }

    private void assertUnavailable(String uri) {
        TegroUnavailableException failure = camel.failure(TegroUnavailableException.class, uri);
        assertThat(failure).hasCauseInstanceOf(SSLException.class);
        assertThat(failure.isRetryable()).isTrue();
        assertThat(server.requests()).isEmpty();
    }
}
