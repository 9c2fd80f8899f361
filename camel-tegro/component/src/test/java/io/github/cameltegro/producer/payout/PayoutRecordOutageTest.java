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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The repository is away before, between and after: where there is any doubt, nothing is sent. */
class PayoutRecordOutageTest {

    private static final String URI =
            "tegro:createWithdrawal?idempotentRepository=#records&lookupAttempts=2&lookupDelay=5";
    private static final String RELEASE =
            "tegro:releaseWithdrawal?idempotentRepository=#records&lookupAttempts=2&lookupDelay=5&confirm=true";
    private static final CreateWithdrawal PAYOUT = new CreateWithdrawal("p-1", BigDecimal.TEN, "RUB", "4100111", 5);

    @RegisterExtension
    static final TegroSimulatorExtension EXTENSION = new TegroSimulatorExtension();

    @RegisterExtension
    final TegroCamel camel = TegroCamel.of(EXTENSION);

    private final TegroSimulator tegro = EXTENSION.simulator();
    private final FailingDataSource database = new FailingDataSource(PayoutDatabase.pool());

    @BeforeEach
    void payouts() {
        camel.component().setPayoutsEnabled(true);
        camel.context().getRegistry().bind("records", new JdbcMessageIdRepository(database, PayoutDatabase.newName()));
        // started here, so that what is counted below is the payout's
        camel.send(URI, new CreateWithdrawal("p-0", BigDecimal.ONE, "RUB", "4100111", 5));
        database.reset();
    }

    private String uriWith(IdempotentRepository repository) {
        camel.context().getRegistry().bind("others", repository);
        return URI.replace("#records", "#others");
    }

    /** Writing a record asks for seven connections: three to add, four to read back right before the send. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
    void awayForAMomentNothingIsSentAndItMayBeTriedAgain(int use) {
        database.failOnce(use);

        TegroUnavailableException failure = camel.failure(TegroUnavailableException.class, URI, PAYOUT);

        assertThat(failure).hasMessageContaining("not sent");
        assertThat(failure.isRetryable()).isTrue();
        assertThat(payoutRequests()).isZero();
        assertThat(camel.send(URI, PAYOUT).getException()).isNull();
        assertThat(payoutRequests()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
    void awayFromThenOnNothingIsSentAndWhatMayBeLeftCanBeReleased(int use) {
        database.failFrom(use);

        camel.failure(TegroUnavailableException.class, URI, PAYOUT);
        camel.failure(TegroUnavailableException.class, URI, PAYOUT);

        assertThat(payoutRequests()).isZero();
        database.reset();
        if (use > 1) {
            TegroOutcomeUnknownException unknown = camel.failure(TegroOutcomeUnknownException.class, URI, PAYOUT);
            assertThat(unknown.getReason()).isEqualTo(Reason.recordedEarlier);
            assertThat(payoutRequests()).isZero();
            assertThat(camel.send(RELEASE, "p-1").getException()).isNull();
        }
        assertThat(camel.send(URI, PAYOUT).getException()).isNull();
        assertThat(payoutRequests()).isEqualTo(1);
    }

    @Test
    void awayAfterTheSendASuccessIsASuccess() {
        database.failFrom(8);

        assertThat(camel.send(URI, PAYOUT).getException()).isNull();
        assertThat(payoutRequests()).isEqualTo(1);
    }

    @Test
    void awayAfterARefusalTheRecordThatIsLeftIsTold() {
        database.failFrom(8);
        tegro.on("createWithdrawal").fail(Fault.error("Not enough balance"));

        TegroRejectedException refusal = camel.failure(TegroRejectedException.class, URI, PAYOUT);

        assertThat(refusal)
                .hasMessageContaining("Not enough balance")
                .hasMessageContaining("could not be taken back")
                .hasMessageContaining("releaseWithdrawal");
        assertThat(refusal.getDesc()).isEqualTo("Not enough balance");
        assertThat(refusal.isRetryable()).isFalse();
        assertThat(refusal.getSuppressed()).hasSize(1);
    }

    @Test
    void aCommitWhoseAnswerGotLostIsADoubtAndNothingIsSent() {
        database.failAfterCommit(1);

        TegroOutcomeUnknownException unknown = camel.failure(TegroOutcomeUnknownException.class, URI, PAYOUT);

        assertThat(unknown.getReason()).isEqualTo(Reason.recordedEarlier);
        assertThat(payoutRequests()).isZero();
        assertThat(camel.send(RELEASE, "p-1").getException()).isNull();
        assertThat(camel.send(URI, PAYOUT).getException()).isNull();
        assertThat(payoutRequests()).isEqualTo(1);
    }

    @Test
    void aRepositoryThatDoesNotHaveWhatItTookIsADoubtAndNothingIsSent() {
        String uri = uriWith(new MemoryIdempotentRepository() {
            @Override
            public boolean contains(String key) {
                return false;
            }
        });

        TegroUnavailableException failure = camel.failure(TegroUnavailableException.class, uri, PAYOUT);

        assertThat(failure).hasMessageContaining("does not have what was written");
        assertThat(payoutRequests()).isZero();
    }

    /** The nonce is drawn when the record is there, and before anything is sent. */
    @Test
    void aNonceThatCantBeDrawnMeansNotSentAndItMayBeTriedAgain() {
        AtomicBoolean away = new AtomicBoolean(true);
        NonceSource nonces = new ClockNonceSource(7);
        camel.configuration().setNonceSource(() -> {
            if (away.get()) {
                throw new IllegalStateException("no number to be had");
            }
            return nonces.next();
        });
        String uri = URI + "&recordTimeout=8s";

        TegroUnavailableException failure = camel.failure(TegroUnavailableException.class, uri, PAYOUT);

        assertThat(failure).hasMessageContaining("no number to be had");
        away.set(false);
        assertThat(camel.send(uri, PAYOUT).getException()).isNull();
        assertThat(payoutRequests()).isEqualTo(1);
    }

    /** Another node's record may be complete only a moment after its first key was met. */
    @Test
    void aRecordThatWasNotCompleteWhenItWasMetIsComparedOnceItsPayoutIsFound() {
        AtomicBoolean met = new AtomicBoolean();
        String uri = uriWith(new MemoryIdempotentRepository() {
            @Override
            public boolean contains(String key) {
                boolean complete = key.startsWith("tegro-payout-complete:");
                return super.contains(key) && !(complete && met.compareAndSet(true, false));
            }
        });
        camel.send(uri, PAYOUT);
        // an answer that tells nothing by which the other content could be seen
        tegro.on("withdrawal").fail(Fault.raw(200, "application/json", """
                {"type":"success","desc":"","data":{"payment_id":"p-1","status":1}}"""));
        met.set(true);
        CreateWithdrawal other = new CreateWithdrawal("p-1", BigDecimal.ONE, "RUB", "4100111", 5);

        camel.failure(TegroInvalidRequestException.class, uri, other);

        assertThat(met).isFalse();
        assertThat(tegro.requests("withdrawal")).hasSize(1);
        met.set(true);
        assertThat(camel.send(uri, PAYOUT).getMessage().getHeader("CamelTegroDuplicate"))
                .isEqualTo(true);
    }

    @Test
    void whatIsRecordedTooLateIsTakenBack() {
        CountDownLatch slow = new CountDownLatch(1);
        Set<String> keys = ConcurrentHashMap.newKeySet();
        String uri = uriWith(new MemoryIdempotentRepository() {
                    @Override
                    public boolean add(String key) {
                        try {
                            slow.await();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                        keys.add(key);
                        return super.add(key);
                    }
                })
                + "&recordTimeout=50";

        TegroUnavailableException failure = camel.failure(TegroUnavailableException.class, uri, PAYOUT);
        assertThat(failure).hasMessageContaining("not done within");
        slow.countDown();

        // tells of an earlier record only as long as the late one is not taken back
        await().until(() -> camel.send(uri, PAYOUT).getException() == null);
        assertThat(payoutRequests()).isEqualTo(1);
        assertThat(keys)
                .as("three of each attempt, and the first one's release")
                .hasSize(7)
                .filteredOn(key -> key.startsWith("tegro-payout-released:"))
                .hasSize(1);
    }

    @Test
    void theRepositoryIsNeverUsedOnTheCallersThread() {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        String uri = uriWith(new MemoryIdempotentRepository() {
            @Override
            public boolean add(String key) {
                threads.add(Thread.currentThread());
                return super.add(key);
            }

            @Override
            public boolean contains(String key) {
                threads.add(Thread.currentThread());
                return super.contains(key);
            }

            @Override
            public boolean remove(String key) {
                threads.add(Thread.currentThread());
                return super.remove(key);
            }
        });
        tegro.on("createWithdrawal").fail(Fault.error("Not enough balance"));

        camel.failure(TegroRejectedException.class, uri, PAYOUT);

        assertThat(threads).isNotEmpty().doesNotContain(Thread.currentThread());
    }

    private long payoutRequests() {
        return tegro.requests("createWithdrawal").stream()
                .filter(request -> request.bodyText().contains("\"p-1\""))
                .count();
    }
}
