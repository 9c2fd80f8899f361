package io.github.cameltegro.notification;

import static io.github.cameltegro.engine.Bodies.FORM;
import static io.github.cameltegro.engine.Bodies.latin;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.github.cameltegro.engine.RawHttp;
import io.github.cameltegro.support.CapturedLog;
import java.net.URI;
import org.apache.camel.CamelContext;
import org.apache.camel.component.servlet.CamelHttpTransportServlet;
import org.apache.camel.impl.DefaultCamelContext;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Camel's servlet can't be kept from the container's threads; the container's own time limit can. */
class ServletIdleTimeoutTest {

    private final CamelContext context = new DefaultCamelContext();
    private final Server server = new Server(0);
    private Probe probe;

    @BeforeEach
    void start() throws Exception {
        ServletContextHandler handler = new ServletContextHandler("/");
        ServletHolder servlet = new ServletHolder("CamelServlet", CamelHttpTransportServlet.class);
        servlet.setInitOrder(1);
        handler.addServlet(servlet, "/*");
        server.setHandler(handler);
        connector().setIdleTimeout(300);
        server.start();
        context.addRoutes(AnyRoute.INSTANCE);
        context.start();
    }

    private ServerConnector connector() {
        return (ServerConnector) server.getConnectors()[0];
    }

    @AfterEach
    void stop() throws Exception {
        probe.listen(false);
        context.stop();
        server.stop();
    }

    @Test
    void aBodyThatStandsStillIsRefusedAndTheStartSaysWhereToReadOfIt() throws Exception {
        try (CapturedLog log = new CapturedLog().level(RestServer.class.getName(), Level.WARN)) {
            probe = Probe.serve(context, "servlet");
            assertThat(log.text()).contains("docs/security.md says under 'Slow senders' what to set");
        }
        URI address = URI.create("http://localhost:" + connector().getLocalPort() + Probe.PATH);
        try (RawHttp http = new RawHttp(address)) {
            http.head("POST", "Content-Type: " + FORM, "Content-Length: 100").bytes(latin("a=1"));
            assertThat(http.answer().status()).isEqualTo(408);
        }
    }
}
