package io.github.cameltegro.notification;

import static org.apache.camel.support.builder.ExpressionBuilder.bodyExpression;
import static org.apache.camel.support.builder.ExpressionBuilder.constantExpression;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.simulator.NotificationAnswer;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.engine.DefaultUnitOfWorkFactory;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.apache.camel.spi.UnitOfWorkFactory;
import org.apache.camel.spring.spi.SpringTransactionPolicy;
import org.apache.camel.support.builder.ExpressionBuilder;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** A payment whose transaction was undone is not acknowledged, wherever in the route it was and however it was undone. */
class UndoneTransactionTest {

    private static final String LEDGER = "ledger_of_undone";

    @RegisterExtension
    static final TegroSimulatorExtension TEGRO = new TegroSimulatorExtension();

    private final TegroSimulator gateway = TEGRO.simulator();
    private boolean undo = true;
    private boolean inTransaction;

    /** What undoes a transaction. */
    private interface Mark extends UnaryOperator<ProcessorDefinition<?>> {}

    private static final Mark LAST = ProcessorDefinition::markRollbackOnlyLast;
    private static final Mark ONLY = ProcessorDefinition::markRollbackOnly;
    private static final Mark THROWN = route -> route.rollback("the ledger is full");
    private static final Mark FLAG = route -> route.process(exchange -> exchange.setRollbackOnlyLast(true));

    /** A way to the credit: as the route {@code direct:credit} with its transaction, or in line. */
    private interface Way {
        void to(ProcessorDefinition<?> route, UnaryOperator<ProcessorDefinition<?>> credit);
    }

    private static Named<Way> way(String name, Way way) {
        return Named.of(name, way);
    }

    private static final List<Named<Way>> WAYS = List.of(
            way("in the route", (route, credit) -> credit.apply(route.transacted("required"))),
            way("called", (route, credit) -> route.to("direct:credit")),
            way("after threads", (route, credit) -> route.threads(1).to("direct:credit")),
            way("dynamic", (route, credit) -> route.toD("direct:credit")),
            way("beneath another transaction", (route, credit) -> route.to("direct:outer")),
            way("split", (route, credit) -> route.split(bodyExpression()).to("direct:credit")),
            way(
                    "split in line",
                    (route, credit) ->
                            credit.apply(route.split(bodyExpression()).policy("required"))),
            way("split in parallel", (route, credit) -> route.split(bodyExpression())
                    .parallelProcessing()
                    .to("direct:credit")),
            way("split in one unit of work", (route, credit) -> route.split(bodyExpression())
                    .shareUnitOfWork()
                    .to("direct:credit")),
            way("split in a split", (route, credit) -> route.split(bodyExpression())
                    .split(bodyExpression())
                    .to("direct:credit")),
            way("multicast", (route, credit) -> route.multicast().to("direct:credit", "direct:other")),
            way(
                    "multicast in parallel",
                    (route, credit) -> route.multicast().parallelProcessing().to("direct:credit", "direct:other")),
            way("recipient list", (route, credit) -> route.recipientList(constantExpression("direct:credit"))),
            way(
                    "tried",
                    (route, credit) ->
                            route.doTry().to("direct:credit").doFinally().to("direct:other")),
            way("looped", (route, credit) -> route.loop(1).copy().to("direct:credit")),
            way("enriched", (route, credit) -> route.enrich("direct:credit")));

    static Stream<Arguments> undone() {
        return Stream.concat(
                WAYS.stream()
                        .flatMap(way -> Stream.of(
                                Arguments.of(Named.of("markRollbackOnlyLast", LAST), way),
                                Arguments.of(Named.of("markRollbackOnly", ONLY), way))),
                WAYS.stream()
                        .limit(2)
                        .flatMap(way -> Stream.of(
                                Arguments.of(Named.of("rollback", THROWN), way),
                                Arguments.of(Named.of("a processor", FLAG), way))));
    }

    @BeforeEach
    void a_paid_order() {
        gateway.createOrder("A-1", "RUB", "10");
        gateway.pay("A-1");
    }

    @ParameterizedTest(name = "{1} by {0}")
    @MethodSource
    void undone(Mark mark, Way way) throws Exception {
        run(JdbcClaimDatabase.H2, mark, way, context -> {});
    }

    @Test
    void undone_on_postgresql() throws Exception {
        run(JdbcClaimDatabase.POSTGRESQL, LAST, WAYS.get(0).getPayload(), context -> {});
    }

    /** As in routes that were made before the component was. */
    @Test
    void undone_in_a_copy_whose_unit_of_work_somebody_else_makes() throws Exception {
        run(
                JdbcClaimDatabase.H2,
                LAST,
                (route, credit) -> route.split(bodyExpression()).to("direct:credit"),
                context -> {
                    DefaultUnitOfWorkFactory plain = new DefaultUnitOfWorkFactory();
                    plain.afterPropertiesConfigured(context);
                    context.getCamelContextExtension().addContextPlugin(UnitOfWorkFactory.class, plain);
                });
    }

    /** The endpoint's own marks are written behind the route, on a connection of their own. */
    @Test
    void a_repository_in_the_route_s_own_transaction_is_undone_with_it_and_is_none_of_the_marks() throws Exception {
        JdbcClaimDatabase database = JdbcClaimDatabase.H2;
        database.update("create table if not exists " + LEDGER + " (payment varchar(100) primary key)");
        database.update("delete from " + LEDGER);
        JdbcMessageIdRepository credited = new JdbcMessageIdRepository(database.pool(), "credited");
        credited.start();
        credited.clear();
        UnaryOperator<ProcessorDefinition<?>> credit = route -> route.transacted("required")
                .idempotentConsumer(ExpressionBuilder.headerExpression("CamelTegroNotificationKey"))
                .idempotentRepository(credited)
                .to("sql:insert into " + LEDGER + " values (:#CamelTegroNotificationKey)?dataSource=#ds")
                .process(exchange -> {
                    inTransaction = credited.contains(key(exchange));
                    if (undo) {
                        throw new IllegalStateException("The ledger is full");
                    }
                });
        try (NotificationNode node = NotificationNode.prepareRoute(gateway, "", credit::apply)) {
            node.context().getRegistry().bind("ds", database.pool());
            node.context().getRegistry().bind("required", policy(database.pool()));
            node.context().start();
            String own = "CAMEL_MESSAGEPROCESSED where processorName = 'credited'";

            assertThat(deliver(node).status()).isEqualTo(500);
            assertThat(inTransaction).isTrue();
            assertThat(database.rows(own)).isZero();
            assertThat(database.rows(LEDGER)).isZero();

            undo = false;
            assertThat(deliver(node).status()).isEqualTo(200);
            assertThat(database.rows(own)).isEqualTo(1);
            assertThat(database.rows(LEDGER)).isEqualTo(1);

            database.update("delete from CAMEL_MESSAGEPROCESSED where processorName = 'credited'");
            assertThat(deliver(node).status()).isEqualTo(200);
            assertThat(node.count("duplicate")).isEqualTo(1);
        }
    }

    private static String key(Exchange exchange) {
        return exchange.getMessage().getHeader("CamelTegroNotificationKey", String.class);
    }

    private void run(
            JdbcClaimDatabase database, Mark mark, Way way, java.util.function.Consumer<CamelContext> preparation)
            throws Exception {
        database.update("create table if not exists " + LEDGER + " (payment varchar(100) primary key)");
        database.update("delete from " + LEDGER);
        UnaryOperator<ProcessorDefinition<?>> credit = route -> mark.apply(
                route.to("sql:insert into " + LEDGER + " values (:#CamelTegroNotificationKey)?dataSource=#ds")
                        .filter(exchange -> undo));
        try (NotificationNode node = NotificationNode.prepareRoute(gateway, "", route -> way.to(route, credit))) {
            CamelContext context = node.context();
            preparation.accept(context);
            context.getRegistry().bind("ds", database.pool());
            context.getRegistry().bind("required", policy(database.pool()));
            context.getRegistry().bind("another", policy(JdbcConnectionPool.create("jdbc:h2:mem:another", "", "")));
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:other").to("mock:other");
                    from("direct:outer").transacted("another").to("direct:credit");
                    credit.apply(from("direct:credit").transacted("required"));
                }
            });
            context.start();

            assertThat(deliver(node).status()).isEqualTo(500);
            assertThat(database.rows(LEDGER)).isZero();
            assertThat(node.count("route-failed")).isEqualTo(1);

            undo = false;
            assertThat(deliver(node).status()).isEqualTo(200);
            assertThat(database.rows(LEDGER)).isEqualTo(1);
        }
    }

    private static SpringTransactionPolicy policy(DataSource dataSource) {
        return new SpringTransactionPolicy(new DataSourceTransactionManager(dataSource));
    }

    private NotificationAnswer deliver(NotificationNode node) throws Exception {
        return gateway.notification("A-1").sendTo(node.url()).send().get().get(0);
    }
}
