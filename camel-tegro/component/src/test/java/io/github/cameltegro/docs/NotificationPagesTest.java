package io.github.cameltegro.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.TegroComponent;
import io.github.cameltegro.TegroConfiguration;
import io.github.cameltegro.notification.JdbcClaimRepository;
import io.github.cameltegro.simulator.NotificationBuilder;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** Every route that docs/notifications.md and docs/security.md show runs and does what the pages say. */
class NotificationPagesTest {

    private static final Page PAGE = Page.read("docs/notifications.md");
    private static final Path ROUTES = Path.of("src/test/java/io/github/cameltegro/docs/NotificationRoutes.java");

    @RegisterExtension
    static final TegroSimulatorExtension EXTENSION = new TegroSimulatorExtension();

    private static EmbeddedPostgres postgres;

    private final TegroSimulator gateway = EXTENSION.simulator();
    private final CamelContext context = new DefaultCamelContext();
    private final List<Object> credited = new CopyOnWriteArrayList<>();
    private VertxPlatformHttpServer server;

    @BeforeAll
    static void database() throws Exception {
        postgres = EmbeddedPostgres.start();
        JdbcTemplate sql = new JdbcTemplate(postgres.getPostgresDatabase());
        sql.execute("create table shop_order (id varchar(100) primary key, amount numeric(20, 8))");
        sql.execute("create table ledger (payment_key varchar(100) primary key, order_id varchar(100),"
                + " amount numeric(20, 8))");
    }

    @AfterAll
    static void endOfDatabase() throws Exception {
        postgres.close();
    }

    @BeforeEach
    void aNodeAndAPaidOrder() throws Exception {
        VertxPlatformHttpServerConfiguration http = new VertxPlatformHttpServerConfiguration();
        http.setBindHost("127.0.0.1");
        http.setBindPort(0);
        server = new VertxPlatformHttpServer(http);
        context.addService(server);
        TegroConfiguration account =
                context.getComponent("tegro", TegroComponent.class).getConfiguration();
        account.setBaseUrl(gateway.baseUrl());
        account.setShopId(gateway.shopId());
        account.setApiKey(gateway.apiKey());
        account.setSecretKey(gateway.secretKey());
        Properties properties = new Properties();
        properties.setProperty("payments.jdbcUrl", postgres.getJdbcUrl("postgres", "postgres"));
        properties.setProperty("payments.user", "postgres");
        properties.setProperty("payments.password", "postgres");
        context.getPropertiesComponent().setInitialProperties(properties);
        gateway.createOrder("A-1001", "RUB", "1490.00");
        gateway.pay("A-1001");
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void everyJavaBlockIsInAClassThatRuns() {
        String routes = withoutSpace(Page.text(ROUTES));
        assertThat(Stream.of(PAGE, Page.read("docs/security.md")).flatMap(page -> page.blocks("java").stream()))
                .hasSize(5)
                .allSatisfy(block -> assertThat(routes).contains(withoutSpace(block)));
    }

    @Test
    void thePlainRouteCredits() throws Exception {
        start(NotificationRoutes.plain());
        assertThat(deliver(gateway.notification("A-1001"))).isEqualTo(200);
        assertThat(credited).hasSize(1);
    }

    @Test
    void theConfirmedRouteCredits() throws Exception {
        start(NotificationRoutes.confirmed());
        assertThat(deliver(gateway.notification("A-1001"))).isEqualTo(200);
        assertThat(credited).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void theYamlRoutesCreditOnce(int block) throws Exception {
        recordCredits();
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(ResourceHelper.fromString(
                        "page.yaml", PAGE.blocks("yaml").get(block)));
        context.start();
        assertThat(deliver(gateway.notification("A-1001"))).isEqualTo(200);
        assertThat(deliver(gateway.notification("A-1001"))).isEqualTo(200);
        assertThat(credited).hasSize(1);
    }

    @Test
    void theLedgerHoldsAPaymentOnceThoughItIsRoutedAgain() throws Exception {
        JdbcMessageIdRepository marks = new JdbcMessageIdRepository(postgres.getPostgresDatabase(), "ledger");
        ledger("A-2001", "10.00", marks);
        assertThat(deliver(gateway.notification("A-2001"))).isEqualTo(200);
        // as a crash before the mark would leave it
        marks.clear();
        assertThat(deliver(gateway.notification("A-2001"))).isEqualTo(200);
        assertThat(sql().queryForList("select order_id from ledger where order_id = 'A-2001'"))
                .hasSize(1);
    }

    @Test
    void anotherAmountThanOrderedIsNotCredited() throws Exception {
        ledger("A-2002", "10.00", new JdbcMessageIdRepository(postgres.getPostgresDatabase(), "ledger"));
        assertThat(deliver(gateway.notification("A-2002").field("amount", "1.00")))
                .isEqualTo(500);
        assertThat(sql().queryForList("select order_id from ledger where order_id = 'A-2002'"))
                .isEmpty();
    }

    @Test
    void aNotificationFromAQueueIsVerified() throws Exception {
        start(NotificationRoutes.verify());
        var payload = gateway.notification("A-1001").payload();
        context.createProducerTemplate()
                .sendBodyAndHeaders(
                        "direct:verify", payload.body(), Map.of(Exchange.CONTENT_TYPE, payload.contentType()));
        assertThat(credited).hasSize(1);
    }

    private void ledger(String order, String amount, JdbcMessageIdRepository marks) throws Exception {
        sql().update("insert into shop_order values (?, ?::numeric)", order, amount);
        gateway.createOrder(order, "RUB", amount);
        gateway.pay(order);
        context.getRegistry().bind("dataSource", postgres.getPostgresDatabase());
        context.getRegistry().bind("transactions", new DataSourceTransactionManager(postgres.getPostgresDatabase()));
        context.getRegistry().bind("marks", marks);
        context.getRegistry().bind("claims", new JdbcClaimRepository(postgres.getPostgresDatabase()));
        context.addRoutes(NotificationRoutes.withDatabase());
        context.addRoutes(NotificationRoutes.ledger());
        context.start();
    }

    private void start(RoutesBuilder routes) throws Exception {
        recordCredits();
        context.addRoutes(routes);
        context.start();
    }

    private void recordCredits() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:credit")
                        .process(exchange -> credited.add(exchange.getMessage().getBody()));
            }
        });
    }

    private int deliver(NotificationBuilder notification) throws Exception {
        return notification
                .sendTo("http://127.0.0.1:" + server.getPort() + "/tegro/notification")
                .send()
                .get()
                .get(0)
                .status();
    }

    private static JdbcTemplate sql() {
        return new JdbcTemplate(postgres.getPostgresDatabase());
    }

    /** The formatter of the sources breaks lines elsewhere than the page. */
    private static String withoutSpace(String code) {
        return code.replaceAll("\\s", "");
    }
}
