package io.github.cameltegro.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import io.github.cameltegro.TegroComponent;
import io.github.cameltegro.support.CapturedLog;
import io.github.cameltegro.support.TegroCamel;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.RestConfiguration;
import org.apache.camel.test.AvailablePortFinder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Of two routes on one path only one would get the requests; the other shop's payments would be refused for ever. */
class SharedPathTest {

    private final CamelContext context = new DefaultCamelContext();

    @BeforeEach
    void server() throws Exception {
        VertxPlatformHttpServerConfiguration http = new VertxPlatformHttpServerConfiguration();
        http.setBindHost("127.0.0.1");
        http.setBindPort(0);
        context.addService(new VertxPlatformHttpServer(http));
        for (String name : new String[] {"tegro", "tegro-second"}) {
            TegroComponent component = new TegroComponent();
            component.getConfiguration().setShopId(TegroCamel.SHOP_ID);
            component.getConfiguration().setSecretKey(TegroCamel.SECRET_KEY);
            context.addComponent(name, component);
        }
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private void on(String server) {
        RestConfiguration rest = new RestConfiguration();
        rest.setComponent(server);
        rest.setHost("localhost");
        rest.setPort(AvailablePortFinder.getNextAvailable());
        context.setRestConfiguration(rest);
    }

    private void route(String id, String uri) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).routeId(id).to("mock:" + id);
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "platform-http, tegro, /n",
        "platform-http, tegro-second, /n",
        "platform-http, tegro-second, /n/",
        "undertow, tegro-second, /n",
        "netty-http, tegro-second, /n/",
        "jetty, tegro-second, /n",
        "jetty, tegro-second, /n/"
    })
    void theStartFailsAndNamesBothRoutes(String server, String second, String path) throws Exception {
        if (!server.equals("platform-http")) {
            on(server);
        }
        String options = "&consumerComponentName=" + server;
        route("first", "tegro:notification?path=/n" + options + "&secretKey=RAW(NotToBeShown-1)");
        route("second", second + ":notification?path=" + path + options + "&secretKey=RAW(NotToBeShown-2)");

        assertThatThrownBy(context::start)
                .hasStackTraceContaining("/n on " + server + " belongs to route first, and route second names it too")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("NotToBeShown"));
    }

    @Test
    void aStoppedRouteGivesItsPathBackAndOneThatFailedToStartTakesNone() throws Exception {
        route("first", "tegro:notification?path=/n");
        context.start();
        assertThatThrownBy(() -> route("second", "tegro-second:notification?path=/n"))
                .hasStackTraceContaining("belongs to route first");
        assertThatThrownBy(() -> route("third", "tegro-second:notification?path=/n"))
                .hasStackTraceContaining("belongs to route first");
        context.getRouteController().stopRoute("first");
        context.getRouteController().startRoute("first");
        context.getRouteController().suspendRoute("first");
        assertThatThrownBy(() -> route("fourth", "tegro-second:notification?path=/n"))
                .hasStackTraceContaining("belongs to route first");
        context.getRouteController().stopRoute("first");
        assertThatCode(() -> route("fifth", "tegro-second:notification?path=/n"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/n", "/n/"})
    void aPathThatAnotherRouteHasOpenedBeforeIsRefused(String path) throws Exception {
        route("webhook", "platform-http:" + path);
        route("payments", "tegro:notification?path=/n");
        assertThatThrownBy(context::start)
                .hasStackTraceContaining(
                        "path=/n: platform-http://" + path + " takes the requests at this path already");
    }

    @Test
    void aRouteThatOpensThePathLaterIsAnError() throws Exception {
        route("payments", "tegro:notification?path=/n");
        context.start();
        try (CapturedLog log = new CapturedLog().level(PlatformConsumer.class.getName(), Level.ERROR)) {
            route("webhook", "platform-http:/n");
            assertThat(log.messages(Level.ERROR))
                    .singleElement()
                    .asString()
                    .contains("platform-http:///n takes the requests at /n too");
        }
    }

    @Test
    void aRouteForOtherMethodsMayShareThePath() throws Exception {
        route("page", "platform-http:/n?httpMethodRestrict=GET");
        route("payments", "tegro:notification?path=/n");
        assertThatCode(context::start).doesNotThrowAnyException();
    }
}
