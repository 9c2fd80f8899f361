package io.github.cameltegro.api;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.config.Configurable;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;

/**
 * Sends signed bytes over the HTTP client that camel-http builds (proxy, TLS, pool), with all of its well-meant extras
 * off: one call is one POST, never a retry, a redirect or a cookie.
 */
public final class HttpTransport extends ServiceSupport {

    /** How often overdue calls are looked for; the whole-call timeout is exact to this. */
    private static final long WATCH_MILLIS = 100;

    private static final int FIRST_BUFFER = 2048;

    private final CamelContext camelContext;
    private final TransportSettings settings;
    private final CreatedOrders createdOrders = new CreatedOrders();
    private final Set<TimedPost> underWay = ConcurrentHashMap.newKeySet();
    private HttpClientConnectionManager connections;
    private HttpComponent component;
    private HttpEndpoint endpoint;
    private HttpClient client;
    private RequestConfig requestConfig;
    private ScheduledExecutorService watch;

    public HttpTransport(CamelContext camelContext, TransportSettings settings) {
        this.camelContext = camelContext;
        this.settings = settings;
    }

    @Override
    protected void doStart() throws Exception {
        connections = CarefulConnections.pool(camelContext, settings);
        component = new CarefulHttpComponent();
        component.setCamelContext(camelContext);
        component.setUserAgent(settings.userAgent());
        component.setConnectTimeout(settings.connectTimeout().toMillis());
        component.setConnectionRequestTimeout(
                settings.connectionRequestTimeout().toMillis());
        component.setResponseTimeout(settings.responseTimeout().toMillis());
        component.setClientConnectionManager(connections);
        component.setProxyHost(settings.proxyHost());
        component.setProxyPort(settings.proxyPort());
        component.setProxyAuthScheme(settings.proxyAuthScheme());
        component.setProxyAuthUsername(settings.proxyAuthUsername());
        component.setProxyAuthPassword(settings.proxyAuthPassword());
        ServiceHelper.startService(component);
        // the address here only picks the kind of client; each call brings its own
        endpoint = (HttpEndpoint) component.createEndpoint("http://tegro.invalid");
        endpoint.setCamelContext(camelContext);
        ServiceHelper.startService(endpoint);
        client = endpoint.getHttpClient();
        requestConfig = RequestConfig.copy(((Configurable) client).getConfig())
                .setRedirectsEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .build();
        watch = camelContext.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "TegroCallWatch");
        watch.scheduleWithFixedDelay(this::cancelOverdue, WATCH_MILLIS, WATCH_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    protected void doStop() throws Exception {
        if (watch != null) {
            camelContext.getExecutorServiceManager().shutdownNow(watch);
        }
        ServiceHelper.stopAndShutdownServices(endpoint, component);
        if (connections != null) {
            connections.close();
        }
    }

    /**
     * Posts the bytes once.
     *
     * @throws TransportException if no answer could be read, with what is known of the request's fate
     */
    HttpAnswer post(HttpHost host, URI uri, byte[] body, String authorization, Duration timeout, int maxSize)
            throws TransportException {
        TimedPost post = new TimedPost(uri, body, authorization, System.nanoTime() + timeout.toNanos());
        post.setConfig(requestConfig);
        HttpClientContext context = HttpClientContext.create();
        underWay.add(post);
        try {
            return client.execute(host, post, context, response -> read(response, context, post, maxSize));
        } catch (IOException | RuntimeException e) {
            String reason = post.timedOut() ? "no complete answer within " + timeout : describe(e);
            throw new TransportException(post.sent(), post.status(), reason, e);
        } finally {
            underWay.remove(post);
        }
    }

    private void cancelOverdue() {
        long now = System.nanoTime();
        for (TimedPost post : underWay) {
            post.cancelIfOverdue(now);
        }
    }

    private static String describe(Exception e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : e.getClass().getSimpleName() + ": " + message;
    }

    /** The orders that were created over these connections. */
    CreatedOrders createdOrders() {
        return createdOrders;
    }

    private static HttpAnswer read(ClassicHttpResponse response, HttpClientContext context, TimedPost post, int maxSize)
            throws IOException {
        if (!post.sent()) {
            // not Tegro's answer, though a proxy can make it look so
            throw new IOException("the proxy refused a tunnel with HTTP " + response.getCode());
        }
        post.answered(response.getCode());
        HttpEntity entity = response.getEntity();
        Header location = response.getFirstHeader("Location");
        byte[] bytes = new byte[0];
        int length = 0;
        if (entity != null) {
            long announced = entity.getContentLength();
            if (announced > maxSize) {
                throw tooLarge(maxSize);
            }
            // one byte more than allowed is enough to see that it is too much
            bytes = new byte[announced >= 0 ? (int) announced + 1 : FIRST_BUFFER];
            try (InputStream in = entity.getContent()) {
                for (int n = in.read(bytes); n >= 0; n = in.read(bytes, length, bytes.length - length)) {
                    length += n;
                    if (length > maxSize) {
                        // else closing the stream would read it to its end, if it has one
                        post.cancel();
                        throw tooLarge(maxSize);
                    }
                    if (length == bytes.length) {
                        bytes = Arrays.copyOf(bytes, Math.min(2 * length, maxSize + 1));
                    }
                }
            }
        }
        return new HttpAnswer(
                context.getEndpointDetails().getLocalAddress(),
                response.getCode(),
                location == null ? null : location.getValue(),
                RetryAfter.of(response),
                bytes,
                length);
    }

    private static IOException tooLarge(int maxSize) {
        return new IOException("the answer is larger than maxResponseSize=" + maxSize + " bytes");
    }
}
