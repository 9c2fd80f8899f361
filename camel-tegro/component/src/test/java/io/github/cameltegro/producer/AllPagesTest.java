package io.github.cameltegro.producer;

import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import io.github.cameltegro.TegroOutcomeUnknownException;
import io.github.cameltegro.TegroRejectedException;
import io.github.cameltegro.model.OpenObject;
import io.github.cameltegro.model.Order;
import io.github.cameltegro.model.Withdrawal;
import io.github.cameltegro.simulator.Fault;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.CapturedLog;
import io.github.cameltegro.support.Payouts;
import io.github.cameltegro.support.TegroCamel;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All pages as one Iterable: asked for while it is read, as often as it is read, and never cut short. */
class AllPagesTest {

    @RegisterExtension
    static final TegroSimulatorExtension EXTENSION = TegroSimulatorExtension.with(builder -> builder.pageSize(100));

    @RegisterExtension
    final TegroCamel camel = TegroCamel.of(EXTENSION);

    private final TegroSimulator tegro = EXTENSION.simulator();

    private void orders(int count) {
        for (int i = 0; i < count; i++) {
            tegro.createOrder("A-" + i, "RUB", "100");
        }
    }

    private Iterable<?> pages(String query) {
        return camel.answer(AllPages.class, "tegro:orders?allPages=true" + query);
    }

    @Test
    void allOrdersComeInTheOrderOfThePages() {
        orders(2500);

        List<String> ids = new ArrayList<>();
        pages("").forEach(order -> ids.add(paymentId(order)));

        assertThat(ids)
                .isEqualTo(IntStream.range(0, 2500)
                        .mapToObj(i -> "A-" + (2499 - i))
                        .toList());
        assertThat(tegro.requests())
                .extracting(request -> request.json().get("page").intValue())
                .isEqualTo(IntStream.rangeClosed(1, 26).boxed().toList());
    }

    @Test
    void aPageIsAskedForWhenItsFirstOrderIs() {
        orders(250);
        Iterator<?> iterator = pages("").iterator();
        assertThat(tegro.requests()).isEmpty();

        for (int i = 0; i < 100; i++) {
            iterator.next();
        }
        assertThat(tegro.requests()).hasSize(1);
        iterator.next();
        assertThat(tegro.requests()).hasSize(2);
    }

    @Test
    void eachIteratorBeginsAtPageOne() {
        orders(150);
        Iterable<?> pages = pages("");
        pages.iterator().next();

        assertThat(pages).hasSize(150);
        assertThat(pages).hasSize(150);
    }

    @Test
    void withoutAnyOrderThereIsNone() {
        Iterator<?> iterator = pages("").iterator();

        assertThat(iterator.hasNext()).isFalse();
        assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
        assertThat(tegro.requests()).hasSize(1);
    }

    @Test
    void aPageThatFailsThrowsAndIsAskedForAgain() {
        orders(250);
        Iterator<?> iterator = pages("").iterator();
        for (int i = 0; i < 100; i++) {
            iterator.next();
        }
        tegro.on("orders").times(1).fail(Fault.status(502));

        assertThatThrownBy(iterator::hasNext)
                .isInstanceOfSatisfying(TegroOutcomeUnknownException.class, failure -> assertThat(failure.isRetryable())
                        .isTrue());
        List<Object> rest = new ArrayList<>();
        iterator.forEachRemaining(rest::add);
        assertThat(rest).hasSize(150);
    }

    @ParameterizedTest
    @CsvSource({"30, pojo", "100, pojo", "100, map", "130, json", "200, pojo", "350, pojo", "350, json"})
    void newOrdersThatPushOthersToLaterPagesMakeNoDuplicatesAndNoGaps(int pushed, String outputType) {
        orders(550);
        List<String> ids = new ArrayList<>();
        for (Object order : pages("&outputType=" + outputType)) {
            ids.add(paymentId(order));
            if (ids.size() == 350) {
                IntStream.range(0, pushed).forEach(i -> tegro.createOrder("NEW-" + i, "RUB", "1"));
            }
        }

        assertThat(ids)
                .doesNotHaveDuplicates()
                .filteredOn(id -> id.startsWith("A-"))
                .hasSize(550);
    }

    private static String paymentId(Object order) {
        if (order instanceof Order typed) {
            return typed.paymentId();
        }
        return order instanceof OpenObject map
                ? (String) map.get("payment_id")
                : ((String) order).replaceAll(".*\"payment_id\":\"(.*?)\".*", "$1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pojo", "map", "json"})
    void aGatewayThatRepeatsItsLastPageDoesNotGoOnForEver(String outputType) {
        tegro.wireMock()
                .stubFor(post("/api/orders/")
                        .willReturn(okJson("{\"type\":\"success\",\"data\":[{\"id\":2},{\"id\":1}]}")));

        assertThat(pages("&outputType=" + outputType)).hasSize(2);
        assertThat(tegro.wireMock().getAllServeEvents()).hasSize(3);
    }

    @Test
    void whereMaxPagesAreReadAWarningSaysSo() {
        orders(350);
        try (CapturedLog log = new CapturedLog().level("io.github.cameltegro", Level.WARN)) {
            assertThat(pages("&maxPages=3")).hasSize(300);

            assertThat(log.messages(Level.WARN))
                    .filteredOn(line -> line.contains("pages read"))
                    .singleElement()
                    .asString()
                    .contains("3 pages", "maxPages");
        }
        try (CapturedLog log = new CapturedLog().level("io.github.cameltegro", Level.WARN)) {
            assertThat(pages("&maxPages=5")).hasSize(350);

            assertThat(log.messages(Level.WARN)).noneMatch(line -> line.contains("pages read"));
        }
    }

    @Test
    void mapsAndTextsComeOneByOneToo() {
        orders(150);

        assertThat(pages("&outputType=map"))
                .hasSize(150)
                .allSatisfy(order -> assertThat(order).isInstanceOf(OpenObject.class))
                .first()
                .satisfies(order ->
                        assertThat(((OpenObject) order).get("payment_id")).isEqualTo("A-149"));
        assertThat(pages("&outputType=json"))
                .hasSize(150)
                .first()
                .asString()
                .startsWith("{\"id\":")
                .endsWith("\"payment_id\":\"A-149\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pojo", "map", "json"})
    void aPageThatIsNoListIsAnError(String outputType) {
        tegro.wireMock()
                .stubFor(post("/api/orders/").willReturn(okJson("{\"type\":\"success\",\"data\":{\"orders\":[]}}")));

        assertThatThrownBy(() -> pages("&outputType=" + outputType).iterator().hasNext())
                .isInstanceOf(TegroOutcomeUnknownException.class);
        assertThat(tegro.wireMock().getAllServeEvents()).hasSize(1);
    }

    private void refuseFrom(int page) {
        tegro.wireMock()
                .stubFor(post("/api/orders/")
                        .withRequestBody(matchingJsonPath("$[?(@.page >= " + page + ")]"))
                        .willReturn(okJson("{\"type\":\"error\",\"desc\":\"No such page\",\"data\":[]}")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pojo", "map", "json"})
    void aPageThatIsRefusedBehindAShortOneIsTheEnd(String outputType) {
        orders(250);
        refuseFrom(4);

        assertThat(pages("&outputType=" + outputType)).hasSize(250);
    }

    @ParameterizedTest
    @CsvSource({"100, 2", "300, 3", "300, 4", "250, 1"})
    void aPageThatIsRefusedWhereMoreMayFollowThrows(int orders, int page) {
        orders(orders);
        refuseFrom(page);
        List<Object> read = new ArrayList<>();

        assertThatThrownBy(() -> pages("").forEach(read::add)).isInstanceOf(TegroRejectedException.class);
        assertThat(read).hasSize(100 * (page - 1));
    }

    @Test
    void aPageIsNoShorterForARecordThatCantBeRead() {
        String readable = "{\"id\":%d,\"payment_id\":\"A-%d\",\"status\":1,\"amount\":\"1\"}";
        String odd = "{\"id\":3,\"payment_id\":\"A-3\",\"status\":1,\"amount\":\"one\"}";
        String page = "{\"type\":\"success\",\"data\":[%s,%s]}";
        tegro.wireMock()
                .stubFor(post("/api/orders/")
                        .willReturn(okJson(page.formatted(readable.formatted(1, 1), readable.formatted(2, 2)))));
        tegro.wireMock()
                .stubFor(post("/api/orders/")
                        .withRequestBody(matchingJsonPath("$[?(@.page == 2)]"))
                        .willReturn(okJson(page.formatted(odd, readable.formatted(4, 4)))));
        refuseFrom(3);

        assertThatThrownBy(() -> pages("").forEach(order -> {})).isInstanceOf(TegroRejectedException.class);
    }

    @Test
    void payoutsComeAllToo() {
        for (int i = 0; i < 3; i++) {
            Payouts.create(tegro, "P-" + i, "RUB", "1");
        }

        assertThat(camel.answer(AllPages.class, "tegro:withdrawals?allPages=true"))
                .extracting(payout -> ((Withdrawal) payout).paymentId())
                .isEqualTo(List.of("P-2", "P-1", "P-0"));
    }

    @Test
    void lookingAtTheBodyAsTextAsksForNothing() {
        orders(5);

        Exchange exchange = camel.send("tegro:orders?allPages=true");

        assertThat(exchange.getMessage().getBody(String.class)).contains("tegro:orders");
        assertThat(tegro.requests()).isEmpty();
    }
}
