package io.github.cameltegro.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.CapturedLog;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.apache.camel.builder.NoErrorHandlerBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.main.Main;
import org.apache.camel.spi.ExceptionHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A route that fails is in the log with one stack trace, and what Camel measures of it reaches Prometheus. */
class FailedRouteLogTest {

    private static final String FAILURE = "the ledger is full";
    private static final String NOTIFICATION = "tegro:notification?path=/tegro/notification";

    @RegisterExtension
    static final TegroSimulatorExtension EXTENSION = new TegroSimulatorExtension();

    private final TegroSimulator tegro = EXTENSION.simulator();
    private final Main main = new Main();
    private CapturedLog log;

    @BeforeEach
    void log() {
        log = new CapturedLog()
                .level("ROOT", Level.WARN)
                .level("org.apache.camel.processor.errorhandler", Level.WARN)
                .level("io.micrometer", Level.WARN);
        tegro.createOrder("A-1", "RUB", "5");
        tegro.pay("A-1");
    }

    @AfterEach
    void stop() {
        main.stop();
        log.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                NOTIFICATION,
                "tegro:orders?paidOnly=true&initialDelay=0&repeatCount=1",
                "tegro:orders?initialDelay=0&repeatCount=1",
                "tegro:order?orderId=A-1&initialDelay=0&repeatCount=1",
                "tegro:balance?initialDelay=0&repeatCount=1"
            })
    void itsStackTraceIsLoggedOnce(String uri) throws Exception {
        start(uri, true);

        await().untilAsserted(() ->
                assertThat(lines("The route failed")).singleElement().asString().contains(FAILURE));
        assertThat(traces()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {NOTIFICATION, "tegro:balance?initialDelay=0&repeatCount=1"})
    void whereNoErrorHandlerLogsItTheTraceIsInOurs(String uri) throws Exception {
        start(uri, false);

        await().untilAsserted(() -> assertThat(traces()).isEqualTo(1));
        assertThat(lines("The route failed")).hasSize(1);
    }

    @Test
    void anExceptionHandlerOfTheUsersOwnIsTold() throws Exception {
        StringBuffer told = new StringBuffer();
        main.bind("mine", (Told) (message, exchange, failure) -> told.append(failure.getMessage()));
        start(NOTIFICATION + "&exceptionHandler=#mine", true);

        assertThat(told).hasToString(FAILURE);
        assertThat(lines("The route failed")).isEmpty();
    }

    /** Camel's own meters have a route's name as a tag, also those of the HTTP request behind a notification. */
    @Test
    void prometheusTakesEveryMeter() throws Exception {
        start(NOTIFICATION, true);
        MeterRegistry meters = main.getCamelContext().getRegistry().findSingleByType(MeterRegistry.class);

        await().untilAsserted(() -> assertThat(
                        meters.find("camel.exchange.event.notifier").meters())
                .anyMatch(meter ->
                        String.valueOf(meter.getId().getTag("endpointName")).startsWith("platform-http")));
        // it refuses a meter that has other tags than one of the same name
        Map<String, Set<List<String>>> tags = new TreeMap<>();
        meters.forEachMeter(meter -> tags.computeIfAbsent(meter.getId().getName(), name -> new HashSet<>())
                .add(meter.getId().getTags().stream().map(Tag::getKey).toList()));
        assertThat(tags.get("camel.exchange.event.notifier")).hasSize(1);
        assertThat(tags.get("camel.tegro.notifications")).hasSize(1);
    }

    private void start(String uri, boolean errorHandler) throws Exception {
        Properties settings = tegro.camelProperties();
        settings.setProperty("camel.server.enabled", "true");
        settings.setProperty("camel.server.port", "0");
        settings.setProperty("camel.metrics.enabled", "true");
        settings.setProperty("camel.management.enabled", "true");
        settings.setProperty("camel.management.port", "0");
        settings.setProperty("camel.management.metricsEnabled", "true");
        main.setDefaultPropertyPlaceholderLocation("false");
        main.setOverrideProperties(settings);
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                if (!errorHandler) {
                    errorHandler(new NoErrorHandlerBuilder());
                }
                from("direct:any").log("any");
                from(uri).process(exchange -> {
                    throw new IllegalStateException(FAILURE);
                });
            }
        });
        main.start();
        main.getCamelTemplate().sendBody("direct:any", null);
        if (uri.startsWith(NOTIFICATION)) {
            int port = main.getCamelContext()
                    .getComponent("platform-http", PlatformHttpComponent.class)
                    .getEngine()
                    .getServerPort();
            assertThat(tegro.notification("A-1")
                            .sendTo("http://127.0.0.1:" + port + "/tegro/notification")
                            .send()
                            .get()
                            .get(0)
                            .status())
                    .isEqualTo(500);
        }
    }

    private List<String> lines(String part) {
        return log.text().lines().filter(line -> line.contains(part)).toList();
    }

    private long traces() {
        return lines("at io.github.cameltegro.observability.FailedRouteLogTest$1.lambda")
                .size();
    }

    /** The one method that counts. */
    private interface Told extends ExceptionHandler {

        @Override
        default void handleException(Throwable exception) {}

        @Override
        default void handleException(String message, Throwable exception) {}
    }
}
