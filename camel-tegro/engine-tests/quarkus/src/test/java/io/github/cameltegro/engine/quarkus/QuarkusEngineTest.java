package io.github.cameltegro.engine.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.engine.EngineContract;
import io.github.cameltegro.notification.Probe;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Quarkus on the JVM, with its own Vert.x, below a path of its own. */
@QuarkusTest
class QuarkusEngineTest extends EngineContract {

    private static Probe probe;

    @Inject
    CamelContext context;

    @TestHTTPResource(Probe.PATH)
    URI address;

    /** A context without a route doesn't prepare for exchanges. */
    public static class AnyRoute extends RouteBuilder {
        @Override
        public void configure() {
            from("direct:any").stop();
        }
    }

    @BeforeEach
    void start() throws Exception {
        if (probe == null) {
            probe = Probe.serve(context, null);
        }
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
    void theLoggedPathIsTheOneThatWorks() {
        assertThat(address.getPath()).isEqualTo("/shop" + Probe.PATH);
        assertThat(Probe.address(context)).isEqualTo(address.getPath());
    }

    @Test
    void runsOnTheOlderCamelOfCamelQuarkus() {
        assertThat(context.getVersion()).startsWith("4.17.");
    }
}
