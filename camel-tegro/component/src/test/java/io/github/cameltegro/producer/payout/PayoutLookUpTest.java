package io.github.cameltegro.producer.payout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.TegroInvalidRequestException;
import io.github.cameltegro.TegroOutcomeUnknownException;
import io.github.cameltegro.TegroOutcomeUnknownException.Reason;
import io.github.cameltegro.TegroRejectedException;
import io.github.cameltegro.model.CreateWithdrawal;
import io.github.cameltegro.model.OpenObject;
import io.github.cameltegro.model.Withdrawal;
import io.github.cameltegro.simulator.Fault;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.TegroCamel;
import java.math.BigDecimal;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a payout counts as found, and what it means that another content is recorded or told. */
class PayoutLookUpTest {

    private static final CreateWithdrawal PAYOUT =
            new CreateWithdrawal("p-1", new BigDecimal("10.50"), "RUB", "4100111", 5);

    @RegisterExtension
    static final TegroSimulatorExtension EXTENSION = new TegroSimulatorExtension();

    @RegisterExtension
    final TegroCamel camel = TegroCamel.of(EXTENSION);

    private final TegroSimulator tegro = EXTENSION.simulator();
    private String uri;

    @BeforeEach
    void payouts() {
        camel.component().setPayoutsEnabled(true);
        uri = Records.JDBC.uri(camel.context());
    }

    private static Fault success(String data) {
        return Fault.raw(200, "application/json", "{\"type\":\"success\",\"desc\":\"\",\"data\":" + data + "}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"payment_id\":\"p-1\"}",
                "{\"payment_id\":\"p-1\",\"status\":3}",
                "{\"payment_id\":\"p-1\",\"amount\":\"10.50000000\",\"currency\":\"rub\",\"payment_system_id\":\"5\"}",
                "{\"payment_id\":\"p-1\",\"amount\":10.5,\"account\":\"4100111\",\"payment_system\":5}",
                "{\"payment_id\":\"p-1\",\"account\":\"41***11\",\"amount\":\"not told\"}"
            })
    void foundMeansThatItIsNamedAndNothingContradicts(String data) {
        tegro.on("createWithdrawal").fail(Fault.resetBeforeWork());
        tegro.on("withdrawal").fail(success(data));

        Exchange exchange = camel.send(uri, PAYOUT);

        assertThat(exchange.getException()).isNull();
        assertThat(tegro.requests("withdrawal")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "7",
                "[{\"payment_id\":\"p-1\"}]",
                "{\"id\":7,\"status\":1}",
                "{\"payment_id\":null,\"status\":1}",
                "{\"payment_id\":\"p-2\",\"status\":1}",
                "{\"payment_id\":\"p-1\",\"amount\":\"10.51\"}",
                "{\"payment_id\":\"p-1\",\"amount\":10}",
                "{\"payment_id\":\"p-1\",\"currency\":\"USD\"}",
                "{\"payment_id\":\"p-1\",\"account\":\"4100112\"}",
                "{\"payment_id\":\"p-1\",\"payment_system_id\":6}"
            })
    void allElseIsNotFound(String data) {
        tegro.on("createWithdrawal").fail(Fault.resetBeforeWork());
        tegro.on("withdrawal").fail(success(data));

        TegroOutcomeUnknownException unknown = camel.failure(TegroOutcomeUnknownException.class, uri, PAYOUT);

        assertThat(unknown.getReason()).isEqualTo(Reason.sentNoAnswer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"payment_id\":\"p-1\",\"amount\":\"10.51\"}", "{\"id\":7,\"status\":1}"})
    void aRefusalWithALookUpThatDoesNotClearlySayMissingIsUnknown(String data) {
        tegro.on("createWithdrawal").fail(Fault.error("already exists"));
        tegro.on("withdrawal").fail(success(data));

        camel.failure(TegroOutcomeUnknownException.class, uri, PAYOUT);

        assertThat(camel.failure(TegroOutcomeUnknownException.class, uri, PAYOUT)
                        .getReason())
                .isEqualTo(Reason.recordedEarlier);
        assertThat(tegro.requests("createWithdrawal")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}"})
    void anEmptyAnswerSaysMissingLikeARefusal(String data) {
        tegro.on("createWithdrawal").fail(Fault.error("Not enough balance"));
        tegro.on("withdrawal").fail(success(data));

        camel.failure(TegroRejectedException.class, uri, PAYOUT);
    }

    /** Tegro has taken it in spite of what it says, or for another node, and shows it a moment later. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void refusedItIsFoundHoweverLateItShowsWithinTheAttempts(int missingFor) {
        tegro.on("createWithdrawal").times(1).fail(Fault.resetAfterWork());
        tegro.on("withdrawal").times(3).fail(Fault.status(502));
        camel.failure(TegroOutcomeUnknownException.class, uri, PAYOUT);
        tegro.on("withdrawal").times(missingFor).fail(Fault.error("Withdrawal not found"));
        // with records of its own it knows nothing of the first
        String refused = Records.JDBC.uri(camel.context()) + "&recordTimeout=9s";

        Exchange exchange = camel.send(refused, PAYOUT);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader("CamelTegroDuplicate")).isEqualTo(true);
        assertThat(camel.send(refused, PAYOUT).getException()).isNull();
        assertThat(tegro.requests("createWithdrawal")).hasSize(2);
    }

    @Test
    void refusedAndNeverFoundItIsLookedUpAsOftenAsAnUnknownOne() {
        tegro.on("createWithdrawal").times(1).fail(Fault.error("Not enough balance"));

        camel.failure(TegroRejectedException.class, uri, PAYOUT);

        assertThat(tegro.requests("withdrawal")).hasSize(3);
    }

    @Test
    void itIsFoundHoweverLateItShowsWithinTheAttempts() {
        tegro.on("createWithdrawal").fail(Fault.resetAfterWork());
        tegro.on("withdrawal").times(1).fail(Fault.error("Withdrawal not found"));
        tegro.on("withdrawal").times(1).fail(Fault.status(502));

        assertThat(camel.send(uri, PAYOUT).getException()).isNull();
        assertThat(tegro.requests("withdrawal")).hasSize(3);
    }

    @Test
    void theStatusIsPassedOnAsItIs() {
        tegro.on("createWithdrawal").fail(Fault.resetAfterWork());
        tegro.on("withdrawal").times(1).fail(Fault.status(503));
        camel.send(uri, PAYOUT);
        tegro.payoutStatus("p-1", 42);

        Exchange exchange = camel.send(uri + "&outputType=map", PAYOUT);

        assertThat(exchange.getMessage().getHeader("CamelTegroStatus")).isEqualTo(42);
        assertThat(exchange.getMessage().getBody(OpenObject.class)).containsEntry("status", 42);
        assertThat(exchange.getMessage().getHeader("CamelTegroDuplicate")).isEqualTo(true);
    }

    @Test
    void theSameAmountWrittenOtherwiseIsTheSameContent() {
        camel.answer(Withdrawal.class, uri, PAYOUT);
        CreateWithdrawal same = new CreateWithdrawal("p-1", new BigDecimal("10.5000"), "RUB", "4100111", 5);

        assertThat(camel.send(uri, same).getMessage().getHeader("CamelTegroDuplicate"))
                .isEqualTo(true);
        assertThat(tegro.requests("createWithdrawal")).hasSize(1);
    }

    @Test
    void anotherContentUnderARecordedIdIsRefused() {
        camel.answer(Withdrawal.class, uri, PAYOUT);
        for (CreateWithdrawal other : new CreateWithdrawal[] {
            new CreateWithdrawal("p-1", new BigDecimal("10.51"), "RUB", "4100111", 5),
            new CreateWithdrawal("p-1", new BigDecimal("10.50"), "USD", "4100111", 5),
            new CreateWithdrawal("p-1", new BigDecimal("10.50"), "RUB", "4100112", 5),
            new CreateWithdrawal("p-1", new BigDecimal("10.50"), "RUB", "4100111", 6),
            new CreateWithdrawal("p-1", new BigDecimal("10.50"), "RUB", "4100111", null)
        }) {
            TegroInvalidRequestException failure = camel.failure(TegroInvalidRequestException.class, uri, other);
            assertThat(failure.getField()).isEqualTo("payment_id");
        }
        assertThat(tegro.requests("createWithdrawal")).hasSize(1);
        assertThat(tegro.requests("withdrawal")).isEmpty();
    }

    @Test
    void theShopIdIsTheSameInAnyCase() {
        camel.answer(Withdrawal.class, uri, PAYOUT);
        String lower = uri + "&shopId=" + tegro.shopId().toLowerCase(java.util.Locale.ROOT);

        camel.send(lower, PAYOUT);

        assertThat(tegro.requests("createWithdrawal")).hasSize(1);
    }
}
