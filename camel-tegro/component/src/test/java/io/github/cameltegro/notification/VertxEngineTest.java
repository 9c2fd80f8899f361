package io.github.cameltegro.notification;

import io.github.cameltegro.engine.EngineContract;
import java.net.URI;
import org.apache.camel.Consumer;
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
        // the REST DSL's affairs
        MAIN.addInitialProperty("camel.rest.component", "jetty");
        MAIN.addInitialProperty("camel.rest.context-path", "/api");
        MAIN.addInitialProperty("camel.rest.enable-cors", "true");
        MAIN.configure().addRoutesBuilder(AnyRoute.INSTANCE);
        MAIN.start();
        consumer = Probe.serve(MAIN.getCamelContext(), null);
        int port = MAIN.getCamelContext()
                .getComponent("platform-http", PlatformHttpComponent.class)
                .getEngine()
                .getServerPort();
        address = URI.create("http://localhost:" + port + Probe.PATH);
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

    @Override
    protected void listen(boolean on) {
        if (on) {
            consumer.start();
        } else {
            consumer.stop();
        }
    }
}
