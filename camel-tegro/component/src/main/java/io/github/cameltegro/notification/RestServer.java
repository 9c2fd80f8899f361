package io.github.cameltegro.notification;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.spi.RestConfiguration;
import org.apache.camel.spi.RestConsumerFactory;

/** A server that Camel's REST DSL can use, told to leave bodies alone as far as it has options for that. */
final class RestServer {

    /** All that such servers route; what is not POST gets our own 405. */
    private static final String METHODS = "GET,HEAD,POST,PUT,DELETE,PATCH,OPTIONS";

    private final CamelContext context;
    private final String name;
    private final int maxBodySize;
    private final Duration bodyTimeout;

    RestServer(CamelContext context, String name, int maxBodySize, Duration bodyTimeout) {
        this.context = context;
        this.name = name;
        this.maxBodySize = maxBodySize;
        this.bodyTimeout = bodyTimeout;
    }

    Consumer createConsumer(RestConsumerFactory factory, String path, Processor processor) throws Exception {
        return switch (name) {
            case "jetty" -> theirs(factory, path, new JettyProcessor(maxBodySize, bodyTimeout, processor));
            case "undertow" -> UndertowServer.of(theirs(factory, path, processor), processor, maxBodySize, bodyTimeout);
            default -> theirs(factory, path, processor);
        };
    }

    private Consumer theirs(RestConsumerFactory factory, String path, Processor processor) throws Exception {
        return factory.createConsumer(
                context, processor, METHODS, path, null, null, null, configuration(), new HashMap<>());
    }

    /** Where the REST DSL's server listens, if it is this one, and nothing else of the REST DSL's configuration. */
    private RestConfiguration configuration() {
        RestConfiguration own = new RestConfiguration();
        own.setComponent(name);
        Map<String, Object> options = new HashMap<>();
        RestConfiguration rest = context.getRestConfiguration();
        if (rest.getComponent() == null || rest.getComponent().equals(name)) {
            own.setScheme(rest.getScheme());
            own.setHost(rest.getHost());
            own.setPort(rest.getPort());
            own.setHostNameResolver(rest.getHostNameResolver());
            own.setConsumerProperties(rest.getConsumerProperties());
            if (rest.getEndpointProperties() != null) {
                options.putAll(rest.getEndpointProperties());
            }
        }
        options.putAll(rawBodies());
        own.setEndpointProperties(options);
        return own;
    }

    private Map<String, Object> rawBodies() {
        return switch (name) {
            // without headers no form fields are looked for either, which would read the whole body; asynchronous, so
            // that bodies hold no thread, and without a time limit of that for the route
            case "jetty" ->
                Map.of(
                        "disableStreamCache", "true",
                        "mapHttpMessageHeaders", "false",
                        "muteException", "true",
                        "optionsEnabled", "true",
                        "useContinuation", "true",
                        "continuationTimeout", "0");
            case "servlet" ->
                Map.of(
                        "disableStreamCache", "true",
                        "mapHttpMessageHeaders", "false",
                        "muteException", "true",
                        "optionsEnabled", "true");
            // a bridge leaves form fields alone
            case "netty-http" ->
                Map.of(
                        "bridgeEndpoint", "true",
                        "muteException", "true",
                        "optionsEnabled", "true");
            case "undertow" ->
                Map.of(
                        "useStreaming", "true",
                        "muteException", "true",
                        "optionsEnabled", "true");
            default -> Map.of();
        };
    }
}
