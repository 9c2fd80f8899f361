package io.github.cameltegro.producer.payout;

import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.github.cameltegro.TegroInvalidRequestException;
import io.github.cameltegro.TegroOutcomeUnknownException;
import io.github.cameltegro.TegroUnavailableException;
import io.github.cameltegro.model.CreateWithdrawal;
import io.github.cameltegro.simulator.Fault;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.Payouts;
import io.github.cameltegro.support.TegroCamel;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
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

    /** What Tegro says on each of its pages; the last line is said from then on. Its page 1 has two payouts. */
    private void pages(String... pages) {
        for (int page = pages.length; page > 0; page--) {
            tegro.wireMock()
                    .stubFor(post("/api/withdrawals/")
                            .withRequestBody(
                                    page == pages.length
                                            ? matchingJsonPath("$[?(@.page >= " + page + ")]")
                                            : matchingJsonPath("$[?(@.page == " + page + ")]"))
                            .willReturn(okJson(pages[page - 1])));
        }
    }

    private static String listed(String... paymentIds) {
        return Arrays.stream(paymentIds)
                .map(id -> "{\"id\":" + Math.abs(id.hashCode()) + ",\"payment_id\":\"" + id + "\"}")
                .collect(Collectors.joining(",", "{\"type\":\"success\",\"desc\":\"\",\"data\":[", "]}"));
    }

    private static String refused(String type, String desc) {
        return "{\"type\":\"" + type + "\",\"desc\":\"" + desc + "\",\"data\":[]}";
    }

    static Stream<Arguments> listsThatAreSurelyRead() {
        return Stream.of(
                arguments(
                        "the last page is short",
                        new String[] {listed("a", "b"), listed("c"), refused("error", "No such page")}),
                arguments("the last page was given again", new String[] {
                    listed("a", "b"), listed("c", "d"), listed("c", "d"), refused("error", "No such page")
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("listsThatAreSurelyRead")
    void aPageThatIsRefusedBehindTheLastEndsTheSearch(String list, String... pages) {
        pages(pages);

        assertThat(camel.send(URI, "p-1").getException()).isNull();
        assertAudited("released");
    }

    static Stream<Arguments> listsThatMayGoOn() {
        return Stream.of(
                arguments(
                        "the page before is full",
                        new String[] {listed("a", "b"), listed("c", "d"), refused("error", "No such page")}),
                arguments("there is one page", new String[] {listed("a", "b"), refused("error", "No such page")}),
                arguments("page 1 is refused", new String[] {refused("error", "No such page")}),
                arguments(
                        "of another type",
                        new String[] {listed("a", "b"), listed("c"), refused("fail", "No such page")}),
                arguments(
                        "for the nonce", new String[] {listed("a", "b"), listed("c"), refused("error", "Wrong nonce")}),
                arguments(
                        "for the key",
                        new String[] {listed("a", "b"), listed("c"), refused("error", "Invalid API key")}),
                arguments(
                        "for the shop",
                        new String[] {listed("a", "b"), listed("c"), refused("error", "Shop is blocked")}));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("listsThatMayGoOn")
    void aPageThatIsRefusedWhereMoreMayFollowLeavesADoubt(String list, String... pages) {
        pages(pages);

        assertThat(camel.failure(TegroUnavailableException.class, URI, "p-1"))
                .hasMessageContaining("the record stays: page " + pages.length + " of the payouts is refused");
        assertStays("not released");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"error\",\"desc\":\"No such page\",\"data\":[]}",
                "{\"type\":\"success\",\"desc\":\"\",\"data\":[{\"id\":1,\"payment_id\":\"a\"}]}"
            })
    void aFirstPageThatIsNoLongerAsItWasLeavesADoubt(String pageOneLater) {
        pages(listed("a", "b"), listed("c"), refused("error", "No such page"));
        tegro.wireMock()
                .stubFor(post("/api/withdrawals/")
                        .inScenario("page 1")
                        .whenScenarioStateIs(Scenario.STARTED)
                        .withRequestBody(matchingJsonPath("$[?(@.page == 1)]"))
                        .willReturn(okJson(listed("a", "b")))
                        .willSetStateTo("later"));
        tegro.wireMock()
                .stubFor(post("/api/withdrawals/")
                        .inScenario("page 1")
                        .whenScenarioStateIs("later")
                        .withRequestBody(matchingJsonPath("$[?(@.page == 1)]"))
                        .willReturn(okJson(pageOneLater)));

        camel.failure(TegroUnavailableException.class, URI, "p-1");
        assertStays("not released");
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
