package io.github.cameltegro;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.github.cameltegro.simulator.Fault;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.CapturedLog;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Route;
import org.apache.camel.api.management.ManagedCamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever happens, no key is seen anywhere: not in a log, an error, a description, JMX or a dump of the routes. */
class SecrecyTest {

    private static final String SHOP = "1913EA9D9351469B1E5D852A00000000";
    private static final String API_KEY = "kR9%w&2+T(q)^x*Zb7";
    private static final String SECRET_KEY = "GB%^&*YJni677+)(=~'\"{}";
    private static final String OTHER_KEY = "zQ3%m&8+V(s)^p*Jd5";
    private static final String PREVIOUS_KEY = "oN2%h&5+U(w)^m*Gc8";
    private static final String PROXY_PASSWORD = "pX6%n&4+W(t)^r*Lf1";

    /** The longest pieces that no encoding for a URI, for JSON or for XML changes, and the keys themselves. */
    private static final List<String> PIECES = List.of(
            API_KEY, SECRET_KEY, PREVIOUS_KEY, OTHER_KEY, PROXY_PASSWORD, "kR9", "YJni677", "oN2", "zQ3", "pX6");

    @RegisterExtension
    static final TegroSimulatorExtension EXTENSION = TegroSimulatorExtension.with(builder ->
            builder.shopId(SHOP).apiKey(API_KEY).secretKey(SECRET_KEY).account("OTHER", OTHER_KEY, SECRET_KEY));

    private final TegroSimulator tegro = EXTENSION.simulator();
    private final Main main = new Main();
    private CapturedLog log;

    @BeforeEach
    void start() throws Exception {
        log = new CapturedLog()
                .level("ROOT", Level.DEBUG)
                .level("io.github.cameltegro", Level.TRACE)
                .level("org.apache.camel.processor.errorhandler", Level.DEBUG)
                // these two of Camel's own tell at DEBUG the value of each placeholder that they find
                .level("org.apache.camel.component.properties", Level.INFO)
                .level("org.apache.camel.impl.engine.DefaultCamelContextExtension", Level.INFO);
        main.setPropertyPlaceholderLocations("classpath:keys.properties,classpath:account.properties");
        main.bind("otherKey", OTHER_KEY);
        main.addInitialProperty("camel.component.tegro.baseUrl", tegro.baseUrl());
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:create").to("tegro:createOrder").to("tegro:order").to("log:done?showAll=true&level=DEBUG");
                from("direct:other").to("tegro:balance?shopId=OTHER&apiKey=#bean:otherKey");
                from("direct:payment").to("tegro:paymentLink").to("log:done?showAll=true&level=DEBUG");
                from("direct:form").to("tegro:paymentForm").to("log:done?showAll=true&level=DEBUG");
                from("direct:dynamic").toD("tegro:order?orderId=${body}");
            }
        });
        main.start();
    }

    @AfterEach
    void stop() {
        main.stop();
        log.close();
    }

    private CamelContext context() {
        return main.getCamelContext();
    }

    private List<Throwable> everything() {
        return everything("some echo");
    }

    /** Successes, and every kind of failure; what the gateway repeats of it is its own choice. */
    private List<Throwable> everything(String echo) {
        List<Throwable> failures = new ArrayList<>();
        ProducerTemplate template = context().createProducerTemplate();
        Map<String, Object> order = Map.of("order_id", "A-1", "amount", 5, "currency", "RUB");
        assertThat(send(template, "direct:create", order)).isNull();
        assertThat(send(template, "direct:other", null)).isNull();
        assertThat(send(template, "direct:dynamic", "A-1")).isNull();
        assertThat(send(template, "direct:payment", order)).isNull();
        assertThat(send(template, "direct:form", order)).isNull();
        failures.add(send(template, "direct:payment", Map.of("order_id", "A\ud83d", "amount", 5, "currency", "RUB")));
        failures.add(send(template, "direct:form", Map.of("order_id", "A\nB", "amount", 5, "currency", "RUB")));
        failures.add(send(template, "direct:create", Map.of("order_id", "A-2", "amount", "-1")));
        failures.add(send(template, "direct:create", "no JSON"));
        for (Fault fault : List.of(
                Fault.error("your key " + echo + " is wrong"),
                Fault.raw(
                        502,
                        "text/html",
                        "<html>" + echo + (echo.equals(API_KEY) ? SECRET_KEY + PREVIOUS_KEY + PROXY_PASSWORD : "")),
                Fault.raw(200, "application/json", "{\"type\":\"success\",\"data\":{\"id\":\"" + echo + "\"}}"),
                Fault.redirect("https://elsewhere.example/?key=" + echo.replace(' ', '+')),
                Fault.resetAfterWork())) {
            tegro.onAny().times(1).fail(fault);
            failures.add(send(template, "direct:create", order));
        }
        failures.add(send(template, "tegro:balance?baseUrl=http://tegro.invalid", null));
        failures.add(send(template, "tegro:balance?connectTimeout=0", null));
        failures.add(send(template, "tegro:balance?amount=5", null));
        failures.add(send(template, "tegro:refund", null));
        failures.add(send(template, "tegro:balance?proxyHost=127.0.0.1&proxyPort=1", null));
        assertThat(failures).doesNotContainNull();
        return failures;
    }

    private static Throwable send(ProducerTemplate template, String uri, Object body) {
        try {
            Exchange exchange = template.request(uri, e -> e.getMessage().setBody(body));
            return exchange.getException();
        } catch (RuntimeException e) {
            return e;
        }
    }

    @Test
    void noLogLineHoldsAKey() throws Exception {
        everything();
        main.stop();

        // it did log
        assertThat(log.text())
                .contains("nonceNode", "camel.component.tegro", "Tegro refused", "POST /api/createOrder/");
        assertHidden("log", log.text());
    }

    @Test
    void noErrorHoldsAKey() {
        for (Throwable failure : everything(API_KEY)) {
            assertHidden("failure", Throwables.getStackTrace(failure));
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                assertHidden("message", String.valueOf(cause.getMessage()));
                assertHidden("text", cause.toString());
            }
        }
    }

    @Test
    void noDescriptionHoldsAKey() throws Exception {
        everything();
        TegroComponent component = context().getComponent("tegro", TegroComponent.class);
        assertHidden("component", component.toString());
        assertHidden("configuration", component.getConfiguration().toString());
        assertHidden("client", component.client(component.getConfiguration()).toString());
        for (Endpoint endpoint : context().getEndpoints()) {
            assertHidden("endpoint", endpoint.toString() + endpoint.getEndpointUri() + endpoint.getEndpointKey());
        }
        for (Route route : context().getRoutes()) {
            assertHidden("route", route.toString() + route.getDescription() + route.getProperties());
            route.getServices().forEach(service -> assertHidden("service", "" + service));
        }
    }

    @Test
    void noDumpOfTheRoutesHoldsAKey() throws Exception {
        ManagedCamelContext managed = context().getCamelContextExtension().getContextPlugin(ManagedCamelContext.class);

        String dump = managed.getManagedCamelContext().dumpRoutesAsXml(true)
                + managed.getManagedCamelContext().dumpRoutesStatsAsXml(true, true);

        assertThat(dump).contains("tegro:createOrder");
        assertHidden("dump", dump);
    }

    @Test
    void noAttributeOfJmxHoldsAKey() throws Exception {
        everything();
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        int tegroBeans = 0;
        for (ObjectName name : server.queryNames(new ObjectName("org.apache.camel:*"), null)) {
            assertHidden("name", name.toString());
            tegroBeans += name.toString().contains("tegro") ? 1 : 0;
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                try {
                    Object value = server.getAttribute(name, attribute.getName());
                    assertHidden(name + " " + attribute.getName(), asText(value));
                } catch (JMException | RuntimeException e) {
                    assertHidden("failure", Throwables.getStackTrace(e));
                }
            }
        }
        assertThat(tegroBeans).isGreaterThanOrEqualTo(4);
    }

    private static String asText(Object value) {
        return value instanceof Object[] values ? List.of(values).toString() : String.valueOf(value);
    }

    private static void assertHidden(String where, String text) {
        for (String piece : PIECES) {
            assertThat(text.contains(piece) ? context(text, piece) : "")
                    .as(where)
                    .isEmpty();
        }
    }

    private static String context(String text, String piece) {
        int at = text.indexOf(piece);
        return text.substring(Math.max(0, at - 200), Math.min(text.length(), at + 50));
    }
}
