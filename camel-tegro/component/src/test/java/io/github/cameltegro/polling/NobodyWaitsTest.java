package io.github.cameltegro.polling;

import static io.github.cameltegro.polling.ScriptedGateway.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.notification.MemoryRepository;
import io.github.cameltegro.protocol.PolledKey;
import io.github.cameltegro.support.TegroCamel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.support.service.ServiceSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One order that fails, can't be looked up or can't be read keeps no other one waiting. */
class NobodyWaitsTest {

    private static final int PAGE_SIZE = 3;

    @RegisterExtension
    final TegroCamel camel = TegroCamel.some();

    private final ScriptedGateway gateway = new ScriptedGateway();

    /** The numbers of the orders, newest first. */
    private final List<Integer> book = new CopyOnWriteArrayList<>();

    private final Set<Integer> paid = ConcurrentHashMap.newKeySet();

    NobodyWaitsTest() throws Exception {}

    @BeforeEach
    void pages_of_the_book() {
        camel.configuration().setBaseUrl(gateway.baseUrl());
        gateway.pages = this::page;
        gateway.order = this::told;
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    private List<String> page(int number) {
        int from = Math.min((number - 1) * PAGE_SIZE, book.size());
        return book.subList(from, Math.min(from + PAGE_SIZE, book.size())).stream()
                .map(this::told)
                .toList();
    }

    private String told(int number) {
        return order(number, paid.contains(number) ? 1 : 0);
    }

    private void unpaid(int from, int to) {
        IntStream.rangeClosed(from, to).forEach(number -> book.add(0, number));
    }

    private void paid(int from, int to) {
        unpaid(from, to);
        IntStream.rangeClosed(from, to).forEach(paid::add);
    }

    private static List<String> texts(int... numbers) {
        return IntStream.of(numbers).mapToObj(i -> "A-" + i + ":1").toList();
    }

    /** Fails at the orders of these numbers. */
    private static Routed failingAt(Routed routed, int... numbers) {
        Set<String> failing = new HashSet<>();
        IntStream.of(numbers).forEach(number -> failing.add("A-" + number));
        routed.step = exchange -> {
            if (failing.contains(exchange.getMessage().getHeader("CamelTegroOrderId", String.class))) {
                throw new IllegalStateException("the ledger refuses it");
            }
        };
        return routed;
    }

    @Test
    void asManyFailingOrdersAsAPollMayRouteDoNotStarveTheOthers() throws Exception {
        paid(1, 9);
        Routed routed = failingAt(Routed.from(camel, "tegro:orders?paidOnly=true&maxMessagesPerPoll=2"), 1, 2);
        List<String> came = new ArrayList<>();
        for (int poll = 0; poll < 5; poll++) {
            came.addAll(routed.pollAndTake());
        }
        assertThat(came).isEqualTo(texts(3, 4, 5, 6, 7, 8, 9));
        paid(10, 10);
        assertThat(routed.pollAndTake()).isEqualTo(texts(10));
        assertThat(((RecordConsumer) routed.consumer()).getFailing()).isEqualTo(2);

        routed.step = exchange -> {};
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            came.addAll(routed.pollAndTake());
            assertThat(came).containsAll(texts(1, 2));
        });
        assertThat(((RecordConsumer) routed.consumer()).getFailing()).isZero();
    }

    @Test
    void anOrderThatFailsAgainAndAgainIsTriedLessAndLessOften() throws Exception {
        paid(1, 1);
        AtomicInteger tries = new AtomicInteger();
        Routed routed = Routed.from(camel, "tegro:orders?paidOnly=true");
        routed.step = exchange -> {
            tries.incrementAndGet();
            throw new IllegalStateException();
        };
        for (int poll = 0; poll < 50; poll++) {
            routed.poll();
        }
        assertThat(tries.get()).isBetween(3, 7);
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void greedyPollsAgainAtOnceOnlyAfterASuccess() throws Exception {
        paid(1, 9);
        Routed routed =
                failingAt(Routed.from(camel, "tegro:orders?paidOnly=true&greedy=true&maxMessagesPerPoll=2"), 1, 5);
        routed.poll();
        assertThat(routed.take()).isEqualTo(texts(2, 3, 4, 6, 7, 8, 9));
        gateway.pagesRead.clear();
        routed.poll();
        assertThat(gateway.pagesRead).hasSizeLessThan(10);
    }

    @Test
    void ofAnAnswerThereIsNeverANextOneSoGreedyIsOfNoUse() throws Exception {
        AtomicInteger bodies = new AtomicInteger();
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("tegro:rates?greedy=true&startScheduler=false")
                        .routeId("rates")
                        .process(exchange -> bodies.incrementAndGet());
            }
        });
        ((ScheduledPollConsumer) camel.context().getRoute("rates").getConsumer()).run();
        assertThat(bodies.get()).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void aLookUpThatFailsHidesNoOtherLatePayment(int failing) throws Exception {
        unpaid(1, 5);
        Routed routed = Routed.from(camel, "tegro:orders?paidOnly=true");
        routed.poll();
        paid(6, 20);
        routed.poll();
        routed.take();
        IntStream.rangeClosed(1, 5).forEach(paid::add);
        gateway.order = number -> number == failing ? "{\"id\":\"?\"}" : told(number);

        assertThat(routed.pollAndTake())
                .isEqualTo(texts(IntStream.rangeClosed(1, 5)
                        .filter(number -> number != failing)
                        .toArray()));
        assertThat(routed.consumer().getErrorCounter()).isEqualTo(1);
        gateway.order = this::told;
        List<String> came = new ArrayList<>();
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            came.addAll(routed.pollAndTake());
            assertThat(came).isEqualTo(texts(failing));
        });
    }

    @Test
    void aNewPaymentDoesNotWaitForTheLookUps() throws Exception {
        unpaid(1, 250);
        Routed routed = Routed.from(camel, "tegro:orders?paidOnly=true");
        routed.poll();
        paid(251, 280);
        IntStream.range(0, 3).forEach(poll -> routed.poll());
        routed.take();
        gateway.asked.clear();
        List<Integer> askedBefore = new CopyOnWriteArrayList<>();
        routed.step = exchange -> askedBefore.addAll(gateway.asked);
        paid(281, 281);

        assertThat(routed.pollAndTake()).isEqualTo(texts(281));
        assertThat(askedBefore)
                .as("asked for before the new payment was routed")
                .isEmpty();
        assertThat(gateway.asked).hasSizeLessThanOrEqualTo(Turns.A_POLL).isNotEmpty();
        for (int poll = 0; poll < 10 && Set.copyOf(gateway.asked).size() < 250; poll++) {
            routed.poll();
        }
        assertThat(gateway.asked.subList(0, 250))
                .as("each before one is asked for again")
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 9})
    void aPageThatIsRefusedBehindTheLastIsTheEndOfTheList(int orders) throws Exception {
        paid(1, orders);
        gateway.pages = number -> number > 3 ? ScriptedGateway.REFUSED : page(number);
        Routed routed = Routed.from(camel, "tegro:orders?paidOnly=true");
        routed.poll();
        assertThat(routed.take()).hasSize(orders);
        assertThat(routed.consumer().getErrorCounter()).isZero();
        routed.poll();
        gateway.pagesRead.clear();
        routed.poll();
        assertThat(gateway.pagesRead).containsExactly(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void aPageThatIsRefusedInOnePollHidesNothingInTheNext(int refusedOnce) throws Exception {
        paid(1, 12);
        AtomicBoolean refuses = new AtomicBoolean(true);
        gateway.pages =
                number -> number == refusedOnce && refuses.getAndSet(false) ? ScriptedGateway.REFUSED : page(number);
        Routed routed = Routed.from(camel, "tegro:orders?paidOnly=true");

        assertThat(routed.pollAndTake()).hasSize(3 * (refusedOnce - 1));
        assertThat(routed.pollAndTake()).hasSize(12 - 3 * (refusedOnce - 1));
    }

    @Test
    void aGatewayThatRefusesEveryPageForAWhileIsNotAtTheEnd() throws Exception {
        paid(1, 9);
        AtomicInteger refused = new AtomicInteger(2);
        gateway.pages = number -> number == 1 && refused.get() == 2 || refused.getAndDecrement() <= 0
                ? page(number)
                : ScriptedGateway.REFUSED;
        Routed routed = Routed.from(camel, "tegro:orders?paidOnly=true");
        routed.poll();
        assertThat(routed.take()).isEqualTo(texts(7, 8, 9));
        assertThat(routed.consumer().getErrorCounter()).isEqualTo(1);
        assertThat(routed.pollAndTake()).isEqualTo(texts(1, 2, 3, 4, 5, 6));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":4,\"status\":\"paid\",\"amount\":\"1\",\"payment_id\":\"A-4\"}",
                "{\"id\":4,\"status\":1,\"amount\":\"1 490,00\",\"payment_id\":\"A-4\"}",
                "{\"id\":4,\"status\":1,\"amount\":\"1\",\"payment_id\":\"A-4\",\"test_order\":\"yes\"}",
                "null",
                "\"x\""
            })
    void anOrderThatCantBeReadHidesNoOther(String odd) throws Exception {
        paid(1, 9);
        gateway.pages = number -> page(number).stream()
                .flatMap(order -> order.contains("\"A-5\"") ? Stream.of(order, odd) : Stream.of(order))
                .filter(order -> !order.contains("\"A-4\"") || order.equals(odd))
                .toList();
        for (String outputType : List.of("pojo", "map", "json")) {
            Routed routed = Routed.from(
                    camel,
                    "tegro:orders?paidOnly=true&idempotentRepository=#marks" + outputType + "&outputType="
                            + outputType);
            assertThat(routed.pollAndTake()).isEqualTo(texts(1, 2, 3, 5, 6, 7, 8, 9));
            assertThat(routed.consumer().getErrorCounter()).isZero();
        }
    }

    @BeforeEach
    void marks_of_each_form() {
        List.of("pojo", "map", "json")
                .forEach(form -> camel.context().getRegistry().bind("marks" + form, MemoryRepository.unbounded()));
    }

    @Test
    void aMarkThatCantBeReadKeepsNoOtherOrderWaiting() throws Exception {
        paid(1, 9);
        String unreadable = PolledKey.of(TegroCamel.SHOP_ID, "orders", "5", "1").mark();
        BrittleMarks marks = new BrittleMarks(unreadable);
        camel.context().getRegistry().bind("brittle", marks);
        Routed routed = Routed.from(camel, "tegro:orders?idempotentRepository=#brittle");

        assertThat(routed.pollAndTake()).isEqualTo(texts(1, 2, 3, 4, 6, 7, 8, 9));
        assertThat(routed.pollAndTake()).isEmpty();
        marks.unreadable = null;
        List<String> came = new ArrayList<>();
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            came.addAll(routed.pollAndTake());
            assertThat(came).isEqualTo(texts(5));
        });
    }

    /** Marks of which one can't be read. */
    private static final class BrittleMarks extends ServiceSupport implements IdempotentRepository {

        private final Set<String> keys = ConcurrentHashMap.newKeySet();
        volatile String unreadable;

        BrittleMarks(String unreadable) {
            this.unreadable = unreadable;
        }

        @Override
        public boolean add(String key) {
            return keys.add(key);
        }

        @Override
        public boolean contains(String key) {
            if (key.equals(unreadable)) {
                throw new IllegalStateException("a damaged page");
            }
            return keys.contains(key);
        }

        @Override
        public boolean remove(String key) {
            return keys.remove(key);
        }

        @Override
        public boolean confirm(String key) {
            return true;
        }

        @Override
        public void clear() {
            keys.clear();
        }
    }
}
