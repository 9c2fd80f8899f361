package io.github.cameltegro.producer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameltegro.TegroInvalidRequestException;
import io.github.cameltegro.simulator.Fault;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.RawServer;
import io.github.cameltegro.support.TegroCamel;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.converter.stream.InputStreamCache;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What an expression puts into a URI is a value: it opens no option that the route's own text does not name, and changes
 * none that it gives.
 */
class ValuesOnUrisTest {

    private static final String RAW = "tegro:order?orderId=RAW(${header.order})&outputType=map";
    private static final String BARE = "tegro:order?orderId=${header.order}&outputType=map";

    @RegisterExtension
    static final TegroSimulatorExtension EXTENSION = new TegroSimulatorExtension();

    @RegisterExtension
    final TegroCamel camel = TegroCamel.of(EXTENSION);

    private final TegroSimulator tegro = EXTENSION.simulator();

    /** How a route gets from a header to a URI. */
    private enum Step {
        TO_D,
        TO_D_NOT_OPTIMISED,
        ENRICH,
        RECIPIENT_LIST,
        ROUTING_SLIP,
        YAML_TO_D {
            @Override
            String yaml(String uri) {
                return "toD: { uri: \"" + uri + "\" }";
            }
        },
        YAML_PARAMETERS {
            @Override
            String yaml(String uri) {
                return "toD: { uri: tegro:order, parameters: { orderId: \"" + value(uri) + "\", outputType: map } }";
            }
        },
        YAML_RECIPIENT_LIST {
            @Override
            String yaml(String uri) {
                return "recipientList: { simple: \"" + uri + "\" }";
            }
        },
        YAML_ENRICH {
            @Override
            String yaml(String uri) {
                return "enrich: { simple: \"" + uri + "\" }";
            }
        };

        String yaml(String uri) {
            return null;
        }

        /** Whether the component sees both the route's text and what came of it. */
        boolean isReadByUs() {
            return this != TO_D_NOT_OPTIMISED && !name().contains("LIST") && this != ROUTING_SLIP;
        }

        private static String value(String uri) {
            return uri.substring(uri.indexOf('=') + 1, uri.indexOf("&outputType"));
        }
    }

    private static final List<String> HOSTILE = List.of(
            "x)&baseUrl=EVIL",
            "x)&baseUrl=EVIL&outputType=RAW(map",
            "x)&baseUrl=EVIL&connectTimeout=RAW(5s",
            "x&baseUrl=EVIL",
            "x)&secretKey=abcdefghijklmnopqrstu&shopId=RAW(y",
            "x)&id=RAW(5",
            "x)&outputType=json&userAgent=RAW(y",
            "x)&userAgent=RAW(y",
            "x&userAgent=RAW(y",
            "x)&orderId=RAW(y",
            "x)&order-id=RAW(y",
            "RAW(x",
            "x%26baseUrl=EVIL",
            "x)%26baseUrl=EVIL",
            "#bean:secret",
            "#class:java.lang.String",
            "$simple{bean:secret}",
            "{{the.secret}}");

    @ParameterizedTest
    @EnumSource
    void aValueOpensAndChangesNothing(Step step) throws Exception {
        camel.context().getRegistry().bind("secret", "s3cr3t-of-the-registry");
        camel.context().getPropertiesComponent().addInitialProperty("the.secret", "s3cr3t-of-the-properties");
        tegro.on("order").fail(Fault.error("order not found"));
        try (RawServer evil = RawServer.answering(RawServer.ok("{\"type\":\"success\",\"data\":{\"id\":5}}"))) {
            for (String uri : List.of(RAW, BARE)) {
                route(step, uri);
                for (String value : HOSTILE) {
                    if (step.isReadByUs() || !value.startsWith("{{")) {
                        assertNothingIsOpened(uri, value, value.replace("EVIL", evil.baseUrl()));
                    }
                }
            }
            assertThat(evil.connections()).isZero();
        }
    }

    private void assertNothingIsOpened(String uri, String value, String order) {
        String what = uri + " with " + value;
        int before = tegro.requests().size();

        Throwable failure = camel.send(uri.equals(RAW) ? "direct:raw" : "direct:bare", null, Map.of("order", order))
                .getException();

        if (tegro.requests().size() > before) {
            assertThat(last().get("payment_id").textValue()).as(what).isEqualTo(order);
        } else {
            assertThat(Throwables.getStackTrace(failure))
                    .as(what)
                    .contains("TegroInvalidRequestException")
                    .doesNotContain("127.0.0.1")
                    .doesNotContain("s3cr3t");
        }
        if (value.startsWith("x)&baseUrl") && uri.equals(RAW) || value.startsWith("x&baseUrl") && uri.equals(BARE)) {
            assertThat(failure).as(what).hasMessageContaining("'baseUrl'");
        }
    }

    private static final List<String> HARMLESS = List.of(
            "A-1",
            "payer+1@example.org",
            "a b",
            "50%",
            "50%25",
            "a%20b",
            "1 & 2",
            "x=y",
            "RAW",
            "(a)",
            "a)b",
            "a)&b",
            "x?y",
            "x#y",
            "#17",
            "#bean:x",
            "{x}",
            "${x}",
            "Заказ №1");

    @ParameterizedTest
    @EnumSource
    void aValueArrivesAsItIsOrNotAtAll(Step step) throws Exception {
        HARMLESS.forEach(value -> tegro.createOrder(value, "RUB", "100"));
        for (String uri : List.of(RAW, BARE)) {
            route(step, uri);
            for (String value : HARMLESS) {
                String what = uri + " with " + value;
                int before = tegro.requests().size();

                Throwable failure = camel.send(
                                uri.equals(RAW) ? "direct:raw" : "direct:bare", null, Map.of("order", value))
                        .getException();

                if (step.isReadByUs() && uri.equals(RAW) && !value.contains(")&") || value.equals("A-1")) {
                    assertThat(failure).as(what).isNull();
                }
                if (failure != null) {
                    assertThat(Throwables.getStackTrace(failure)).as(what).contains("TegroInvalidRequestException");
                    assertThat(tegro.requests()).as(what).hasSize(before);
                } else {
                    assertThat(last().get("payment_id").textValue()).as(what).isEqualTo(value);
                }
            }
        }
    }

    private JsonNode last() {
        return tegro.requests().get(tegro.requests().size() - 1).json();
    }

    private void route(Step step, String uri) throws Exception {
        String from = uri.equals(RAW) ? "direct:raw" : "direct:bare";
        String yaml = step.yaml(uri);
        if (yaml != null) {
            PluginHelper.getRoutesLoader(camel.context())
                    .loadRoutes(ResourceHelper.fromString(
                            "dynamic.yaml", "- route: { from: { uri: \"" + from + "\", steps: [ " + yaml + " ] } }"));
            return;
        }
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                var route = from(from);
                switch (step) {
                    case TO_D -> route.toD(uri);
                    case TO_D_NOT_OPTIMISED -> route.toD().uri(uri).allowOptimisedComponents(false);
                    case ENRICH -> route.enrich().simple(uri);
                    case RECIPIENT_LIST -> route.recipientList(simple(uri));
                    case ROUTING_SLIP -> route.routingSlip(simple(uri));
                    default -> throw new IllegalArgumentException(step.name());
                }
            }
        });
    }

    @Test
    void anErrorNamesTheOptionAndTheWayOut() throws Exception {
        route(Step.TO_D, RAW);

        assertThat(camel.send("direct:raw", null, Map.of("order", "x)&notifyUrl=https://evil.example/&test=RAW(1"))
                        .getException())
                .isInstanceOf(TegroInvalidRequestException.class)
                .hasMessageContainingAll("tegro:order", "'notifyUrl'", "headers")
                .hasMessageNotContaining("evil");
    }

    @ParameterizedTest
    @CsvSource({
        "direct:tap, x)&baseUrl=",
        "direct:router, x)&baseUrl=",
        "direct:tenant, x)&baseUrl=",
        "direct:poll, map&baseUrl=",
        "direct:made, 1&baseUrl="
    })
    void otherStepsOpenNothingEither(String step, String value) throws Exception {
        camel.route(otherSteps());
        try (RawServer evil = RawServer.answering(RawServer.ok("{\"type\":\"success\",\"data\":{\"id\":5}}"))) {
            MockEndpoint failed = camel.context().getEndpoint("mock:failed", MockEndpoint.class);
            failed.expectedMessageCount(1);

            camel.send(step, null, Map.of("order", value + evil.baseUrl()));

            failed.assertIsSatisfied();
            assertThat(Throwables.getStackTrace(
                            failed.getExchanges().get(0).getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class)))
                    .contains("TegroInvalidRequestException", "'baseUrl'")
                    .doesNotContain(evil.baseUrl());
            assertThat(evil.connections()).isZero();
            assertThat(tegro.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${body[order]}",
                "${in.body[order]}",
                "${body}",
                "${bodyAs(String)}",
                "${mandatoryBodyAs(String)}",
                "${variable.order}",
                "${exchangeProperty.order}"
            })
    void aValueNamesNoPlaceholderWhereverItStands(String expression) throws Exception {
        String value = "x{{the.secret}}";
        camel.context().getPropertiesComponent().addInitialProperty("the.secret", "s3cr3t-of-the-properties");
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:any")
                        .process(exchange -> exchange.setVariable("order", value))
                        .process(exchange -> exchange.setProperty("order", value))
                        .toD("tegro:order?orderId=RAW(" + expression + ")");
            }
        });
        List<Object> bodies = expression.contains("[")
                ? List.of(Map.of("order", value))
                : List.of(value, value.getBytes(UTF_8), new InputStreamCache(value.getBytes(UTF_8)));
        for (Object body : bodies) {
            assertThat(camel.send("direct:any", body).getException())
                    .as(body.getClass().getName())
                    .isInstanceOf(TegroInvalidRequestException.class)
                    .hasMessageContainingAll("'orderId'", "placeholder")
                    .hasMessageNotContaining("s3cr3t");
        }
        assertThat(tegro.requests()).isEmpty();
    }

    private static RouteBuilder otherSteps() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                onException(Exception.class).handled(true).to("mock:failed");
                from("direct:tap").wireTap(RAW);
                from("direct:poll").pollEnrich().simple("tegro:balance?outputType=${header.order}");
                from("direct:router").dynamicRouter(simple("tegro:order?orderId=RAW(${header.order})"));
                from("direct:made").recipientList(method(new Maker()));
                from("direct:tenant").toD("tegro:order?shopId=RAW(${header.order})&orderId=A-1");
            }
        };
    }

    /** Makes a URI that stands in no route. */
    public static final class Maker {

        public String make(@Header("order") String order) {
            return "tegro:orders?page=" + order;
        }
    }

    @Test
    void anAccountMayStillComeFromAnExpressionThatTheRouteNames() throws Exception {
        tegro.createOrder("A-1", "RUB", "100");
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:tenant")
                        .toD("tegro:order?shopId=${header.shop}&apiKey=RAW(${header.key})&orderId=${header.order}");
                from("direct:bean").toD("tegro:order?apiKey=#bean:${header.name}&orderId=${header.order}");
                from("direct:lines").toD("""
                        tegro:order?orderId=RAW(${header.order})
                            &outputType=map
                        """);
                from("direct:made").recipientList(method(new Maker()));
                from("direct:constant").recipientList(constant("tegro:order?outputType=map&responseTimeout=5s"));
            }
        });
        camel.context().getRegistry().bind("keyOfA", tegro.apiKey());
        Map<String, Object> headers = Map.of(
                "name",
                "keyOfA",
                "shop",
                tegro.shopId(),
                "key",
                tegro.apiKey(),
                "order",
                "A-1",
                "CamelTegroOrderId",
                "A-1");
        for (String route : List.of("direct:tenant", "direct:bean", "direct:lines", "direct:constant")) {
            assertThat(camel.send(route, null, headers).getException())
                    .as(route)
                    .isNull();
        }
        assertThat(camel.send("direct:made", null, Map.of("order", "1")).getException())
                .isNull();
    }
}
