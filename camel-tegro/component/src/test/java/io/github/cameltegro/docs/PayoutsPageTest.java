package io.github.cameltegro.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.github.cameltegro.TegroOutcomeUnknownException;
import io.github.cameltegro.TegroRejectedException;
import io.github.cameltegro.model.Withdrawal;
import io.github.cameltegro.simulator.Fault;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.TegroCamel;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What docs/payouts.md shows runs, in Java and in YAML, with records on PostgreSQL. */
class PayoutsPageTest {

    private static final Page PAGE = Page.read("docs/payouts.md");
    private static final Path ROUTES = Path.of("src/test/java/io/github/cameltegro/docs/PayoutPageRoutes.java");

    private static final List<HikariDataSource> OPENED = new ArrayList<>();

    private static EmbeddedPostgres postgres;

    @RegisterExtension
    static final TegroSimulatorExtension EXTENSION = new TegroSimulatorExtension();

    @RegisterExtension
    final TegroCamel camel = TegroCamel.of(EXTENSION);

    private final TegroSimulator tegro = EXTENSION.simulator();

    enum Language {
        JAVA {
            @Override
            void load(CamelContext context) throws Exception {
                HikariDataSource dataSource = new HikariDataSource();
                dataSource.setJdbcUrl(url());
                context.getRegistry().bind("payouts", new JdbcMessageIdRepository(dataSource, "payouts"));
                context.addRoutes(new PayoutPageRoutes());
            }
        },
        YAML {
            @Override
            void load(CamelContext context) throws Exception {
                context.getPropertiesComponent().addInitialProperty("payouts.jdbcUrl", url());
                for (String yaml : PAGE.blocks("yaml")) {
                    PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("payouts.yaml", yaml));
                }
            }
        };

        abstract void load(CamelContext context) throws Exception;
    }

    private static String url() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    @BeforeAll
    static void database() throws Exception {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void close() throws Exception {
        OPENED.forEach(HikariDataSource::close);
        postgres.close();
    }

    @BeforeEach
    void settings() throws Exception {
        camel.component().setPayoutsEnabled(true);
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:look-at-it").setHeader("operator", constant(true));
            }
        });
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aPayoutIsMadeOnce(Language language) throws Exception {
        language.load(camel.context());
        String json = PAGE.blocks("json").get(0).replace("P-1001", "made-" + language);

        assertThat(camel.answer(Withdrawal.class, "direct:payout", json).status())
                .isZero();
        Exchange again = camel.send("direct:payout", json);

        assertThat(again.getMessage().getHeader("CamelTegroDuplicate")).isEqualTo(true);
        assertThat(tegro.requests("createWithdrawal")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void anUnknownOutcomeGoesToTheOperatorWhoReleasesIt(Language language) throws Exception {
        language.load(camel.context());
        tegro.on("createWithdrawal").times(1).fail(Fault.resetBeforeWork());
        // found at once, and contradicting, so that the test need not wait for the look-ups
        tegro.on("withdrawal").times(1).fail(Fault.raw(200, "application/json", """
                {"type":"success","desc":"","data":{"payment_id":"unknown-%s","amount":"1"}}""".formatted(language)));
        String json = PAGE.blocks("json").get(0).replace("P-1001", "unknown-" + language);

        Exchange exchange = camel.send("direct:payout", json);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader("operator")).isEqualTo(true);
        assertThat(exchange.getProperty(Exchange.EXCEPTION_CAUGHT)).isInstanceOf(TegroOutcomeUnknownException.class);
        assertThat(camel.send(
                                "tegro:releaseWithdrawal?idempotentRepository=#payouts&confirm=true&lookupDelay=1",
                                "unknown-" + language)
                        .getException())
                .isNull();
        assertThat(camel.send("direct:payout", json).getException()).isNull();
        assertThat(tegro.payouts()).hasSize(1);
    }

    enum Database {
        POSTGRESQL {
            @Override
            DataSource empty() {
                new JdbcTemplate(dataSource(url(), "postgres"))
                        .execute("CREATE DATABASE ddl" + DATABASES.incrementAndGet());
                return dataSource(postgres.getJdbcUrl("postgres", "ddl" + DATABASES.get()), "postgres");
            }
        },
        H2 {
            @Override
            DataSource empty() {
                return dataSource("jdbc:h2:mem:ddl" + DATABASES.incrementAndGet() + ";DB_CLOSE_DELAY=-1", null);
            }
        };

        private static final AtomicInteger DATABASES = new AtomicInteger();

        abstract DataSource empty();
    }

    private static DataSource dataSource(String url, String user) {
        HikariDataSource dataSource = new HikariDataSource();
        dataSource.setJdbcUrl(url);
        dataSource.setUsername(user);
        dataSource.setMaximumPoolSize(2);
        OPENED.add(dataSource);
        return dataSource;
    }

    private void bind(DataSource dataSource) {
        JdbcMessageIdRepository repository = new JdbcMessageIdRepository(dataSource, "payouts");
        repository.setCreateTableIfNotExists(false);
        camel.context().getRegistry().bind("payouts", repository);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void theTableThatIsShownKeepsRecords(Database database) throws Exception {
        DataSource dataSource = database.empty();
        new JdbcTemplate(dataSource).execute(PAGE.blocks("sql").get(0));
        bind(dataSource);
        camel.route(new PayoutPageRoutes());

        assertPaidOnce();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void aTableWithoutItsKeyFailsTheStartUntilItIsAddedAsShown(Database database) throws Exception {
        DataSource dataSource = database.empty();
        String keyless = PAGE.blocks("sql").get(0).replaceAll(",\\s*PRIMARY KEY \\(.*?\\)", "");
        new JdbcTemplate(dataSource).execute(keyless);
        bind(dataSource);
        assertThatThrownBy(() -> camel.route(new PayoutPageRoutes()))
                .rootCause()
                .hasMessageContaining("takes the same key twice");

        new JdbcTemplate(dataSource).execute(PAGE.blocks("sql").get(1));

        camel.route(new PayoutPageRoutes());
        assertPaidOnce();
    }

    private void assertPaidOnce() {
        String json = PAGE.blocks("json").get(0);
        assertThat(camel.send("direct:payout", json).getException()).isNull();
        assertThat(camel.send("direct:payout", json).getMessage().getHeader("CamelTegroDuplicate"))
                .isEqualTo(true);
    }

    @Test
    void aDatabaseUserWhoMayReadAndInsertIsEnough() throws Exception {
        JdbcTemplate owner = new JdbcTemplate(Database.POSTGRESQL.empty());
        owner.execute(PAGE.blocks("sql").get(0));
        owner.execute("CREATE ROLE payer LOGIN");
        owner.execute("GRANT SELECT, INSERT ON CAMEL_MESSAGEPROCESSED TO payer");
        bind(dataSource(((HikariDataSource) owner.getDataSource()).getJdbcUrl(), "payer"));
        camel.route(new PayoutPageRoutes());
        String json = PAGE.blocks("json").get(0);
        String release = "tegro:releaseWithdrawal?idempotentRepository=#payouts&confirm=true&lookupDelay=1";
        String pay = "tegro:createWithdrawal?idempotentRepository=#payouts&lookupDelay=1";
        tegro.on("createWithdrawal").times(1).fail(Fault.error("Not enough balance"));
        tegro.on("createWithdrawal").times(1).fail(Fault.resetBeforeWork());

        camel.failure(TegroRejectedException.class, pay, json);
        camel.failure(TegroOutcomeUnknownException.class, pay, json);
        assertThat(camel.send(release, "P-1001").getException()).isNull();
        assertPaidOnce();
    }

    @Test
    void theReleaseRouteReleases() throws Exception {
        Language.JAVA.load(camel.context());

        assertThat(camel.send("direct:release", "never-recorded").getException())
                .hasMessageContaining("is not recorded here");
    }

    @Test
    void anOrderWhoseAnswerGotLostIsFound() throws Exception {
        camel.route(new PayoutPageRoutes.Orders());
        tegro.on("createOrder").fail(Fault.resetAfterWork());

        Exchange exchange = camel.send("direct:order", Map.of("order_id", "A-1", "amount", "100", "currency", "RUB"));

        assertThat(exchange.getException()).isNull();
        assertThat(tegro.orders()).hasSize(1);
    }

    @Test
    void everyJavaRouteIsInAClassThatRuns() {
        String routes = withoutSpace(Page.text(ROUTES));

        List<String> blocks = PAGE.blocks("java").stream()
                .filter(block -> !block.contains("getRegistry()"))
                .toList();
        assertThat(blocks).hasSize(3).allSatisfy(block -> assertThat(routes).contains(withoutSpace(block)));
    }

    @Test
    void itsLinksLeadSomewhere() {
        Pattern.compile("]\\(([^)#]+)\\)").matcher(PAGE.text()).results().forEach(link -> assertThat(
                        Page.ROOT.resolve("docs").resolve(link.group(1)))
                .satisfies(path ->
                        assertThat(Files.exists(path)).as(path.toString()).isTrue()));
    }

    private static String withoutSpace(String code) {
        return code.replaceAll("\\s", "");
    }
}
