package io.github.cameltegro.api;

import io.github.cameltegro.TegroConfiguration;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.camel.support.jsse.SSLContextParameters;

/** What decides how calls travel. Endpoints whose settings are equal share one HTTP client and its connections. */
public record TransportSettings(
        Duration connectTimeout,
        Duration connectionRequestTimeout,
        Duration responseTimeout,
        SSLContextParameters sslContextParameters,
        String proxyHost,
        Integer proxyPort,
        String proxyAuthScheme,
        String proxyAuthUsername,
        String proxyAuthPassword,
        int connectionsPerRoute,
        int maxTotalConnections,
        String userAgent) {

    public static TransportSettings of(TegroConfiguration configuration, SSLContextParameters tls, String userAgent) {
        return new TransportSettings(
                configuration.getConnectTimeout(),
                configuration.getConnectionRequestTimeout(),
                configuration.getResponseTimeout(),
                tls,
                configuration.getProxyHost(),
                configuration.getProxyPort(),
                configuration.getProxyAuthScheme(),
                configuration.getProxyAuthUsername(),
                configuration.getProxyAuthPassword(),
                configuration.getConnectionsPerRoute(),
                configuration.getMaxTotalConnections(),
                userAgent);
    }

    /** As a record's own, which Java would make by a bootstrap that costs a start as much as a hundred classes. */
    @Override
    public boolean equals(Object other) {
        return other instanceof TransportSettings settings && all().equals(settings.all());
    }

    @Override
    public int hashCode() {
        return all().hashCode();
    }

    private List<Object> all() {
        return Arrays.asList(
                connectTimeout,
                connectionRequestTimeout,
                responseTimeout,
                sslContextParameters,
                proxyHost,
                proxyPort,
                proxyAuthScheme,
                proxyAuthUsername,
                proxyAuthPassword,
                connectionsPerRoute,
                maxTotalConnections,
                userAgent);
    }

    /** Without the proxy's password. */
    @Override
    public String toString() {
        return "TransportSettings[userAgent=" + userAgent + ", proxyHost=" + proxyHost + "]";
    }
}
