package io.github.cameltegro.notification;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltegro.engine.Bodies;
import io.github.cameltegro.engine.EngineContract;
import io.github.cameltegro.engine.RawHttp;
import java.io.IOException;
import java.net.URI;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Camel Main's own server. */
class VertxEngineTest extends EngineContract {

    private static final Main MAIN = new Main();
    private static Probe probe;
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
        probe = Probe.serve(MAIN.getCamelContext(), null);
        int port = MAIN.getCamelContext()
                .getComponent("platform-http", PlatformHttpComponent.class)
                .getEngine()
                .getServerPort();
        address = URI.create("http://localhost:" + port + Probe.PATH);
    }

    @AfterAll
    static void stop() {
        probe.listen(false);
        MAIN.stop();
    }

    @Override
    protected URI address() {
        return address;
    }

    @Override
    protected void listen(boolean on) {
        probe.listen(on);
    }

    @Test
    void aFloodThatGoesOnAfterItsRefusalIsCutOff() throws IOException {
        try (RawHttp http = new RawHttp(address)) {
            http.head("POST", "Content-Type: " + Bodies.FORM, "Transfer-Encoding: chunked");
            byte[] megabyte = new byte[1 << 20];
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 1000; i++) {
                            http.chunk(megabyte);
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
    }
}
