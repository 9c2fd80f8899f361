package io.github.cameltegro.producer.payout;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.cameltegro.TegroUnavailableException;
import io.github.cameltegro.model.CreateWithdrawal;
import io.github.cameltegro.notification.JdbcClaimDatabase;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.TegroCamel;
import java.math.BigDecimal;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.apache.camel.spring.spi.SpringTransactionPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** The record is no part of the route's transaction: a rollback takes back the route's rows, but not that it sent. */
class PayoutTransactionTest {

    private static final CreateWithdrawal PAYOUT = new CreateWithdrawal("p-1", BigDecimal.TEN, "RUB", "4100111", 5);

    @RegisterExtension
    static final TegroSimulatorExtension EXTENSION = new TegroSimulatorExtension();

    @RegisterExtension
    final TegroCamel camel = TegroCamel.of(EXTENSION);

    private final TegroSimulator tegro = EXTENSION.simulator();
    private final AtomicBoolean failing = new AtomicBoolean(true);
    private HikariDataSource database;
    private JdbcTemplate jdbc;

    @BeforeEach
    void database() {
        camel.component().setPayoutsEnabled(true);
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** A route that holds one connection while it pays out. */
    private void transactedRoute(int connections) throws Exception {
        database = JdbcClaimDatabase.pool(PayoutDatabase.url(), connections);
        database.setConnectionTimeout(1000);
        jdbc = new JdbcTemplate(database);
        jdbc.execute("DROP TABLE IF EXISTS ledger");
        jdbc.execute("CREATE TABLE ledger (payout VARCHAR(100))");
        camel.context().getRegistry().bind("records", new JdbcMessageIdRepository(database, PayoutDatabase.newName()));
        SpringTransactionPolicy required = new SpringTransactionPolicy(new DataSourceTransactionManager(database));
        required.setPropagationBehaviorName("PROPAGATION_REQUIRED");
        camel.context().getRegistry().bind("required", required);
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:pay")
                        .transacted("required")
                        .process(exchange -> jdbc.update("INSERT INTO ledger VALUES ('p-1')"))
                        .to("tegro:createWithdrawal?idempotentRepository=#records&lookupAttempts=2&lookupDelay=5")
                        .process(exchange -> {
                            if (failing.get()) {
                                throw new IllegalStateException("after the payout");
                            }
                        });
            }
        });
    }

    @Test
    void rolledBackAfterTheSendAndRedeliveredItIsNotSentAgain() throws Exception {
        transactedRoute(2);

        for (int delivery = 1; delivery <= 3; delivery++) {
            Exchange exchange = camel.send("direct:pay", PAYOUT);
            assertThat(exchange.getException()).hasMessageContaining("after the payout");
            assertThat(rows()).isZero();
            assertThat(tegro.requests("createWithdrawal")).hasSize(1);
        }
        failing.set(false);
        Exchange last = camel.send("direct:pay", PAYOUT);

        assertThat(last.getException()).isNull();
        assertThat(last.getMessage().getHeader("CamelTegroDuplicate")).isEqualTo(true);
        assertThat(rows()).isEqualTo(1);
        assertThat(tegro.requests("createWithdrawal")).hasSize(1);
        assertThat(tegro.payouts()).hasSize(1);
    }

    @Test
    void withoutAConnectionToSpareNothingIsSent() throws Exception {
        transactedRoute(1);

        Exchange exchange = camel.send("direct:pay", PAYOUT);

        assertThat(exchange.getException()).isInstanceOf(TegroUnavailableException.class);
        assertThat(rows()).isZero();
        assertThat(tegro.requests("createWithdrawal")).isEmpty();
    }

    private int rows() {
        return jdbc.queryForObject("SELECT COUNT(*) FROM ledger", Integer.class);
    }
}
