package io.github.cameltegro.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.service.ServiceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationServerTest {

    private final CamelContext context = new DefaultCamelContext();

    @AfterEach
    void stop() {
        context.stop();
    }

    private Consumer create(String consumerComponentName, String path) throws Exception {
        return NotificationServer.createConsumer(
                context, consumerComponentName, path, 1, Duration.ofSeconds(1), exchange -> {});
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "tegro",
                "/",
                "/tegro/*",
                "/{shop}",
                "/a:b",
                "/a?b=c",
                "/a#b",
                "/a%41",
                "//a",
                "/a/../b",
                "/.",
                "/a b",
                "/\u0436"
            })
    void refusesAPathThatAServerMightTakeForMoreThanItself(String path) {
        assertThatThrownBy(() -> create(null, path))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("path must be absolute");
    }

    @Test
    void namesTheDependencyOfAComponentThatIsMissing() {
        assertThatThrownBy(() -> create("no-such", "/tegro"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("consumerComponentName=no-such: there is no such component; add the dependency"
                        + " org.apache.camel:camel-no-such");
    }

    @Test
    void refusesAComponentThatIsNoServer() {
        assertThatThrownBy(() -> create("direct", "/tegro"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("consumerComponentName=direct: the component is no HTTP server");
    }

    @Test
    void tellsHowToGetAServerWhereTheRuntimeHasNone() throws Exception {
        context.start();
        // an engine without a server, as with camel.server.enabled=false
        Consumer consumer = create(null, "/tegro");
        assertThatThrownBy(() -> ServiceHelper.startService(consumer))
                .hasStackTraceContaining("No HTTP server to receive notifications on. Add camel-platform-http-main")
                .hasStackTraceContaining("consumerComponentName (jetty, undertow, netty-http, servlet)");
    }

    @Test
    void leavesNoEndpointOfTheServersInTheContext() throws Exception {
        context.start();
        create(null, "/tegro");
        assertThat(context.getEndpoints()).isEmpty();
    }
}
