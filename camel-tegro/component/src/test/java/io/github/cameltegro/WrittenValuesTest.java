package io.github.cameltegro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltegro.support.TegroCamel;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a route's author writes on a URI arrives, or the start fails. The typed DSL has a test of its own. */
class WrittenValuesTest {

    @RegisterExtension
    final TegroCamel camel = TegroCamel.some();

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "user+tag@example.org, user+tag@example.org",
                "RAW(user+tag@example.org), user+tag@example.org",
                "a b, a b",
                "a%20b, a b",
                "a%2Bb, a+b",
                "50%, 50%",
                "50%25, 50%",
                "RAW(50%), 50%",
                "RAW(1 & 2), 1 & 2",
                "RAW(a)b), a)b",
                "x=y, x=y",
                "x?y, x?y",
                "x#y, x#y",
                "{x}, {x}",
                "{{order}}, A+1",
                "Заказ №1, Заказ №1"
            })
    void onAUri(String written, String arrives) throws Exception {
        camel.context().getPropertiesComponent().addInitialProperty("order", "A+1");
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:java").to("tegro:order?orderId=" + written);
            }
        });
        assertThat(orderId()).isEqualTo(arrives);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "user+tag@example.org, user+tag@example.org",
                "RAW(user+tag@example.org), user+tag@example.org",
                "a b, a b",
                "50%, 50%",
                "RAW(50%), 50%",
                "RAW(1 & 2), 1 & 2",
                "x=y, x=y",
                "x#y, x#y",
                "{{order}}, A+1"
            })
    void asAParameterInYaml(String written, String arrives) throws Exception {
        camel.context().getPropertiesComponent().addInitialProperty("order", "A+1");
        PluginHelper.getRoutesLoader(camel.context())
                .loadRoutes(ResourceHelper.fromString("order.yaml", """
                        - route:
                            from:
                              uri: direct:yaml
                              steps:
                                - to:
                                    uri: tegro:order
                                    parameters:
                                      orderId: "%s"
                                      outputType: map
                        """.formatted(written)));

        assertThat(orderId()).isEqualTo(arrives);
    }

    private String orderId() {
        return camel.context().getEndpoints().stream()
                .filter(TegroEndpoint.class::isInstance)
                .map(endpoint -> ((TegroEndpoint) endpoint).getOrderId())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anOptionThatStandsThereTwiceFailsTheStart() {
        for (String twice : new String[] {"test=false&test=true", "notifyUrl=https://a&notify-url=https://b"}) {
            assertThatThrownBy(() -> camel.context().getEndpoint("tegro:paymentLink?" + twice + "&lang=ru"))
                    .hasMessageContaining("stands on the URI twice");
        }
    }

    @Test
    void aPlusInACronExpressionIsABlank() {
        TegroEndpoint endpoint =
                (TegroEndpoint) camel.context().getEndpoint("tegro:balance?scheduler.cron=0/5+*+*+*+*+?");

        assertThat(endpoint.getSchedulerProperties()).containsEntry("cron", "0/5 * * * * ?");
    }

    @Test
    void anAmpersandOutsideRawFailsTheStart() {
        assertThatThrownBy(() -> camel.context().getEndpoint("tegro:order?orderId=1&2"))
                .hasMessageContaining("2");
    }

    @Test
    void escapesThatAreNotUtf8FailTheStart() {
        assertThatThrownBy(() -> camel.context().getEndpoint("tegro:order?orderId=a%FFb"))
                .hasMessageContaining("The option 'orderId' has percent escapes that are not UTF-8");
    }
}
