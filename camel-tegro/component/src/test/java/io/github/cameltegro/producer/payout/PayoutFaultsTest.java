package io.github.cameltegro.producer.payout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.TegroOutcomeUnknownException;
import io.github.cameltegro.TegroOutcomeUnknownException.Reason;
import io.github.cameltegro.TegroRejectedException;
import io.github.cameltegro.TegroUnavailableException;
import io.github.cameltegro.model.CreateWithdrawal;
import io.github.cameltegro.model.Withdrawal;
import io.github.cameltegro.simulator.Fault;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.TegroCamel;
import java.math.BigDecimal;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of a payout under each fault of the gateway, with each way to keep records. */
class PayoutFaultsTest {

    private static final CreateWithdrawal PAYOUT =
            new CreateWithdrawal("p-1", new BigDecimal("250.00"), "RUB", "4100111", 5);

    @RegisterExtension
    static final TegroSimulatorExtension EXTENSION = new TegroSimulatorExtension();

    @RegisterExtension
    final TegroCamel camel = TegroCamel.of(EXTENSION);

    private final TegroSimulator tegro = EXTENSION.simulator();

    @BeforeEach
    void payouts() {
        camel.component().setPayoutsEnabled(true);
    }

    private void patience(Fault fault) {
        if (fault.toString().startsWith("silence")) {
            camel.configuration().setResponseTimeout(Duration.ofSeconds(1));
        }
    }

    static Stream<Arguments> doneFirst() {
        return each(
                Fault.resetAfterWork(),
                Fault.badGatewayAfterWork(),
                Fault.truncatedAfterWork(),
                Fault.silenceAfterWork(),
                Fault.brokenChunksAfterWork(),
                Fault.successWithStatus(500),
                Fault.successWithStatus(302));
    }

    static Stream<Arguments> notDone() {
        return each(
                Fault.resetBeforeWork(),
                Fault.closeBeforeWork(),
                Fault.silence(),
                Fault.status(502),
                Fault.status(403),
                Fault.tooManyRequests(1),
                Fault.error(408, "slow"),
                Fault.error(425, "early"),
                Fault.error(429, "too many"),
                Fault.error(500, "internal"),
                Fault.raw(200, "application/json", "{\"type\":\"Error\",\"desc\":\"not exactly error\"}"),
                Fault.raw(200, "application/json", "{\"desc\":\"no type\"}"),
                Fault.redirect("https://example.org/"));
    }

    static Stream<Arguments> refused() {
        return each(
                Fault.error("Not enough balance"), Fault.error(400, "Wrong account"), Fault.error(403, "Forbidden"));
    }

    private static Stream<Arguments> each(Fault... faults) {
        return Stream.of(Records.values())
                .flatMap(records -> Stream.of(faults).map(fault -> Arguments.of(fault, records)));
    }

    @ParameterizedTest
    @EnumSource(Records.class)
    void withoutFaultItIsMadeAndAnswered(Records records) {
        Exchange exchange = camel.send(records.uri(camel.context()), PAYOUT);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(Withdrawal.class).paymentId()).isEqualTo("p-1");
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry("CamelTegroPaymentId", "p-1")
                .containsEntry("CamelTegroStatus", 0)
                .containsEntry(
                        "CamelTegroWithdrawalId",
                        tegro.payout("p-1").orElseThrow().id())
                .doesNotContainKey("CamelTegroDuplicate");
        assertMadeOnce();
        assertThat(tegro.requests("withdrawal")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("doneFirst")
    void doneButNotAnsweredItIsFoundByLookUp(Fault fault, Records records) {
        patience(fault);
        tegro.on("createWithdrawal").fail(fault);

        Exchange exchange = camel.send(records.uri(camel.context()), PAYOUT);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(Withdrawal.class).paymentId()).isEqualTo("p-1");
        assertThat(exchange.getMessage().getHeader("CamelTegroStatus")).isEqualTo(0);
        assertThat(exchange.getMessage().getHeaders()).doesNotContainKey("CamelTegroDuplicate");
        assertMadeOnce();
    }

    @ParameterizedTest
    @MethodSource("doneFirst")
    void doneButNotAnsweredNorFoundItIsUnknownAndNeverSentAgain(Fault fault, Records records) {
        patience(fault);
        String uri = records.uri(camel.context());
        tegro.on("createWithdrawal").fail(fault);
        tegro.on("withdrawal").times(3).fail(Fault.status(503));

        TegroOutcomeUnknownException unknown = camel.failure(TegroOutcomeUnknownException.class, uri, PAYOUT);

        assertThat(unknown.getReason()).isEqualTo(Reason.sentNoAnswer);
        assertThat(unknown.isRetryable()).isFalse();
        assertThat(tegro.requests("withdrawal")).hasSize(3);
        if (records.kept()) {
            Exchange later = camel.send(uri, PAYOUT);
            assertThat(later.getException()).isNull();
            assertThat(later.getMessage().getHeader("CamelTegroDuplicate")).isEqualTo(true);
        }
        assertMadeOnce();
    }

    @ParameterizedTest
    @MethodSource("notDone")
    void notDoneAndNotAnsweredItIsUnknownAndNeverSentAgain(Fault fault, Records records) {
        patience(fault);
        String uri = records.uri(camel.context());
        tegro.on("createWithdrawal").times(1).fail(fault);

        TegroOutcomeUnknownException unknown = camel.failure(TegroOutcomeUnknownException.class, uri, PAYOUT);

        assertThat(unknown.getReason()).isEqualTo(Reason.sentNoAnswer);
        assertThat(unknown).hasMessageContaining("p-1").hasMessageContaining("Withdrawal not found");
        assertThat(tegro.requests("withdrawal")).hasSize(3);
        if (records.kept()) {
            // twice recordTimeout and once requestTimeout
            assertThat(unknown).hasMessageContaining("80 s from now").hasMessageContaining("releaseWithdrawal");
            TegroOutcomeUnknownException later = camel.failure(TegroOutcomeUnknownException.class, uri, PAYOUT);
            assertThat(later.getReason()).isEqualTo(Reason.recordedEarlier);
        }
        assertThat(tegro.requests("createWithdrawal")).hasSize(1);
        assertThat(tegro.payouts()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusedItMayBeTriedAgain(Fault fault, Records records) {
        patience(fault);
        String uri = records.uri(camel.context());
        tegro.on("createWithdrawal").times(1).fail(fault);

        TegroRejectedException refusal = camel.failure(TegroRejectedException.class, uri, PAYOUT);

        assertThat(refusal.getType()).isEqualTo("error");
        assertThat(refusal.getDesc()).isNotEmpty();
        assertThat(tegro.requests("withdrawal")).hasSize(3);
        assertThat(camel.send(uri, PAYOUT).getException()).isNull();
        assertThat(tegro.payouts()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusedButNotToBeLookedUpItIsUnknown(Fault fault, Records records) {
        patience(fault);
        String uri = records.uri(camel.context());
        tegro.on("createWithdrawal").times(1).fail(fault);
        tegro.on("withdrawal").times(3).fail(Fault.status(503));

        TegroOutcomeUnknownException unknown = camel.failure(TegroOutcomeUnknownException.class, uri, PAYOUT);

        assertThat(unknown.getReason()).isEqualTo(Reason.sentNoAnswer);
        assertThat(unknown).hasMessageContaining("refused");
    }

    @ParameterizedTest
    @EnumSource(Records.class)
    void aRefusalBecauseItExistsAlreadyIsASuccess(Records records) {
        String uri = records.uri(camel.context());
        tegro.on("createWithdrawal").times(1).fail(Fault.resetAfterWork());
        tegro.on("withdrawal").times(3).fail(Fault.resetBeforeWork());
        camel.failure(TegroOutcomeUnknownException.class, uri, PAYOUT);

        // another node, which knows nothing of it
        Exchange exchange = camel.send(records.uri(camel.context()) + "&recordTimeout=9s", PAYOUT);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader("CamelTegroDuplicate")).isEqualTo(true);
        assertThat(tegro.requests("createWithdrawal"))
                .extracting("refusal")
                .containsExactly(null, "Withdrawal with this payment_id already exists");
        assertThat(tegro.payouts()).hasSize(1);
        assertThat(tegro.balance("RUB")).isEqualByComparingTo("9750.00");
    }

    @ParameterizedTest
    @EnumSource(Records.class)
    void aRefusedConnectionMeansNotSentAndItMayBeTriedAgain(Records records) throws Exception {
        String alive = camel.configuration().getBaseUrl();
        String uri = records.uri(camel.context());
        try (ServerSocket port = new ServerSocket(0)) {
            camel.configuration().setBaseUrl("http://127.0.0.1:" + port.getLocalPort());
        }

        TegroUnavailableException failure = camel.failure(TegroUnavailableException.class, uri, PAYOUT);

        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure).hasMessageContaining("not sent");
        camel.configuration().setBaseUrl(alive);
        assertThat(camel.send(uri + "&paymentId=p-1", PAYOUT).getException()).isNull();
        assertMadeOnce();
    }

    private void assertMadeOnce() {
        assertThat(tegro.requests("createWithdrawal")).hasSize(1);
        assertThat(tegro.payouts()).hasSize(1);
        assertThat(tegro.balance("RUB")).isEqualByComparingTo("9750.00");
    }
}
