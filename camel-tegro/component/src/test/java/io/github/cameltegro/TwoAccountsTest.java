package io.github.cameltegro;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.model.CreatedOrder;
import io.github.cameltegro.model.Order;
import io.github.cameltegro.simulator.RecordedRequest;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.RawServer;
import io.github.cameltegro.support.TegroCamel;
import java.io.IOException;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.EndpointServiceLocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Accounts in one CamelContext share connections where they may, and nothing else. */
class TwoAccountsTest {

    private static final String OTHER_SHOP = "1913EA9D9351469B1E5D852A00000000";
    private static final String OTHER_KEY = "kR9%w&2+T(q)^x*Zb7";
    private static final Map<String, Object> ORDER = Map.of("order_id", "A-1", "amount", 5, "currency", "RUB");

    @RegisterExtension
    static final TegroSimulatorExtension EXTENSION = TegroSimulatorExtension.with(
            builder -> builder.account(OTHER_SHOP, OTHER_KEY, "the other account's secret"));

    @RegisterExtension
    final TegroCamel camel = TegroCamel.of(EXTENSION);

    private final TegroSimulator tegro = EXTENSION.simulator();

    @Test
    void twoComponentsUnderNamesOfTheirOwn() {
        TegroComponent other = new TegroComponent(camel.context());
        other.getConfiguration().setBaseUrl(tegro.baseUrl());
        other.getConfiguration().setShopId(OTHER_SHOP);
        other.getConfiguration().setApiKey(OTHER_KEY);
        camel.context().addComponent("other", other);

        assertSeparate("tegro:", "other:", "");
    }

    @Test
    void overridesOnTheEndpointFromBeans() {
        camel.context().getRegistry().bind("otherKey", OTHER_KEY);

        assertSeparate("tegro:", "tegro:", "?shopId=" + OTHER_SHOP + "&apiKey=#bean:otherKey");
    }

    @Test
    void overridesOnTheEndpointFromPlaceholders() throws Exception {
        camel.context().getPropertiesComponent().addInitialProperty("other.shop", OTHER_SHOP);
        camel.context().getPropertiesComponent().addInitialProperty("other.key", OTHER_KEY);
        String account = "?shopId={{other.shop}}&apiKey=RAW({{other.key}})";
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:createOrder").to("tegro:createOrder" + account);
                from("direct:order").to("tegro:order" + account);
            }
        });

        assertSeparate("tegro:", "direct:", "");
    }

    private void assertSeparate(String one, String two, String query) {
        CreatedOrder first = camel.answer(CreatedOrder.class, one + "createOrder", ORDER);
        CreatedOrder second = camel.answer(CreatedOrder.class, two + "createOrder" + query, ORDER);

        assertThat(first.id()).isNotEqualTo(second.id());
        assertThat(camel.answer(Order.class, one + "order", "A-1").id()).isEqualTo(first.id());
        assertThat(camel.answer(Order.class, two + "order" + query, "A-1").id()).isEqualTo(second.id());
        assertThat(tegro.account(OTHER_SHOP).orders()).hasSize(1);
        assertThat(tegro.orders()).hasSize(1);
        assertThat(tegro.requests())
                .extracting(request -> request.json().get("shop_id").textValue())
                .containsExactly(tegro.shopId(), OTHER_SHOP, tegro.shopId(), OTHER_SHOP);
        assertThat(tegro.requests()).allMatch(RecordedRequest::processed);
        assertThat(camel.configuration().getShopId()).isEqualTo(tegro.shopId());
    }

    @Test
    void theShopInABodyIsCheckedAgainstTheEndpointsOwn() {
        camel.context().getRegistry().bind("otherKey", OTHER_KEY);
        Map<String, Object> body = Map.of("order_id", "A-1", "amount", 5, "currency", "RUB", "shop_id", tegro.shopId());

        camel.answer(CreatedOrder.class, "tegro:createOrder", body);
        camel.failure(
                TegroInvalidRequestException.class,
                "tegro:createOrder?shopId=" + OTHER_SHOP + "&apiKey=#bean:otherKey",
                body);
        assertThat(tegro.requests()).hasSize(1);
    }

    @Test
    void endpointsWithEqualTransportSettingsShareConnections() throws IOException {
        try (RawServer server = RawServer.answering(RawServer.ok("{\"type\":\"success\",\"data\":{}}"))) {
            camel.configuration().setBaseUrl(server.baseUrl());
            camel.context().getRegistry().bind("otherKey", OTHER_KEY);

            camel.send("tegro:balance");
            camel.send("tegro:shops");
            camel.send("tegro:balance?shopId=" + OTHER_SHOP + "&apiKey=#bean:otherKey");
            camel.send("tegro:balance?requestTimeout=5s&maxResponseSize=1000");
            assertThat(server.connections()).isEqualTo(1);

            camel.send("tegro:balance?userAgent=another");
            camel.send("tegro:balance?responseTimeout=5s");
            assertThat(server.connections()).isEqualTo(3);
            assertThat(server.requests()).hasSize(6);
        }
    }

    @Test
    void aRouteThatIsStartedAgainCallsAgain() throws Exception {
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:balance").routeId("balance").to("tegro:balance");
            }
        });
        assertThat(camel.send("direct:balance").getException()).isNull();

        camel.context().getRouteController().stopRoute("balance");
        camel.component().stop();
        assertThat(camel.send("tegro:shops").getException()).isNull();
        camel.component().start();
        camel.context().getRouteController().startRoute("balance");

        assertThat(camel.send("direct:balance").getException()).isNull();
    }

    @Test
    void theServiceThatAnEndpointTellsOfHoldsNoSecret() {
        EndpointServiceLocation location = camel.context().getEndpoint("tegro:balance", TegroEndpoint.class);

        assertThat(location.getServiceUrl()).isEqualTo(tegro.baseUrl());
        assertThat(location.getServiceProtocol()).isEqualTo("http");
        assertThat(location.getServiceMetadata())
                .containsOnly(Map.entry("shopId", tegro.shopId()), Map.entry("operation", "balance"));
    }
}
