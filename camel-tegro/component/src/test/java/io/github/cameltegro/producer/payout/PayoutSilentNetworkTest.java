package io.github.cameltegro.producer.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.github.cameltegro.TegroRejectedException;
import io.github.cameltegro.TegroUnavailableException;
import io.github.cameltegro.model.CreateWithdrawal;
import io.github.cameltegro.notification.JdbcClaimRelay;
import io.github.cameltegro.simulator.Fault;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.TegroCamel;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The network between a node and the database falls silent at each statement of a payout's record. Meanwhile the operator
 * releases it and another node pays; then the late statements arrive. The payout is not made again.
 */
class PayoutSilentNetworkTest {

    private static final CreateWithdrawal PAYOUT = new CreateWithdrawal("p-1", BigDecimal.TEN, "RUB", "4100111", 5);
    private static final String RECORDS = "idempotentRepository=#records&lookupAttempts=2&lookupDelay=5&recordTimeout=";
    private static final String CUT_OFF = "tegro:createWithdrawal?" + RECORDS + "500";
    private static final String PAY = "tegro:createWithdrawal?" + RECORDS + "2s";
    private static final String RELEASE = "tegro:releaseWithdrawal?confirm=true&" + RECORDS + "2s";

    /** Three statements write the record, four read it back, and one takes it back after a refusal. */
    private static final int TAKES_BACK = 8;

    @RegisterExtension
    static final TegroSimulatorExtension EXTENSION = new TegroSimulatorExtension();

    @RegisterExtension
    final TegroCamel cutOff = TegroCamel.of(EXTENSION);

    @RegisterExtension
    final TegroCamel other = TegroCamel.of(EXTENSION);

    private final TegroSimulator tegro = EXTENSION.simulator();
    private final String name = PayoutDatabase.newName();
    private JdbcClaimRelay relay;
    private HikariDataSource relayed;
    private SilencedDataSource database;

    /** When the network falls silent, as seen by one statement. */
    enum Silence {
        BEFORE_IT,
        BEFORE_ITS_COMMIT,
        BEFORE_THE_RESPONSE_TO_ITS_COMMIT
    }

    static Stream<Arguments> silences() {
        return Stream.of(
                        IntStream.of(1, TAKES_BACK).boxed().flatMap(use -> Stream.of(Silence.values())
                                .map(silence -> Arguments.of(use, silence))),
                        IntStream.of(2, 3)
                                .mapToObj(use -> Arguments.of(use, Silence.BEFORE_THE_RESPONSE_TO_ITS_COMMIT)),
                        IntStream.of(4, 7).mapToObj(use -> Arguments.of(use, Silence.BEFORE_IT)))
                .flatMap(silences -> silences);
    }

    @BeforeEach
    void twoNodes() throws Exception {
        PGSimpleDataSource direct = new PGSimpleDataSource();
        direct.setUrl(PayoutDatabase.url());
        relay = new JdbcClaimRelay(direct.getPortNumbers()[0]);
        direct.setPortNumbers(new int[] {relay.port()});
        relayed = new HikariDataSource();
        relayed.setDataSource(direct);
        relayed.setMaximumPoolSize(2);
        database = new SilencedDataSource(relayed);
        cutOff.component().setPayoutsEnabled(true);
        cutOff.context().getRegistry().bind("records", new JdbcMessageIdRepository(database, name));
        other.component().setPayoutsEnabled(true);
        other.context().getRegistry().bind("records", new JdbcMessageIdRepository(PayoutDatabase.pool(), name));
        // started here, so that what is counted below is the payout's
        cutOff.send(CUT_OFF, new CreateWithdrawal("p-0", BigDecimal.ONE, "RUB", "4100111", 5));
    }

    @AfterEach
    void close() throws Exception {
        relay.flow();
        relayed.close();
        relay.close();
    }

    @ParameterizedTest
    @MethodSource("silences")
    void noLateStatementOpensANewerPayoutAgain(int use, Silence silence) {
        if (use == TAKES_BACK) {
            tegro.on("createWithdrawal").times(1).fail(Fault.error("Not enough balance"));
        }
        database.silence(use, silence, relay);
        assertThat(cutOff.send(CUT_OFF, PAYOUT).getException())
                .isInstanceOf(use == TAKES_BACK ? TegroRejectedException.class : TegroUnavailableException.class);
        int sent = requests();
        assertThat(sent).isEqualTo(use == TAKES_BACK ? 1 : 0);

        other.send(RELEASE, "p-1");
        Exchange paid = other.send(PAY, PAYOUT);
        relay.flow();
        await().atMost(Duration.ofSeconds(20)).until(() -> database.open() == 0);

        if (paid.getException() != null) {
            // what the silent node has written and not committed keeps the other one waiting in the database
            assertThat(silence).isEqualTo(Silence.BEFORE_ITS_COMMIT);
            assertThat(requests()).isEqualTo(sent);
            await().until(() -> other.send(PAY, PAYOUT).getException() == null);
        }
        for (int i = 0; i < 2; i++) {
            assertThat(cutOff.send(PAY, PAYOUT).getMessage().getHeader("CamelTegroDuplicate"))
                    .isEqualTo(true);
            assertThat(other.send(PAY, PAYOUT).getMessage().getHeader("CamelTegroDuplicate"))
                    .isEqualTo(true);
        }
        assertThat(requests()).as("asked for once more, and never again").isEqualTo(sent + 1);
        assertThat(tegro.payout("p-1")).isPresent();
    }

    private int requests() {
        return (int) tegro.requests("createWithdrawal").stream()
                .filter(request -> request.bodyText().contains("\"p-1\""))
                .count();
    }
}
