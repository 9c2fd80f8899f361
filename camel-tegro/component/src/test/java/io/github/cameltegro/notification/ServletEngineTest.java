package io.github.cameltegro.notification;

import io.github.cameltegro.engine.EngineContract;
import java.net.URI;
import java.util.EnumSet;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.component.servlet.CamelHttpTransportServlet;
import org.apache.camel.impl.DefaultCamelContext;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Camel's servlet in a servlet container, here of Jetty. */
class ServletEngineTest extends EngineContract {

    private static final CamelContext CONTEXT = new DefaultCamelContext();
    private static final Server SERVER = new Server(0);
    private static Probe probe;
    private static URI address;

    @BeforeAll
    static void start() throws Exception {
        ServletContextHandler handler = new ServletContextHandler("/");
        ServletHolder servlet = new ServletHolder("CamelServlet", CamelHttpTransportServlet.class);
        servlet.setInitOrder(1);
        handler.addServlet(servlet, "/*");
        SERVER.setHandler(handler);
        SERVER.start();
        CONTEXT.addRoutes(AnyRoute.INSTANCE);
        CONTEXT.start();
        probe = Probe.serve(CONTEXT, "servlet");
        int port = ((ServerConnector) SERVER.getConnectors()[0]).getLocalPort();
        address = URI.create("http://localhost:" + port + Probe.PATH);
    }

    @AfterAll
    static void stop() throws Exception {
        probe.listen(false);
        CONTEXT.stop();
        SERVER.stop();
    }

    @Override
    protected URI address() {
        return address;
    }

    @Override
    protected void listen(boolean on) {
        probe.listen(on);
    }

    @Override
    protected Set<Ability> lacks() {
        return EnumSet.of(Ability.SEES_STANDSTILL, Ability.RECEIVES_WITHOUT_THREADS, Ability.SWALLOWS_UNREAD);
    }
}
