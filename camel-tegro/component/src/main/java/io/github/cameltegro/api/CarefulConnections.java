package io.github.cameltegro.api;

import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import org.apache.camel.CamelContext;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.DefaultConnectionKeepAliveStrategy;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.TimeValue;

/** The pool of {@link CarefulConnection}s, with a limit to what a server may say before the body begins. */
final class CarefulConnections {

    private static final Http1Config LIMITS = Http1Config.custom()
            .setMaxLineLength(16 * 1024)
            .setMaxHeaderCount(200)
            .setMaxEmptyLineCount(10)
            .build();

    private CarefulConnections() {}

    static HttpClientConnectionManager pool(CamelContext camelContext, TransportSettings settings)
            throws GeneralSecurityException, IOException {
        SSLContext tls = settings.sslContextParameters() == null
                ? SSLContexts.createDefault()
                : settings.sslContextParameters().createSSLContext(camelContext);
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(socket -> new CarefulConnection(LIMITS))
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(tls))
                .setMaxConnTotal(settings.maxTotalConnections())
                .setMaxConnPerRoute(settings.connectionsPerRoute())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        // each time: the connection itself knows what a look costs
                        .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                        .build())
                .build();
    }

    /**
     * How long a connection may be used again: as long as the server keeps it, less a quarter, at most a second. A
     * request that is sent in the last moment would meet the server closing it.
     */
    static TimeValue keepAlive(HttpResponse response, HttpContext context) {
        TimeValue told = DefaultConnectionKeepAliveStrategy.INSTANCE.getKeepAliveDuration(response, context);
        if (!TimeValue.isPositive(told)) {
            return told;
        }
        long millis = told.toMilliseconds();
        return TimeValue.ofMilliseconds(millis - Math.min(millis / 4, 1000));
    }
}
