package io.github.cameltegro.producer.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.cameltegro.TegroInvalidRequestException;
import io.github.cameltegro.TegroOutcomeUnknownException;
import io.github.cameltegro.TegroUnavailableException;
import io.github.cameltegro.model.CreateWithdrawal;
import io.github.cameltegro.simulator.Fault;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.Payouts;
import io.github.cameltegro.support.RawServer;
import io.github.cameltegro.support.TegroCamel;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** The operator's way out: a record goes only where Tegro surely does not have its payout, and each try is told. */
class ReleaseWithdrawalTest {

    private static final CreateWithdrawal PAYOUT = new CreateWithdrawal("p-1", BigDecimal.TEN, "RUB", "4100111", 5);
    private static final String URI =
            "tegro:releaseWithdrawal?idempotentRepository=#records&confirm=true&lookupAttempts=2&lookupDelay=5";

    @RegisterExtension
    static final TegroSimulatorExtension EXTENSION = TegroSimulatorExtension.with(tegro -> tegro.pageSize(2));

    @RegisterExtension
    final TegroCamel camel = TegroCamel.of(EXTENSION);

    private final TegroSimulator tegro = EXTENSION.simulator();
    private final ListAppender<ILoggingEvent> audit = new ListAppender<>();
    private final Logger auditLog = (Logger) LoggerFactory.getLogger("io.github.cameltegro.audit");
    private String pay;

    @BeforeEach
    void anUnknownPayout() {
        camel.component().setPayoutsEnabled(true);
        pay = Records.JDBC.uri(camel.context());
        tegro.on("createWithdrawal").times(1).fail(Fault.resetBeforeWork());
        camel.failure(TegroOutcomeUnknownException.class, pay, PAYOUT);
        auditLog.setLevel(Level.INFO);
        auditLog.setAdditive(false);
        audit.start();
        auditLog.addAppender(audit);
    }

    @AfterEach
    void detach() {
        auditLog.detachAppender(audit);
        auditLog.setLevel(null);
        auditLog.setAdditive(true);
    }

    @Test
    void releasedItCanBePaidAgain() {
        Exchange exchange = camel.send(URI, "p-1");

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isEqualTo("p-1");
        assertThat(exchange.getMessage().getHeader("CamelTegroPaymentId")).isEqualTo("p-1");
        assertThat(tegro.requests("withdrawal")).hasSize(3 + 2);
        assertThat(tegro.requests("withdrawals")).hasSize(1);
        assertAudited("released");

        Exchange paid = camel.send(pay, PAYOUT);
        assertThat(paid.getException()).isNull();
        assertThat(paid.getMessage().getHeaders()).doesNotContainKey("CamelTegroDuplicate");
    }

    @Test
    void eachAttemptIsReleasedByItsNumber() {
        camel.send(URI, "p-1");
        tegro.on("createWithdrawal").times(1).fail(Fault.resetBeforeWork());
        camel.failure(TegroOutcomeUnknownException.class, pay, PAYOUT);

        camel.send(URI, "p-1");
        camel.send(URI, "p-1");

        assertThat(lines()).hasSize(3);
        assertThat(lines().get(1)).contains(".2 attempt=2 outcome=\"released\"");
        assertThat(lines().get(2)).contains(" attempt=none outcome=\"not released: payment_id is not recorded here");
    }

    @Test
    void releasedItCanBePaidWithAnotherContentToo() {
        camel.send(URI, PAYOUT);

        assertThat(camel.send(pay, new CreateWithdrawal("p-1", BigDecimal.ONE, "RUB", "4100111", 5))
                        .getException())
                .isNull();
        assertThat(tegro.payout("p-1").orElseThrow().amount()).isEqualByComparingTo("1");
    }

    @Test
    void knownToTegroItStays() {
        Payouts.create(tegro, "p-1", "RUB", "10");

        TegroInvalidRequestException failure = camel.failure(TegroInvalidRequestException.class, URI, "p-1");

        assertThat(failure).hasMessageContaining("is known to Tegro, with status 0");
        assertStays("not released: payment_id is known");
    }

    @Test
    void shownOnlyByTheLastLookUpItStays() {
        Payouts.create(tegro, "p-1", "RUB", "10");
        tegro.on("withdrawal").times(1).fail(Fault.error("Withdrawal not found"));

        camel.failure(TegroInvalidRequestException.class, URI, "p-1");
        assertStays("not released");
    }

    @Test
    void onlyListedItStays() {
        Payouts.create(tegro, "p-1", "RUB", "10");
        for (int i = 0; i < 4; i++) {
            Payouts.create(tegro, "other-" + i, "RUB", "10");
        }
        tegro.on("withdrawal").fail(Fault.error("Withdrawal not found"));

        TegroInvalidRequestException failure = camel.failure(TegroInvalidRequestException.class, URI, "p-1");

        assertThat(failure).hasMessageContaining("is on page 3 of Tegro's payouts");
        assertStays("not released");
    }

    @Test
    void notToBeLookedUpItStays() {
        tegro.on("withdrawal").fail(Fault.status(503));

        TegroUnavailableException failure = camel.failure(TegroUnavailableException.class, URI, "p-1");

        assertThat(failure).hasMessageContaining("the record stays");
        assertStays("not released: the record stays");
    }

    @Test
    void notToBeSearchedForItStays() {
        tegro.on("withdrawals").fail(Fault.status(503));

        camel.failure(TegroUnavailableException.class, URI, "p-1");
        assertStays("not released: the record stays");
    }

    @Test
    void listedPayoutsThatTellNoIdLeaveADoubt() {
        tegro.on("withdrawals").fail(Fault.raw(200, "application/json", """
                {"type":"success","desc":"","data":[{"id":5}]}"""));

        camel.failure(TegroUnavailableException.class, URI, "p-1");
        assertStays("not released");
    }

    /** What Tegro answers, page by page, each time it is asked: one payout, an error, or one that names the nonce. */
    @ParameterizedTest
    @CsvSource({
        "1 2 3X 2 3X, true, behind the last page there is an error",
        "1X 1X,       false, page 1",
        "1 2 3N 2 3N, false, page 3",
        "1 2 3X 2X,   false, page 3",
        "1 2 3X 2 3,  false, page 3",
        "1 2 3X 2 3N, false, page 3",
        "1 2 3S 2 3X, false, page 3",
    })
    void anErrorBehindTheLastPageEndsTheListAndAnyOtherIsADoubt(String script, boolean released, String told)
            throws Exception {
        Iterator<String> pages = List.of(script.split(" ")).iterator();
        try (RawServer server = RawServer.start(connection -> {
            for (String request = connection.readRequest(); request != null; request = connection.readRequest()) {
                String page = request.contains("/withdrawals/") ? pages.next() : "1X";
                assertThat(request).contains(request.contains("/withdrawals/") ? "\"page\":" + page.charAt(0) : "p-1");
                connection.write(
                        page.endsWith("S")
                                ? RawServer.http("503 Service Unavailable", "text/html", "")
                                : RawServer.ok(
                                        page.endsWith("X")
                                                ? "{\"type\":\"error\",\"desc\":\"not found\"}"
                                                : page.endsWith("N")
                                                        ? "{\"type\":\"error\",\"desc\":\"wrong nonce\"}"
                                                        : "{\"type\":\"success\",\"data\":[{\"id\":" + page
                                                                + ",\"payment_id\":\"other-" + page + "\"}]}"));
            }
        })) {
            String uri = URI + "&baseUrl=" + server.baseUrl();

            if (released) {
                assertThat(camel.send(uri, "p-1").getException()).as(told).isNull();
                assertAudited("released");
            } else {
                assertThat(camel.failure(TegroUnavailableException.class, uri, "p-1"))
                        .hasMessageContaining(told + " of the payouts can't be read");
                assertStays("not released: the record stays");
            }
        }
    }

    @Test
    void withMorePagesThanMayBeReadItStays() {
        for (int i = 0; i < 6; i++) {
            Payouts.create(tegro, "other-" + i, "RUB", "10");
        }

        TegroUnavailableException failure = camel.failure(TegroUnavailableException.class, URI + "&maxPages=3", "p-1");

        assertThat(failure).hasMessageContaining("raise maxPages");
        assertThat(camel.send(URI + "&maxPages=4", "p-1").getException()).isNull();
    }

    @Test
    void whatIsNotRecordedCantBeReleased() {
        TegroInvalidRequestException failure = camel.failure(TegroInvalidRequestException.class, URI, "p-2");

        assertThat(failure).hasMessageContaining("is not recorded here");
        assertThat(tegro.requests("withdrawals")).isEmpty();
    }

    @Test
    void whatIsBeingPaidRightNowCantBeReleased() {
        tegro.on("createWithdrawal").fail(Fault.delay(Duration.ofSeconds(1)));
        CreateWithdrawal other = new CreateWithdrawal("p-3", BigDecimal.TEN, "RUB", "4100111", 5);
        CompletableFuture<Exchange> paying = camel.template()
                .asyncSend(pay, exchange -> exchange.getMessage().setBody(other));
        await().until(() -> tegro.payout("p-3").isPresent());
        tegro.on("withdrawal").fail(Fault.error("Withdrawal not found"));

        assertThat(camel.failure(TegroInvalidRequestException.class, URI, "p-3"))
                .hasMessageContaining("is being paid out right now");
        assertThat(paying.join().getException()).isNull();
    }

    @Test
    void theIdMayComeAsHeaderOrOptionToo() {
        assertThat(camel.send(URI, null, Map.of("CamelTegroPaymentId", "p-1")).getException())
                .isNull();
        camel.send(pay, PAYOUT);
        assertThat(camel.failure(TegroInvalidRequestException.class, URI + "&paymentId=p-1")
                        .getField())
                .isEqualTo("payment_id");
        assertThat(camel.failure(TegroInvalidRequestException.class, URI)).hasMessageContaining("is missing");
    }

    @Test
    void anIdThatHoldsALineBreakIsAuditedOnOneLine() {
        camel.failure(TegroInvalidRequestException.class, URI, Map.of("payment_id", "p-9\n\"x\" outcome=released"));

        assertThat(lines()).singleElement().asString().doesNotContain("\n").contains("\"p-9\\n\\\"x\\\" outcome");
    }

    private void assertStays(String outcome) {
        assertAudited(outcome);
        long before = tegro.requests("createWithdrawal").size();
        tegro.clearFaults();
        camel.send(pay, PAYOUT);
        assertThat(tegro.requests("createWithdrawal")).hasSize((int) before);
    }

    private void assertAudited(String outcome) {
        assertThat(lines())
                .singleElement()
                .asString()
                .startsWith("releaseWithdrawal shop=" + tegro.shopId() + " paymentId=\"p-1\" record=tegro-payout:")
                .contains(" attempt=1 outcome=\"" + outcome);
    }

    private List<String> lines() {
        return audit.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
