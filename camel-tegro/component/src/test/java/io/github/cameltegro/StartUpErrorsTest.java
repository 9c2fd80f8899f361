package io.github.cameltegro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.cameltegro.support.TegroCamel;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.builder.RouteBuilder;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong before any exchange comes stops the start, by the name of the option. */
class StartUpErrorsTest {

    @RegisterExtension
    final TegroCamel camel = TegroCamel.some();

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "   "})
    void withoutAShopOrAKeyNoRouteStarts(String blank) {
        camel.configuration().setShopId(blank);
        assertThatStarting("tegro:balance").hasMessageContainingAll("'shopId'", "camel.component.tegro.shopId");

        camel.configuration().setShopId(TegroCamel.SHOP_ID);
        camel.configuration().setApiKey(blank);
        assertThatStarting("tegro:balance").hasMessageContainingAll("'apiKey'", "camel.component.tegro.apiKey");
    }

    @ParameterizedTest
    @ValueSource(strings = {"createorder", "refund", "order/5", "Balance", "createOrder/"})
    void anUnknownOperationListsTheKnownOnes(String operation) {
        assertThatStarting("tegro:" + operation)
                .hasMessageContaining(operation)
                .hasMessageContainingAll(
                        "balance",
                        "createOrder",
                        "modules",
                        "order",
                        "orders",
                        "rates",
                        "shops",
                        "withdrawal",
                        "withdrawals");
    }

    @ParameterizedTest
    @CsvSource({
        "balance?amount=5, amount, createOrder",
        "balance?AMOUNT=5, amount, createOrder",
        "balance?order-id=5, orderId, 'createOrder, order'",
        "shops?orderId=A-1, orderId, 'createOrder, order'",
        "createOrder?id=5, id, order",
        "createOrder?page=5, page, 'orders, withdrawals'",
        "order?currency=RUB, currency, createOrder",
        "order?paymentId=P-1, paymentId, withdrawal",
        "order?withdrawalId=5, withdrawalId, withdrawal",
        "order?allPages=true, allPages, 'orders, withdrawals'",
        "balance?maxPages=5, maxPages, 'orders, releaseWithdrawal, withdrawals'",
        "withdrawal?orderId=A-1, orderId, 'createOrder, order'",
        "rates?email=a@b.c, email, createOrder",
        "modules?phone=1, phone, createOrder",
        "orders?paymentSystem=10, paymentSystem, createOrder",
        "createOrder?delay=5s, delay, 'balance, order, orders, rates, shops, withdrawal, withdrawals'",
        "notification?path=/tegro&initialDelay=5, initialDelay, 'balance, order, orders, rates, shops'",
        "notification?path=/tegro&scheduler.cron=x, schedulerProperties, 'balance, order, orders, rates, shops'",
        "balance?watchFor=1h, watchFor, 'orders, withdrawals'",
        "withdrawals?paidOnly=true, paidOnly, orders",
        "orders?onlyChanges=true, onlyChanges, balance"
    })
    void anOptionOnAnOperationThatDoesNotReadItNamesTheOnesThatDo(String uri, String option, String readers) {
        assertThatStarting("tegro:" + uri)
                .hasMessageContaining("'" + option + "'")
                .hasMessageContaining("tegro:" + uri.replaceAll("[?].*", ""))
                .hasMessageContaining(readers);
    }

    @Test
    void anUnknownOptionIsNamed() {
        assertThatStarting("tegro:balance?shop=5").hasMessageContaining("shop=5");
    }

    @Test
    void twoIdsOnOneUriAreAnError() {
        assertThatStarting("tegro:order?orderId=A-1&id=5").hasMessageContainingAll("'orderId'", "'id'");
        assertThatStarting("tegro:withdrawal?paymentId=P-1&withdrawalId=5")
                .hasMessageContainingAll("'paymentId'", "'withdrawalId'");
    }

    @Test
    void onePageOfAllPagesIsAnError() {
        assertThatStarting("tegro:orders?page=2&allPages=true").hasMessageContainingAll("'page'", "'allPages'");
        assertThatStarting("tegro:orders?allPages=true&maxPages=0").hasMessageContaining("'maxPages'");
    }

    @ParameterizedTest
    @CsvSource({
        "createOrder?amount=, amount",
        "createOrder?currency=%20, currency",
        "createOrder?orderId=, orderId",
        "order?orderId=, orderId",
        "withdrawal?paymentId=, paymentId"
    })
    void aBlankValueThatIsToBeFixedIsAnError(String uri, String option) {
        assertThatStarting("tegro:" + uri).hasMessageContaining("'" + option + "'");
    }

    static Stream<Arguments> values() {
        return Stream.of(
                value("baseUrl", c -> c.setBaseUrl("tegro.money")),
                value("baseUrl", c -> c.setBaseUrl(null)),
                value("baseUrl", c -> c.setBaseUrl("ftp://tegro.money")),
                value("baseUrl", c -> c.setBaseUrl("https://user:pass@tegro.money")),
                value("baseUrl", c -> c.setBaseUrl("https://tegro.money?x=1")),
                value("baseUrl", c -> c.setBaseUrl("https://tegro.money#x")),
                value("baseUrl", c -> c.setBaseUrl("https://teg ro.money")),
                value("connectTimeout", c -> c.setConnectTimeout(Duration.ZERO)),
                value("connectionRequestTimeout", c -> c.setConnectionRequestTimeout(Duration.ofSeconds(-1))),
                value("responseTimeout", c -> c.setResponseTimeout(null)),
                value("requestTimeout", c -> c.setRequestTimeout(Duration.ZERO)),
                value("maxResponseSize", c -> c.setMaxResponseSize(0)),
                value("connectionsPerRoute", c -> c.setConnectionsPerRoute(0)),
                value("maxTotalConnections", c -> c.setMaxTotalConnections(-1)),
                value("nonceNode", c -> c.setNonceNode(1000)),
                value("nonceNode", c -> c.setNonceNode(-1)),
                value("proxyPort", c -> c.setProxyHost("proxy")),
                value("proxyHost", c -> c.setProxyPort(3128)));
    }

    private static Arguments value(String option, Consumer<TegroConfiguration> setting) {
        return arguments(option, setting);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("values")
    void aValueThatCantBeIsToldByItsOption(String option, Consumer<TegroConfiguration> setting) {
        setting.accept(camel.configuration());

        assertThatStarting("tegro:balance").hasMessageContaining("'" + option + "'");
    }

    @Test
    void noErrorShowsAKey() {
        camel.configuration().setShopId(null);

        assertThatThrownBy(() -> start("tegro:balance"))
                .satisfies(failure -> assertThat(org.assertj.core.util.Throwables.getStackTrace(failure))
                        .doesNotContain(TegroCamel.API_KEY, TegroCamel.SECRET_KEY));
    }

    @Test
    void aRouteThatConsumesSaysWhatToDoInstead() {
        assertThatThrownBy(() -> camel.route(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("tegro:createOrder").to("mock:never");
                    }
                }))
                .hasStackTraceContaining("tegro:createOrder can't be consumed from");
    }

    private AbstractThrowableAssert<?, ?> assertThatStarting(String uri) {
        return assertThatThrownBy(() -> start(uri))
                .isInstanceOf(FailedToCreateRouteException.class)
                .cause()
                .isInstanceOf(ResolveEndpointFailedException.class);
    }

    private void start(String uri) throws Exception {
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").to(uri);
            }
        });
    }
}
