package io.github.cameltegro.api;

import org.apache.camel.component.http.HttpComponent;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.socket.ConnectionSocketFactory;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.Registry;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;

/** camel-http with its well-meant extras off, and with a limit to what a server may say before the body begins. */
final class CarefulHttpComponent extends HttpComponent {

    private static final Http1Config LIMITS = Http1Config.custom()
            .setMaxLineLength(16 * 1024)
            .setMaxHeaderCount(200)
            .setMaxEmptyLineCount(10)
            .build();

    CarefulHttpComponent() {
        setAutomaticRetriesDisabled(true);
        setRedirectHandlingDisabled(true);
        setCookieManagementDisabled(true);
        setContentCompressionDisabled(true);
    }

    /** As Camel's, which leaves headers without a limit: a server could fill the memory with them. */
    @Override
    @SuppressWarnings("deprecation") // Camel gives sockets of the older kind
    protected HttpClientConnectionManager createConnectionManager(
            Registry<ConnectionSocketFactory> sockets, int most, int mostPerRoute, SocketConfig socketConfig) {
        PoolingHttpClientConnectionManager pool = new PoolingHttpClientConnectionManager(
                sockets,
                PoolConcurrencyPolicy.STRICT,
                TimeValue.ofMilliseconds(getConnectionTimeToLive()),
                ManagedHttpClientConnectionFactory.builder().http1Config(LIMITS).build());
        pool.setMaxTotal(getMaxTotalConnections());
        pool.setDefaultMaxPerRoute(getConnectionsPerRoute());
        pool.setDefaultSocketConfig(socketConfig);
        return pool;
    }
}
