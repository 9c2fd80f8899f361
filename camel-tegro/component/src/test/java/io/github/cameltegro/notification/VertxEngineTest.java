package io.github.cameltegro.notification;

import io.github.cameltegro.engine.EngineContract;
import java.net.URI;
import org.apache.camel.Consumer;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.main.Main;
import org.apache.camel.support.service.ServiceHelper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Camel Main's own server. */
class VertxEngineTest extends EngineContract {

    private static final Main MAIN = new Main();
    private static Consumer consumer;
    private static URI address;

    @BeforeAll
    static void start() throws Exception {
        MAIN.addInitialProperty("camel.server.enabled", "true");
        MAIN.addInitialProperty("camel.server.host", "localhost");
        MAIN.addInitialProperty("camel.server.port", "0");
        MAIN.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                // a context without a route doesn't prepare for exchanges
                from("direct:any").to("mock:any");
            }
        });
        MAIN.start();
        consumer = NotificationServer.createConsumer(MAIN.getCamelContext(), null, "/tegro/notification", new Probe());
        ServiceHelper.startService(consumer);
        int port = MAIN.getCamelContext()
                .getComponent("platform-http", PlatformHttpComponent.class)
                .getEngine()
                .getServerPort();
        address = URI.create("http://localhost:" + port + "/tegro/notification");
    }

    @AfterAll
    static void stop() {
        ServiceHelper.stopAndShutdownService(consumer);
        MAIN.stop();
    }

    @Override
    protected URI address() {
        return address;
    }
}
