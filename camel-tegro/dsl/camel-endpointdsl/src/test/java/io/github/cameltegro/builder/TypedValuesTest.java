package io.github.cameltegro.builder;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.TegroComponent;
import io.github.cameltegro.TegroConfiguration;
import io.github.cameltegro.TegroEndpoint;
import io.github.cameltegro.TegroInvalidRequestException;
import io.github.cameltegro.builder.dsl.TegroEndpointBuilderFactory.TegroBuilders;
import io.github.cameltegro.simulator.TegroSimulator;
import org.apache.camel.Exchange;
import org.apache.camel.builder.endpoint.EndpointRouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written on typed endpoints arrives, and an expression in one gives a value and nothing else. */
class TypedValuesTest {

    private final TegroSimulator tegro = TegroSimulator.builder().start();
    private final DefaultCamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void start() {
        TegroConfiguration account =
                camel.getComponent("tegro", TegroComponent.class).getConfiguration();
        account.setBaseUrl(tegro.baseUrl());
        account.setShopId(tegro.shopId());
        account.setApiKey(tegro.apiKey());
        account.setSecretKey(tegro.secretKey());
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
        tegro.close();
    }

    private abstract static class TypedRoutes extends EndpointRouteBuilder implements TegroBuilders {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user+tag@example.org",
                "a b",
                "50%",
                "a%20b",
                "50%25",
                "1 & 2",
                "x=y",
                "x?y",
                "x#y",
                "{x}",
                "a)b",
                "Заказ №1"
            })
    void aValueArrives(String written) throws Exception {
        camel.addRoutes(new TypedRoutes() {
            @Override
            public void configure() {
                from(direct("order")).to(tegro("order").orderId(written).outputType("map"));
            }
        });

        assertThat(camel.getEndpoints())
                .filteredOn(TegroEndpoint.class::isInstance)
                .extracting(endpoint -> ((TegroEndpoint) endpoint).getOrderId())
                .containsExactly(written);
    }

    @Test
    void anExpressionGivesAValueAndNothingElse() throws Exception {
        tegro.createOrder("user+1 & 50%", "RUB", "100");
        camel.addRoutes(new TypedRoutes() {
            @Override
            public void configure() {
                from(direct("order"))
                        .toD(tegro("order").orderId("RAW(${header.order})").outputType("map"));
            }
        });

        assertThat(send("user+1 & 50%").getException()).isNull();
        assertThat(tegro.requests().get(0).json().get("payment_id").textValue()).isEqualTo("user+1 & 50%");
        assertThat(send("x)&baseUrl=http://127.0.0.1:1&test=RAW(1").getException())
                .isInstanceOf(TegroInvalidRequestException.class)
                .hasMessageContaining("'baseUrl'")
                .hasMessageNotContaining("127.0.0.1");
        assertThat(tegro.requests()).hasSize(1);
    }

    private Exchange send(String order) {
        return camel.createProducerTemplate()
                .request("direct:order", exchange -> exchange.getMessage().setHeader("order", order));
    }
}
