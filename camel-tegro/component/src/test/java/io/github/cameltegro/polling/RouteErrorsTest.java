package io.github.cameltegro.polling;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.github.cameltegro.notification.MemoryRepository;
import io.github.cameltegro.protocol.PolledKey;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.CapturedLog;
import io.github.cameltegro.support.TegroCamel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.language.ConstantExpression;
import org.apache.camel.spring.spi.SpringTransactionPolicy;
import org.apache.camel.support.SynchronizationAdapter;
import org.awaitility.Awaitility;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** An Error fails the exchange as an exception does, wherever it is thrown, and polling goes on by itself. */
class RouteErrorsTest {

    @RegisterExtension
    static final TegroSimulatorExtension TEGRO = new TegroSimulatorExtension();

    @RegisterExtension
    final TegroCamel camel = TegroCamel.of(TEGRO);

    private final TegroSimulator gateway = TEGRO.simulator();
    private final MemoryRepository marks = MemoryRepository.unbounded();
    private final MemoryRepository claims = MemoryRepository.unbounded();
    private final List<String> done = new CopyOnWriteArrayList<>();

    /** What the step throws at A-2; nothing once it is null. */
    private volatile Supplier<? extends Throwable> thrown;

    @BeforeEach
    void three_orders() {
        camel.context().getRegistry().bind("marks", marks);
        camel.context().getRegistry().bind("claims", claims);
        camel.context().getRegistry().bind("tx", transactions());
        IntStream.rangeClosed(1, 3).forEach(i -> gateway.createOrder("A-" + i, "RUB", "10"));
    }

    record Place(String name, BiConsumer<RouteErrorsTest, RouteDefinition> route) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** As a bean in a predicate. */
    public record Judge(RouteErrorsTest test) {
        public boolean judge(Exchange exchange) throws Exception {
            test.fail(exchange);
            return true;
        }
    }

    static Stream<Place> places() {
        return Stream.of(
                new Place("the route itself", (test, route) -> route.process(test::fail)),
                new Place("a route behind direct", (test, route) -> route.to("direct:failing")),
                new Place("a route behind seda", (test, route) -> route.to("seda:failing")),
                new Place("another thread", (test, route) -> route.threads(1, 1).process(test::fail)),
                new Place("a route behind direct on another thread", (test, route) -> route.threads(1, 1)
                        .to("direct:failing")),
                new Place(
                        "a transaction", (test, route) -> route.transacted("tx").process(test::fail)),
                new Place("a piece of a split", (test, route) -> route.split(new ConstantExpression("a,b"))
                        .stopOnException()
                        .process(test::fail)
                        .end()),
                new Place("a predicate", (test, route) -> route.filter()
                        .method(new Judge(test))
                        .to("direct:nothing")
                        .end()),
                new Place(
                        "a completion",
                        (test, route) -> route.process(exchange -> exchange.getExchangeExtension()
                                .addOnCompletion(new SynchronizationAdapter() {
                                    @Override
                                    public void onDone(Exchange ended) {
                                        try {
                                            test.fail(ended);
                                        } catch (Exception e) {
                                            throw new IllegalStateException(e);
                                        }
                                    }
                                }))));
    }

    @ParameterizedTest
    @MethodSource("places")
    void anErrorFailsTheExchangeAndPollingGoesOn(Place place) throws Exception {
        thrown = () -> new AssertionError("boom");
        polling(place);
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            assertThat(marked()).containsExactly("A-1", "A-3");
            assertThat(claims.contains(key("A-2").claim())).isFalse();
        });
        // behind seda and a completion the route itself is over; a step beside transacted() is Camel's to go on with
        if (!place.name().matches(".* seda|a completion|a transaction")) {
            assertThat(done).as("the step behind it").doesNotContain("A-2");
        }

        thrown = null;
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(marked())
                .hasSize(3));
    }

    @ParameterizedTest
    @ValueSource(classes = {StackOverflowError.class, OutOfMemoryError.class, NoClassDefFoundError.class})
    void whateverErrorItIs(Class<? extends Error> type) throws Exception {
        thrown = type == StackOverflowError.class ? RouteErrorsTest::overflow : () -> instance(type);
        try (CapturedLog log = new CapturedLog().level("io.github.cameltegro", Level.WARN)) {
            polling(places().findFirst().orElseThrow());
            Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(marked())
                    .containsExactly("A-1", "A-3"));
            assertThat(log.text()).contains("The route failed");
        }
        thrown = null;
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(marked())
                .hasSize(3));
    }

    @Test
    void anErrorAtABalanceDoesNotEndThePollingEither() throws Exception {
        List<String> bodies = new CopyOnWriteArrayList<>();
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                for (String operation : List.of("balance", "balance?onlyChanges=true", "shops", "rates")) {
                    from("tegro:" + operation + (operation.contains("?") ? "&" : "?") + "initialDelay=0&delay=10")
                            .process(exchange -> {
                                bodies.add(operation);
                                throw new AssertionError("boom");
                            });
                }
            }
        });
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(bodies)
                .filteredOn("shops"::equals)
                .hasSizeGreaterThan(3)
                .hasSizeLessThan(bodies.size() / 2));
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(bodies)
                .filteredOn("balance?onlyChanges=true"::equals)
                .hasSizeGreaterThan(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"last", "only", "exception"})
    void whatIsRolledBackComesAgain(String rollback) throws Exception {
        thrown = () -> new IllegalStateException("unused");
        polling(new Place("rollback", (test, route) -> {
            var choice = route.transacted("tx")
                    .choice()
                    .when(exchange -> test.thrown != null
                            && "A-2".equals(exchange.getMessage().getHeader("CamelTegroOrderId")));
            switch (rollback) {
                case "last" -> choice.markRollbackOnlyLast();
                case "only" -> choice.markRollbackOnly();
                default -> choice.rollback("no");
            }
            choice.end();
        }));
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            assertThat(marked()).containsExactly("A-1", "A-3");
            assertThat(claims.contains(key("A-2").claim())).isFalse();
        });
        thrown = null;
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(marked())
                .hasSize(3));
    }

    @Test
    void anOnCompletionBeforeTheConsumerThatFailsMakesTheOrderComeAgain() throws Exception {
        thrown = () -> new IllegalStateException("the receipt is not sent");
        polling(new Place("onCompletion", (test, route) -> route.onCompletion()
                .modeBeforeConsumer()
                .process(test::fail)
                .end()));
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(marked())
                .containsExactly("A-1", "A-3"));
        thrown = null;
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(marked())
                .hasSize(3));
    }

    @Test
    void whereAnOrderIsGroupedOrTappedItIsDoneBeforeAnythingIsDoneWithIt() throws Exception {
        polling(new Place("aggregate", (test, route) -> route.wireTap("direct:failing")
                .aggregate(new ConstantExpression("all"), (before, now) -> now)
                .completionSize(100)
                .process(test::fail)));
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(marked())
                .hasSize(3));
    }

    private void polling(Place place) throws Exception {
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:failing").process(RouteErrorsTest.this::fail);
                from("direct:nothing").log(LoggingLevel.DEBUG, "nothing");
                from("seda:failing").process(RouteErrorsTest.this::fail);
                RouteDefinition route =
                        from("tegro:orders?idempotentRepository=#marks&inProgressRepository=#claims&delay=20"
                                + "&initialDelay=0");
                place.route().accept(RouteErrorsTest.this, route);
                route.process(exchange -> done.add(exchange.getMessage().getHeader("CamelTegroOrderId", String.class)));
            }
        });
    }

    private void fail(Exchange exchange) throws Exception {
        Supplier<? extends Throwable> now = thrown;
        if (now == null || !"A-2".equals(exchange.getMessage().getHeader("CamelTegroOrderId"))) {
            return;
        }
        Throwable failure = now.get();
        if (failure instanceof Error error) {
            throw error;
        }
        throw (Exception) failure;
    }

    private static StackOverflowError overflow() {
        return overflow();
    }

    private static Error instance(Class<? extends Error> type) {
        try {
            return type.getConstructor(String.class).newInstance("boom");
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SpringTransactionPolicy transactions() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:");
        return new SpringTransactionPolicy(new DataSourceTransactionManager(database));
    }

    private List<String> marked() {
        return Stream.of("A-1", "A-2", "A-3")
                .filter(id -> marks.contains(key(id).mark()))
                .toList();
    }

    private PolledKey key(String order) {
        return PolledKey.of(
                gateway.shopId(),
                "orders",
                Long.toString(gateway.order(order).orElseThrow().id()),
                "0");
    }
}
