package io.github.cameltegro.notification;

import java.time.Duration;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.DefaultPlatformHttpConsumer;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;

/**
 * The runtime's own HTTP server, told to leave bodies alone. An endpoint beside the registered ones: through the
 * component's RestConsumerFactory the REST DSL's context path and CORS would apply.
 */
final class PlatformEndpoint extends PlatformHttpEndpoint {

    private static final String SPRING_BOOT =
            "org.apache.camel.component.platform.http.springboot.SpringBootPlatformHttpConsumer";
    private static final String VERTX = "org.apache.camel.component.platform.http.vertx.VertxPlatformHttpConsumer";

    private final int maxBodySize;
    private final Duration bodyTimeout;

    PlatformEndpoint(PlatformHttpComponent component, String path, int maxBodySize, Duration bodyTimeout) {
        super("platform-http:" + path, path, component);
        this.maxBodySize = maxBodySize;
        this.bodyTimeout = bodyTimeout;
        setCamelContext(component.getCamelContext());
        setPlatformHttpEngine(component.getEngine());
        setHandleWriteResponseError(component.isHandleWriteResponseError());
        setRequestTimeout(component.getRequestTimeout());
        setUseBodyHandler(false);
        setPopulateBodyWithForm(false);
    }

    @Override
    protected PlatformHttpConsumer createPlatformHttpConsumer(Processor processor) throws Exception {
        PlatformHttpConsumer consumer = super.createPlatformHttpConsumer(processor);
        return switch (consumer.getClass().getName()) {
            case SPRING_BOOT -> SpringBootConsumer.of(this, processor, consumer, maxBodySize, bodyTimeout);
            case VERTX ->
                VertxConsumer.of(this, processor, getComponent().getEngine(), consumer, maxBodySize, bodyTimeout);
            default -> consumer;
        };
    }

    @Override
    public DefaultPlatformHttpConsumer createConsumer(Processor processor) throws Exception {
        DefaultPlatformHttpConsumer consumer = new DefaultPlatformHttpConsumer(this, processor) {
            @Override
            protected void doInit() throws Exception {
                try {
                    super.doInit();
                } catch (IllegalArgumentException | IllegalStateException e) {
                    throw noServer(e);
                }
            }
        };
        configureConsumer(consumer);
        return consumer;
    }

    static IllegalStateException noServer(Exception cause) {
        return new IllegalStateException(
                "No HTTP server to receive notifications on. Add camel-platform-http-main and set camel.server.enabled=true"
                        + " (Camel Main), or add camel-platform-http-starter (Spring Boot) or"
                        + " camel-quarkus-platform-http (Quarkus); or name another server in the option"
                        + " consumerComponentName (jetty, undertow, netty-http, servlet) and add its dependency",
                cause);
    }
}
