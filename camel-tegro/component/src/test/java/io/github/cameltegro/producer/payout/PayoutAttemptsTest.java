package io.github.cameltegro.producer.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cameltegro.TegroInvalidRequestException;
import io.github.cameltegro.TegroOutcomeUnknownException;
import io.github.cameltegro.TegroOutcomeUnknownException.Reason;
import io.github.cameltegro.TegroRejectedException;
import io.github.cameltegro.TegroUnavailableException;
import io.github.cameltegro.model.CreateWithdrawal;
import io.github.cameltegro.protocol.ClockNonceSource;
import io.github.cameltegro.protocol.NonceSource;
import io.github.cameltegro.simulator.Fault;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.TegroCamel;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A payout is made attempt by attempt: each is sent at most once, and the next begins when the one before is released. */
class PayoutAttemptsTest {

    private static final CreateWithdrawal PAYOUT = payout(BigDecimal.TEN);
    private static final CreateWithdrawal OTHER_CONTENT = payout(BigDecimal.ONE);
    private static final String RECORDS = "idempotentRepository=#records&lookupAttempts=2&lookupDelay=5";
    private static final String PAY = "tegro:createWithdrawal?" + RECORDS;
    private static final String RELEASE = "tegro:releaseWithdrawal?confirm=true&" + RECORDS;

    @RegisterExtension
    static final TegroSimulatorExtension EXTENSION = new TegroSimulatorExtension();

    @RegisterExtension
    final TegroCamel node = TegroCamel.of(EXTENSION);

    @RegisterExtension
    final TegroCamel otherNode = TegroCamel.of(EXTENSION);

    private final TegroSimulator tegro = EXTENSION.simulator();
    private final CountedRecords records = new CountedRecords(PayoutDatabase.newName());

    /** Counts the statements; nothing may ever be removed. */
    private static final class CountedRecords extends JdbcMessageIdRepository {
        private final AtomicInteger statements = new AtomicInteger();

        CountedRecords(String name) {
            super(PayoutDatabase.pool(), name);
        }

        @Override
        public boolean add(String key) {
            statements.incrementAndGet();
            return super.add(key);
        }

        @Override
        public boolean contains(String key) {
            statements.incrementAndGet();
            return super.contains(key);
        }

        @Override
        public boolean remove(String key) {
            throw new AssertionError("records are only ever added to");
        }
    }

    private static CreateWithdrawal payout(BigDecimal amount) {
        return new CreateWithdrawal("p-1", amount, "RUB", "4100111", 5);
    }

    @BeforeEach
    void twoNodes() {
        for (TegroCamel each : new TegroCamel[] {node, otherNode}) {
            each.component().setPayoutsEnabled(true);
            each.context().getRegistry().bind("records", records);
        }
    }

    private int requests() {
        return tegro.requests("createWithdrawal").size();
    }

    private void anUnknownPayout(CreateWithdrawal payout) {
        tegro.on("createWithdrawal").times(1).fail(Fault.resetBeforeWork());
        node.failure(TegroOutcomeUnknownException.class, PAY, payout);
    }

    private void assertMade(Exchange exchange) {
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeaders()).doesNotContainKey("CamelTegroDuplicate");
    }

    private void assertDuplicate(Exchange exchange) {
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader("CamelTegroDuplicate")).isEqualTo(true);
    }

    /** One press reads the list of payouts while the other releases, and the payout is made again. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void releasedTwiceAtOnceItIsMadeAgainOnce(boolean onOneNode) {
        anUnknownPayout(PAYOUT);
        TegroCamel second = onOneNode ? node : otherNode;
        tegro.on("withdrawals").times(1).fail(Fault.delay(Duration.ofSeconds(1)));
        CompletableFuture<Exchange> slow = second.template()
                .asyncSend(RELEASE, exchange -> exchange.getMessage().setBody("p-1"));
        await().until(() -> tegro.requests("withdrawals").size() == 1);
        assertThat(node.send(RELEASE, "p-1").getException()).isNull();
        assertMade(node.send(PAY, PAYOUT));

        assertThat(slow.join().getException())
                .isInstanceOf(TegroInvalidRequestException.class)
                .hasMessageContaining("released meanwhile by another call")
                .hasMessageContaining("attempt 1");
        assertDuplicate(node.send(PAY, PAYOUT));
        assertDuplicate(otherNode.send(PAY, PAYOUT));
        assertThat(requests()).isEqualTo(2);
    }

    /** The late press would release an attempt that it has not asked Tegro about. */
    @Test
    void aReleaseThatComesBehindANewerAttemptLeavesItAlone() {
        anUnknownPayout(PAYOUT);
        tegro.on("withdrawals").times(1).fail(Fault.delay(Duration.ofSeconds(1)));
        CompletableFuture<Exchange> slow = otherNode.template().asyncSend(RELEASE, exchange -> exchange.getMessage()
                .setBody("p-1"));
        await().until(() -> tegro.requests("withdrawals").size() == 1);
        node.send(RELEASE, "p-1");
        anUnknownPayout(PAYOUT);

        assertThat(slow.join().getException()).isNotNull();

        assertThat(node.failure(TegroOutcomeUnknownException.class, PAY, PAYOUT).getReason())
                .isEqualTo(Reason.recordedEarlier);
        assertThat(requests()).isEqualTo(2);
    }

    @Test
    void behindAReleaseAnotherContentIsAllowedAndTheOldOneIsNoDuplicate() {
        anUnknownPayout(PAYOUT);
        assertThat(node.failure(TegroInvalidRequestException.class, PAY, OTHER_CONTENT)
                        .getField())
                .isEqualTo("payment_id");
        node.send(RELEASE, "p-1");
        assertMade(node.send(PAY, OTHER_CONTENT));

        for (TegroCamel each : new TegroCamel[] {node, otherNode}) {
            assertThat(each.failure(TegroInvalidRequestException.class, PAY, PAYOUT)
                            .getField())
                    .isEqualTo("payment_id");
            assertDuplicate(each.send(PAY, OTHER_CONTENT));
        }
        assertThat(requests()).isEqualTo(2);
    }

    @Test
    void behindARefusalAnotherContentIsAllowedAndTheOldOneIsNoDuplicate() {
        tegro.on("createWithdrawal").times(1).fail(Fault.error("Not enough balance"));
        node.failure(TegroRejectedException.class, PAY, PAYOUT);
        assertMade(otherNode.send(PAY, OTHER_CONTENT));

        node.failure(TegroInvalidRequestException.class, PAY, PAYOUT);
        assertDuplicate(node.send(PAY, OTHER_CONTENT));
    }

    @Test
    void itMayBeReleasedAsOftenAsItIsTriedAndIsFoundInFewStatements() {
        for (int i = 0; i < 40; i++) {
            anUnknownPayout(PAYOUT);
            assertThat((i % 2 == 0 ? node : otherNode).send(RELEASE, "p-1").getException())
                    .isNull();
            assertThat(node.failure(TegroInvalidRequestException.class, RELEASE, "p-1"))
                    .hasMessageContaining("nothing to release");
        }
        assertMade(otherNode.send(PAY, PAYOUT));
        records.statements.set(0);

        assertDuplicate(node.send(PAY, PAYOUT));

        // the first attempt's two, five doubled steps, five halved ones, the add, and three of its content
        assertThat(records.statements).hasValueLessThanOrEqualTo(18);
        assertThat(requests()).isEqualTo(41);
    }

    @Test
    void theFirstAttemptIsFoundInTwoStatementsAndItsContentInTwo() {
        assertMade(node.send(PAY, PAYOUT));
        records.statements.set(0);

        assertDuplicate(node.send(PAY, PAYOUT));

        assertThat(records.statements).hasValue(4);
    }

    /** Written before there were attempts. */
    @Test
    void aRecordOfThreeKeysIsTheFirstAttempt() {
        RecordKeys keys = RecordKeys.of(tegro.shopId(), "p-1", "RUB", "10", "4100111", "5");
        node.send(PAY, new CreateWithdrawal("p-0", BigDecimal.ONE, "RUB", "4100111", 5));
        for (String kind : new String[] {"tegro-payout:", "tegro-payout-complete:"}) {
            records.add(kind + keys.id());
        }
        records.add("tegro-payout-content:" + keys.digest());

        node.failure(TegroInvalidRequestException.class, PAY, OTHER_CONTENT);
        assertThat(node.failure(TegroOutcomeUnknownException.class, PAY, PAYOUT).getReason())
                .isEqualTo(Reason.recordedEarlier);
        assertThat(requests()).isEqualTo(1);
        assertThat(node.send(RELEASE, "p-1").getException()).isNull();
        assertMade(node.send(PAY, OTHER_CONTENT));
        node.failure(TegroInvalidRequestException.class, PAY, PAYOUT);
    }

    /** Where an older version has removed the first attempt's record, its release still closes it. */
    @Test
    void anAttemptWhoseReleaseIsThereIsOverThoughItsRecordIsGone() {
        node.send(PAY, new CreateWithdrawal("p-0", BigDecimal.ONE, "RUB", "4100111", 5));
        RecordKeys keys = RecordKeys.of(tegro.shopId(), "p-1");
        records.add(keys.released(1));

        assertThat(node.failure(TegroUnavailableException.class, PAY, PAYOUT))
                .hasMessageContaining("released meanwhile");
        assertThat(requests()).isEqualTo(1);
        assertMade(node.send(PAY, PAYOUT));
        assertDuplicate(node.send(PAY, PAYOUT));
    }

    /** The nonce is drawn when the record is there, and before anything is sent. */
    private void whileItIsHeldUp(Runnable what) {
        NonceSource nonces = new ClockNonceSource(7);
        AtomicReference<Runnable> once = new AtomicReference<>(what);
        node.configuration().setNonceSource(() -> {
            Runnable now = once.getAndSet(null);
            if (now != null) {
                now.run();
            }
            return nonces.next();
        });
    }

    @Test
    void releasedBetweenItsRecordAndItsSendItIsNotSent() {
        whileItIsHeldUp(() -> {
            assertThat(otherNode.send(RELEASE, "p-1").getException()).isNull();
            assertMade(otherNode.send(PAY, PAYOUT));
        });

        TegroUnavailableException failure = node.failure(TegroUnavailableException.class, PAY, PAYOUT);

        assertThat(failure).hasMessageContaining("not sent").hasMessageContaining("released meanwhile");
        assertThat(failure.isRetryable()).isTrue();
        assertThat(requests()).isEqualTo(1);
        assertDuplicate(node.send(PAY, PAYOUT));
    }

    @Test
    void heldUpForLongBehindItsRecordItIsNotSentAndMayBeTriedAgain() {
        whileItIsHeldUp(() -> {
            long since = System.nanoTime();
            await().until(() ->
                    System.nanoTime() - since > Duration.ofSeconds(2).toNanos());
        });

        TegroUnavailableException failure =
                node.failure(TegroUnavailableException.class, PAY + "&recordTimeout=1s", PAYOUT);

        assertThat(failure).hasMessageContaining("held up").hasMessageContaining("recordTimeout");
        assertThat(requests()).isZero();
        assertMade(node.send(PAY + "&recordTimeout=1s", PAYOUT));
    }
}
