package io.github.cameltegro.notification;

import io.github.cameltegro.engine.EngineContract;
import java.net.URI;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.RestConfiguration;
import org.apache.camel.test.AvailablePortFinder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** The contract on a server that is named by consumerComponentName and listens where the REST DSL says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RestServerContract extends EngineContract {

    private final CamelContext context = new DefaultCamelContext();
    private final String componentName;
    private Probe probe;
    private URI address;

    RestServerContract(String componentName) {
        this.componentName = componentName;
    }

    @BeforeAll
    void start() throws Exception {
        int port = AvailablePortFinder.getNextAvailable();
        RestConfiguration rest = new RestConfiguration();
        rest.setComponent(componentName);
        rest.setHost("localhost");
        rest.setPort(port);
        rest.setContextPath("/api");
        rest.setEnableCORS(true);
        context.setRestConfiguration(rest);
        context.addRoutes(AnyRoute.INSTANCE);
        context.start();
        probe = Probe.serve(context, componentName);
        address = URI.create("http://localhost:" + port + Probe.PATH);
    }

    @AfterAll
    void stop() {
        probe.listen(false);
        context.stop();
    }

    @Override
    protected URI address() {
        return address;
    }

    @Override
    protected void listen(boolean on) {
        probe.listen(on);
    }
}
