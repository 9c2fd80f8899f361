package io.github.cameltegro.notification;

import java.time.Duration;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.spi.RestConsumerFactory;

/** Opens a path on an HTTP server for requests of every method, whose bodies {@link RequestBody} can read. */
final class NotificationServer {

    private static final String PLATFORM_HTTP = "platform-http";

    /** Nothing that one of the servers would take for a variable, a wildcard or an encoding. */
    private static final Pattern PATH = Pattern.compile("(/(?!\\.{1,2}(/|$))[A-Za-z0-9._~-]+)+/?");

    private NotificationServer() {}

    /**
     * A consumer that hands each request to the processor as an exchange of the server's own, and discards what the
     * processor leaves unread, even if it throws; the caller starts and stops the consumer.
     *
     * @param consumerComponentName null for platform-http
     * @param path absolute on the server: no context path, CORS rule or component of the REST DSL applies; it is served
     *     with and without a slash at its end
     * @param maxBodySize the most bytes that {@link RequestBody} will be asked to take
     * @param bodyTimeout how long it will be asked to wait for them
     * @throws IllegalArgumentException if the path is not plain, or there is no such component
     * @throws IllegalStateException if the component has no server to open the path on
     */
    static Consumer createConsumer(
            CamelContext context,
            String consumerComponentName,
            String path,
            int maxBodySize,
            Duration bodyTimeout,
            Processor processor)
            throws Exception {
        if (path == null || !PATH.matcher(path).matches()) {
            throw new IllegalArgumentException(
                    "path must be absolute and of plain segments, such as /tegro/notification, and not " + path);
        }
        OpenPaths.Place place = place(consumerComponentName, path);
        String name = place.server();
        Component component = component(context, name);
        Processor discarding = exchange -> {
            Object body = exchange.getIn().getBody();
            try {
                processor.process(exchange);
            } finally {
                RequestBody.discard(body);
            }
        };
        if (component instanceof PlatformHttpComponent platformHttp) {
            return new PlatformEndpoint(platformHttp, place.path(), maxBodySize, bodyTimeout)
                    .createConsumer(discarding);
        }
        if (component instanceof RestConsumerFactory factory) {
            return new RestServer(context, name, maxBodySize, bodyTimeout)
                    .createConsumer(factory, place.path(), discarding);
        }
        throw new IllegalArgumentException("consumerComponentName=" + name + ": the component is no HTTP server; use "
                + "platform-http, jetty, undertow, netty-http or servlet");
    }

    /** The same place however it is written. */
    static OpenPaths.Place place(String consumerComponentName, String path) {
        String server = consumerComponentName == null || consumerComponentName.isBlank()
                ? PLATFORM_HTTP
                : consumerComponentName;
        return new OpenPaths.Place(server, path == null ? null : OpenPaths.withoutSlash(path));
    }

    private static Component component(CamelContext context, String name) {
        Component component;
        try {
            component = context.getComponent(name);
        } catch (RuntimeException e) {
            throw PLATFORM_HTTP.equals(name) ? PlatformEndpoint.noServer(e) : unusable(name, e);
        }
        if (component == null) {
            throw new IllegalArgumentException("consumerComponentName=" + name
                    + ": there is no such component; add the dependency org.apache.camel:camel-" + name);
        }
        return component;
    }

    private static IllegalStateException unusable(String name, Exception cause) {
        return new IllegalStateException(
                "consumerComponentName=" + name + ": the component can't be created: " + cause.getMessage(), cause);
    }
}
