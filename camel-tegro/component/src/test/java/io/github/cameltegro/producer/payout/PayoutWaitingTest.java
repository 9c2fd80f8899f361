package io.github.cameltegro.producer.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cameltegro.TegroInvalidRequestException;
import io.github.cameltegro.TegroOutcomeUnknownException;
import io.github.cameltegro.model.CreateWithdrawal;
import io.github.cameltegro.simulator.Fault;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.TegroCamel;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Within a process the same paymentId waits for the first and gets its outcome, records or not. */
class PayoutWaitingTest {

    private static final int AT_ONCE = 8;
    private static final CreateWithdrawal PAYOUT = new CreateWithdrawal("p-1", BigDecimal.TEN, "RUB", "4100111", 5);

    @RegisterExtension
    static final TegroSimulatorExtension EXTENSION = new TegroSimulatorExtension();

    @RegisterExtension
    final TegroCamel camel = TegroCamel.of(EXTENSION);

    private final TegroSimulator tegro = EXTENSION.simulator();

    @BeforeEach
    void payouts() {
        camel.component().setPayoutsEnabled(true);
    }

    /** All at once, the first of which is under way when the others come. */
    private List<Exchange> atOnce(String uri) {
        List<CompletableFuture<Exchange>> exchanges = new ArrayList<>();
        exchanges.add(send(uri));
        await().until(() -> tegro.requests("createWithdrawal").size() == 1);
        for (int i = 1; i < AT_ONCE; i++) {
            exchanges.add(send(uri));
        }
        return exchanges.stream().map(CompletableFuture::join).toList();
    }

    private CompletableFuture<Exchange> send(String uri) {
        return camel.template().asyncSend(uri, exchange -> exchange.getMessage().setBody(PAYOUT));
    }

    @ParameterizedTest
    @EnumSource(Records.class)
    void theFirstIsSentAndAllGetItsAnswer(Records records) {
        tegro.on("createWithdrawal").fail(Fault.delay(Duration.ofSeconds(1)));

        List<Exchange> exchanges = atOnce(records.uri(camel.context()));

        assertThat(exchanges).allSatisfy(exchange -> {
            assertThat(exchange.getException()).isNull();
            assertThat(exchange.getMessage().getHeader("CamelTegroStatus")).isEqualTo(0);
        });
        assertThat(exchanges.stream().filter(e -> e.getMessage().getHeader("CamelTegroDuplicate") == null))
                .hasSize(1);
        assertThat(tegro.requests("createWithdrawal")).hasSize(1);
        assertThat(tegro.requests("withdrawal")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Records.class)
    void anUnknownOutcomeIsToldToAllAndNoneOfThemSends(Records records) {
        String uri = records.uri(camel.context());
        camel.configuration().setResponseTimeout(Duration.ofSeconds(1));
        tegro.on("createWithdrawal").fail(Fault.silence());

        List<Exchange> exchanges = atOnce(uri);

        assertThat(exchanges).allSatisfy(exchange -> assertThat(exchange.getException())
                .isInstanceOf(TegroOutcomeUnknownException.class));
        assertThat(tegro.requests("createWithdrawal")).hasSize(1);
        // and when one who waited is redelivered, it looks up
        Exchange waited = exchanges.get(AT_ONCE - 1);
        waited.setException(null);
        waited.getMessage().setBody(PAYOUT);
        camel.template().send(uri, waited);
        assertThat(waited.getException()).isInstanceOf(TegroOutcomeUnknownException.class);
        assertThat(tegro.requests("createWithdrawal")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Records.class)
    void anotherContentUnderTheSameIdIsRefused(Records records) {
        String uri = records.uri(camel.context());
        tegro.on("createWithdrawal").fail(Fault.delay(Duration.ofSeconds(1)));
        CompletableFuture<Exchange> first = send(uri);
        await().until(() -> tegro.requests("createWithdrawal").size() == 1);

        TegroInvalidRequestException failure = camel.failure(
                TegroInvalidRequestException.class,
                uri,
                new CreateWithdrawal("p-1", BigDecimal.ONE, "RUB", "4100111", 5));

        assertThat(failure.getField()).isEqualTo("payment_id");
        assertThat(first.join().getException()).isNull();
        assertThat(tegro.payouts()).hasSize(1);
    }
}
