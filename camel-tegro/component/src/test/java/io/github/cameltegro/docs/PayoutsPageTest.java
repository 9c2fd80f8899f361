package io.github.cameltegro.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.cameltegro.TegroOutcomeUnknownException;
import io.github.cameltegro.model.Withdrawal;
import io.github.cameltegro.simulator.Fault;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.TegroCamel;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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

/** What docs/payouts.md shows runs, in Java and in YAML, with records on PostgreSQL. */
class PayoutsPageTest {

    private static final Page PAGE = Page.read("docs/payouts.md");
    private static final Path ROUTES = Path.of("src/test/java/io/github/cameltegro/docs/PayoutPageRoutes.java");

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
