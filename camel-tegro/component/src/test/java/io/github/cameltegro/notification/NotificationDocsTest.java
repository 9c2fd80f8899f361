package io.github.cameltegro.notification;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.zaxxer.hikari.HikariDataSource;
import io.github.cameltegro.TegroSignatureException;
import io.github.cameltegro.model.Notification;
import io.github.cameltegro.simulator.NotificationPayload;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.main.Main;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.apache.camel.spring.spi.SpringTransactionPolicy;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** Runs what docs/notifications.md and docs/security.md show, and holds what they tell to the code. */
class NotificationDocsTest {

    private static final String OTHER_SHOP = "0123456789ABCDEF0123456789ABCDEF";
    private static final String OTHER_SECRET = "GB%^&*YJni677+R=a w";

    @RegisterExtension
    static final TegroSimulatorExtension TEGRO =
            TegroSimulatorExtension.with(builder -> builder.account(OTHER_SHOP, "the other api key", OTHER_SECRET));

    private static EmbeddedPostgres postgres;
    private static HikariDataSource database;

    private final TegroSimulator gateway = TEGRO.simulator();
    private JdbcTemplate sql;

    @BeforeAll
    static void start() throws Exception {
        postgres = EmbeddedPostgres.builder().start();
        database = JdbcClaimDatabase.pool(postgres.getJdbcUrl("postgres", "postgres"), 5);
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
        postgres.close();
    }

    @BeforeEach
    void a_paid_order_and_an_empty_database() {
        gateway.createOrder("A-1001", "RUB", "1490.00");
        gateway.pay("A-1001");
        sql = new JdbcTemplate(database);
        sql.execute("drop schema public cascade");
        sql.execute("create schema public");
    }

    // what the pages show in Java

    private static final class TopRoute extends RouteBuilder {
        @Override
        public void configure() {
            from("tegro:notification?path=/tegro/notification")
                    .log("Paid: ${header.CamelTegroOrderId}, ${header.CamelTegroAmount} ${header.CamelTegroCurrency}")
                    .to("file:target/paid?fileName=${header.CamelTegroNotificationKey}.json");
        }
    }

    private static final class DatabaseRoute extends RouteBuilder {
        private final DataSource dataSource = database;

        @Override
        public void configure() {
            bindToRegistry("marks", new JdbcMessageIdRepository(dataSource, "tegro"));
            bindToRegistry("claims", new JdbcClaimRepository(dataSource));

            from("tegro:notification?path=/tegro/notification"
                            + "&idempotentRepository=#marks&inProgressRepository=#claims")
                    .to("direct:paid");
        }
    }

    private static final class LedgerRoute extends RouteBuilder {
        private final DataSource dataSource = database;

        @Override
        public void configure() {
            bindToRegistry("required", new SpringTransactionPolicy(new DataSourceTransactionManager(dataSource)));

            from("direct:paid")
                    .transacted("required")
                    .to(
                            "sql:insert into ledger (payment, order_id, amount, currency) values (:#CamelTegroNotificationKey,"
                                    + " :#CamelTegroOrderId, :#CamelTegroAmount, :#CamelTegroCurrency) on conflict do nothing")
                    .filter(header("CamelSqlUpdateCount").isEqualTo(1))
                    .to("sql:update orders set paid = true where id = :#CamelTegroOrderId"
                            + " and amount = :#CamelTegroAmount and currency = :#CamelTegroCurrency")
                    .filter(header("CamelSqlUpdateCount").isEqualTo(0))
                    .to("direct:mismatch");
        }
    }

    private static final class QueueRoute extends RouteBuilder {
        @Override
        public void configure() {
            from("direct:queue")
                    .to("tegro:verifyNotification")
                    .filter(simple("${header.CamelTegroStatus} == 1 && ${header.CamelTegroTest} == false"))
                    .to("direct:paid");
        }
    }

    private static final class SecureRoute extends RouteBuilder {
        @Override
        public void configure() {
            from("tegro:notification?path=/tegro/notification&confirmOrder=true&testPayments=reject")
                    .to("direct:paid");
        }
    }

    private static final class SecondShopRoute extends RouteBuilder {
        @Override
        public void configure() {
            from("tegro:notification?path=/tegro/second&shopId={{second.shopId}}&secretKey=#bean:secondSecretKey")
                    .to("direct:paid");
        }
    }

    static Stream<String> javaBlocks() {
        return Arrays.stream(DocsPage.values()).flatMap(page -> page.blocks("java").stream());
    }

    @ParameterizedTest
    @MethodSource("javaBlocks")
    void java_on_the_pages_is_part_of_this_test(String block) throws Exception {
        Path source = Path.of("src/test/java", getClass().getName().replace('.', '/') + ".java");
        assertThat(Files.readString(source).replaceAll("\\s+", "")).contains(block.replaceAll("\\s+", ""));
    }

    @Test
    void each_yaml_on_the_pages_is_run_here() {
        assertThat(DocsPage.NOTIFICATIONS.blocks("yaml")).hasSize(4);
        assertThat(DocsPage.SECURITY.blocks("yaml")).hasSize(1);
    }

    private static String yaml(String part) {
        return DocsPage.NOTIFICATIONS.block("yaml", part);
    }

    private DocsNode node() throws Exception {
        return new DocsNode(gateway);
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "yaml"})
    void a_payment_becomes_a_file(String language) throws Exception {
        try (DocsNode node = node()) {
            (language.equals("java") ? node.java(new TopRoute()) : node.yaml(yaml("file:target/paid"))).start();
            assertAFileIsWritten(node);
        }
    }

    private void assertAFileIsWritten(DocsNode node) throws Exception {
        NotificationPayload payload = gateway.notification("A-1001").payload();
        Notification expected = new NotificationVerifier(gateway.shopId(), gateway.secretKey(), null, false)
                .verify(payload.contentType(), payload.body());
        Path file = Path.of("target/paid/" + expected.key() + ".json");
        Files.deleteIfExists(file);
        assertThat(node.deliver(gateway.notification("A-1001"))).isEqualTo(200);
        assertThat(file).content().contains("\"order_id\":\"A-1001\"", "\"notification_key\":\"" + expected.key());
        assertThat(node.deliver(gateway.notification("A-1001").attack().forged()))
                .isEqualTo(403);
    }

    @Test
    void the_properties_are_those_that_camel_main_reads() throws Exception {
        Main main = new Main();
        main.setInitialProperties(properties(DocsPage.NOTIFICATIONS));
        Properties here = gateway.camelProperties();
        here.setProperty("camel.server.port", "0");
        here.setProperty("camel.main.autoConfigurationLogSummary", "false");
        main.setOverrideProperties(here);
        main.init();
        PluginHelper.getRoutesLoader(main.getCamelContext())
                .loadRoutes(ResourceHelper.fromString("page.yaml", yaml("file:target/paid")));
        main.start();
        try {
            int port = main.getCamelContext()
                    .getComponent("platform-http", PlatformHttpComponent.class)
                    .getEngine()
                    .getServerPort();
            String url = "http://localhost:" + port + "/tegro/notification";
            assertThat(gateway.notification("A-1001")
                            .sendTo(url)
                            .send()
                            .get()
                            .get(0)
                            .status())
                    .isEqualTo(200);
        } finally {
            main.stop();
        }
    }

    private static Properties properties(DocsPage page) throws Exception {
        Properties shown = new Properties();
        shown.load(new StringReader(page.blocks("properties").get(0)));
        return shown;
    }

    @Test
    void keys_stand_on_the_component_and_come_from_the_environment() throws Exception {
        for (DocsPage page : DocsPage.values()) {
            Properties shown = properties(page);
            assertThat(shown.stringPropertyNames()).contains("camel.component.tegro.secret-key");
            shown.forEach((name, value) -> {
                if (name.toString().startsWith("camel.component.tegro.")) {
                    assertThat(value.toString()).matches("\\{\\{env:TEGRO_[A-Z_]+}}");
                }
            });
            assertThat(page.text()).doesNotContainPattern("(apiKey|secretKey|SecretKey)=(?!#bean:)[^`\\s]");
        }
    }

    private DocsNode database(String language) throws Exception {
        DocsNode node = node().place("mismatch");
        return language.equals("java")
                ? node.bean("dataSource", database).java(new DatabaseRoute())
                : node.property("db.url", database.getJdbcUrl())
                        .property("db.user", "postgres")
                        .property("db.password", "")
                        .yaml(yaml("JdbcClaimRepository"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "yaml"})
    void marks_in_a_database_outlive_a_restart(String language) throws Exception {
        try (DocsNode node = database(language).place("paid").start()) {
            assertThat(node.deliver(gateway.notification("A-1001"))).isEqualTo(200);
            assertThat(node.deliver(gateway.notification("A-1001"))).isEqualTo(200);
            assertThat(node.at("paid")).hasSize(1);
        }
        try (DocsNode node = database(language).place("paid").start()) {
            assertThat(node.deliver(gateway.notification("A-1001"))).isEqualTo(200);
            assertThat(node.at("paid")).isEmpty();
        }
        assertThat(count("CAMEL_MESSAGEPROCESSED where processorName = 'tegro'"))
                .isEqualTo(3);
        assertThat(count("CAMEL_TEGRO_CLAIM")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "yaml"})
    void the_ledger_credits_once_after_a_crash_before_the_mark(String language) throws Exception {
        sql.execute(DocsPage.NOTIFICATIONS.block("sql", "create table ledger"));
        order("A-1001", "1490", "RUB");
        try (DocsNode node = ledger(language)) {
            assertThat(node.deliver(gateway.notification("A-1001"))).isEqualTo(200);
        }
        // as if the process had been killed before the mark was written
        sql.update("delete from CAMEL_MESSAGEPROCESSED");
        try (DocsNode node = ledger(language)) {
            assertThat(node.deliver(gateway.notification("A-1001"))).isEqualTo(200);
            assertThat(node.at("mismatch")).isEmpty();
        }
        assertThat(count("CAMEL_MESSAGEPROCESSED")).isEqualTo(3);
        assertThat(count("ledger")).isEqualTo(1);
        assertThat(count("orders where paid")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "yaml"})
    void the_ledger_compares_amount_and_currency_with_the_merchants_own_order(String language) throws Exception {
        sql.execute(DocsPage.NOTIFICATIONS.block("sql", "create table ledger"));
        order("A-1001", "1490.01", "RUB");
        order("A-1002", "10", "USD");
        gateway.createOrder("A-1002", "RUB", "10");
        gateway.pay("A-1002");
        try (DocsNode node = ledger(language)) {
            assertThat(node.deliver(gateway.notification("A-1001"))).isEqualTo(200);
            assertThat(node.deliver(gateway.notification("A-1002"))).isEqualTo(200);
            assertThat(node.at("mismatch"))
                    .extracting(body -> ((Notification) body).orderId())
                    .containsExactly("A-1001", "A-1002");
        }
        assertThat(count("ledger")).isEqualTo(2);
        assertThat(count("orders where paid")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "yaml"})
    void the_ledger_takes_back_what_fails_and_the_next_delivery_does_it(String language) throws Exception {
        sql.execute(DocsPage.NOTIFICATIONS.block("sql", "create table ledger"));
        try (DocsNode node = ledger(language)) {
            node.mock("mismatch").whenAnyExchangeReceived(exchange -> {
                throw new IllegalStateException("nobody there");
            });
            assertThat(node.deliver(gateway.notification("A-1001"))).isEqualTo(500);
            assertThat(count("ledger")).isZero();
            assertThat(count("CAMEL_MESSAGEPROCESSED")).isZero();
            node.mock("mismatch").whenAnyExchangeReceived(exchange -> {});
            order("A-1001", "1490", "RUB");
            assertThat(node.deliver(gateway.notification("A-1001"))).isEqualTo(200);
        }
        assertThat(count("ledger")).isEqualTo(1);
        assertThat(count("orders where paid")).isEqualTo(1);
    }

    private DocsNode ledger(String language) throws Exception {
        DocsNode node = database(language);
        return (language.equals("java") ? node.java(new LedgerRoute()) : node.yaml(yaml("insert into ledger"))).start();
    }

    private void order(String id, String amount, String currency) {
        sql.update("insert into orders (id, amount, currency) values (?, ?::numeric, ?)", id, amount, currency);
    }

    private int count(String from) {
        return sql.queryForObject("select count(*) from " + from, Integer.class);
    }

    @Test
    void claims_live_in_the_table_that_is_shown() throws Exception {
        sql.execute(DocsPage.NOTIFICATIONS.block("sql", "CAMEL_TEGRO_CLAIM"));
        JdbcClaimRepository claims = new JdbcClaimRepository(database);
        claims.setCreateTableIfNotExists(false);
        claims.start();
        assertThat(claims.add("k")).isTrue();
        assertThat(claims.remove("k")).isTrue();
        claims.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "yaml"})
    void what_came_through_a_queue_is_verified(String language) throws Exception {
        try (DocsNode node = node()) {
            (language.equals("java") ? node.java(new QueueRoute()) : node.yaml(yaml("verifyNotification")))
                    .place("paid")
                    .start();
            assertThat(queue(node, gateway.notification("A-1001").payload()).getException())
                    .isNull();
            assertThat(queue(
                                    node,
                                    gateway.notification("A-1001")
                                            .field("test", "1")
                                            .payload())
                            .getException())
                    .isNull();
            assertThat(node.at("paid")).hasSize(1).allMatch(Notification.class::isInstance);
            assertThat(queue(
                                    node,
                                    gateway.notification("A-1001")
                                            .attack()
                                            .forged()
                                            .payload())
                            .getException())
                    .isInstanceOf(TegroSignatureException.class);
        }
    }

    private static Exchange queue(DocsNode node, NotificationPayload payload) {
        return node.context().createProducerTemplate().request("direct:queue", exchange -> {
            exchange.getMessage().setBody(payload.body());
            exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, payload.contentType());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "yaml"})
    void the_secure_route_asks_tegro_and_refuses_tests(String language) throws Exception {
        gateway.createOrder("A-1002", "RUB", "10");
        gateway.createOrder("A-1003", "RUB", "10");
        gateway.payAsTest("A-1003");
        try (DocsNode node = node()) {
            (language.equals("java")
                            ? node.java(new SecureRoute())
                            : node.yaml(DocsPage.SECURITY.blocks("yaml").get(0)))
                    .place("paid")
                    .start();
            assertThat(node.deliver(gateway.notification("A-1001"))).isEqualTo(200);
            assertThat(node.deliver(gateway.notification("A-1002").attack().reflectedLink()))
                    .isEqualTo(503);
            assertThat(node.deliver(gateway.notification("A-1002").field("status", "1")))
                    .isEqualTo(503);
            assertThat(node.deliver(gateway.notification("A-1003"))).isEqualTo(403);
            assertThat(node.at("paid")).hasSize(1);
        }
    }

    @Test
    void a_second_shop_has_keys_of_its_own_that_no_uri_holds() throws Exception {
        gateway.account(OTHER_SHOP).createOrder("B-1", "RUB", "5");
        gateway.account(OTHER_SHOP).pay("B-1");
        try (DocsNode node = node()) {
            node.property("second.shopId", OTHER_SHOP)
                    .bean("secondSecretKey", OTHER_SECRET)
                    .java(new TopRoute(), new SecondShopRoute())
                    .place("paid")
                    .start();
            assertThat(gateway.account(OTHER_SHOP)
                            .notification("B-1")
                            .sendTo(node.url("/tegro/second"))
                            .send()
                            .get()
                            .get(0)
                            .status())
                    .isEqualTo(200);
            assertThat(node.at("paid")).hasSize(1);
            assertThat(node.deliver(gateway.account(OTHER_SHOP).notification("B-1")))
                    .isEqualTo(403);
            assertThat(node.context().getEndpoints())
                    .noneMatch(endpoint -> endpoint.getEndpointUri().contains(OTHER_SECRET));
        }
    }

    @Test
    void audit_lines_are_as_shown() throws Exception {
        Logger audit = (Logger) LoggerFactory.getLogger("io.github.cameltegro.audit");
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        audit.addAppender(lines);
        audit.setLevel(Level.INFO);
        try (DocsNode node = node().java(new TopRoute()).start()) {
            node.deliver(gateway.notification("A-1001"));
            node.deliver(gateway.notification("A-1001").attack().forged());
        } finally {
            audit.setLevel(null);
            audit.detachAppender(lines);
        }
        String told = lines.list.stream()
                .map(line -> line.getFormattedMessage().replaceAll("(tegro-payment-)[0-9a-f]{64}", "$1…") + "\n")
                .collect(Collectors.joining());
        assertThat(DocsPage.NOTIFICATIONS.blocks("").stream().filter(block -> block.startsWith("notification")))
                .containsExactly(told);
        assertThat(DocsPage.NOTIFICATIONS.text()).contains("`io.github.cameltegro.audit`");
    }

    @Test
    void each_outcome_is_told_and_no_other() {
        String page = DocsPage.NOTIFICATIONS.text();
        String table = page.substring(page.indexOf("| outcome | look at it |"));
        Set<String> told = found(
                "`([a-z-]+)`",
                table.lines().takeWhile(line -> line.startsWith("|")).collect(Collectors.joining("\n")));
        assertThat(told)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Outcome.values()).map(Outcome::text).toList());
    }

    @Test
    void each_answer_is_told() {
        String page = DocsPage.NOTIFICATIONS.text();
        String table = page.substring(page.indexOf("| what arrives | answer |"), page.indexOf("## What is routed"));
        Set<String> told = found("\\b([2345]\\d\\d)\\b", table);
        assertThat(told)
                .contains("408", "413", "415")
                .containsAll(Arrays.stream(Outcome.values())
                        .map(outcome -> String.valueOf(outcome.httpStatus()))
                        .toList());
    }

    @Test
    void options_that_are_named_exist() throws Exception {
        String catalog = Files.readString(Path.of("src/generated/resources/META-INF/io/github/cameltegro/tegro.json"));
        for (DocsPage page : DocsPage.values()) {
            assertThat(found("`([a-z][A-Za-z]+)=", page.text()))
                    .allSatisfy(option ->
                            assertThat(catalog + "createTableIfNotExists").contains(option));
        }
        for (String option : new String[] {
            "maxBodySize",
            "routeStatuses",
            "replyBody",
            "testPayments",
            "confirmOrder",
            "confirmTimeout",
            "trustMissingStatus",
            "previousSecretKey",
            "consumerComponentName",
            "idempotentRepository",
            "inProgressRepository"
        }) {
            assertThat(catalog).contains("\"" + option + "\"");
            assertThat(DocsPage.NOTIFICATIONS.text()).contains(option);
        }
    }

    @Test
    void tests_that_are_named_exist() throws Exception {
        // those of typed endpoints are in a module of their own
        try (Stream<Path> sources = Stream.of("src/test/java", "../dsl/camel-endpointdsl/src/test/java")
                .map(Path::of)
                .flatMap(NotificationDocsTest::walk)) {
            Set<String> classes = sources.map(
                            path -> path.getFileName().toString().replace(".java", ""))
                    .collect(Collectors.toSet());
            Set<String> named = found("`([A-Z]\\w+Test)`", DocsPage.SECURITY.text());
            assertThat(named).hasSizeGreaterThan(10).allMatch(classes::contains);
        }
    }

    @Test
    void links_lead_somewhere() throws Exception {
        for (DocsPage page : DocsPage.values()) {
            for (String link : found("]\\(([^):]+)\\)", page.text())) {
                String[] parts = link.split("#");
                String target = parts[0].isEmpty() ? page.text() : Files.readString(DocsPage.FOLDER.resolve(parts[0]));
                if (parts.length > 1) {
                    List<String> anchors = target.lines()
                            .filter(line -> line.startsWith("#"))
                            .map(line -> line.replaceFirst("#+ ", "")
                                    .toLowerCase()
                                    .replace(' ', '-')
                                    .replaceAll("[^\\w-]", ""))
                            .toList();
                    assertThat(anchors).contains(parts[1]);
                }
            }
        }
    }

    private static Stream<Path> walk(Path folder) {
        try {
            return Files.walk(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
