package io.github.cameltegro.polling;

import static io.github.cameltegro.polling.ScriptedGateway.order;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.cameltegro.support.TegroCamel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

/** The list moves while it is read, repeats, fails, holds gaps: no order is lost, and none comes twice. */
class ShiftingPagesTest {

    private static final int PAGE_SIZE = 3;

    @RegisterExtension
    final TegroCamel camel = TegroCamel.some();

    private final ScriptedGateway gateway = new ScriptedGateway();

    /** The list, oldest first. */
    private final List<String> book = Collections.synchronizedList(new ArrayList<>());

    ShiftingPagesTest() throws Exception {}

    @BeforeEach
    void pages_of_the_book() {
        camel.configuration().setBaseUrl(gateway.baseUrl());
        gateway.pages = this::page;
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    private List<String> page(int number) {
        List<String> newestFirst = new ArrayList<>(book);
        Collections.reverse(newestFirst);
        int from = Math.min((number - 1) * PAGE_SIZE, newestFirst.size());
        return newestFirst.subList(from, Math.min(from + PAGE_SIZE, newestFirst.size()));
    }

    private void paid(int from, int to) {
        IntStream.rangeClosed(from, to).forEach(number -> book.add(order(number, 1)));
    }

    private static List<String> texts(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(i -> "A-" + i + ":1").toList();
    }

    @Test
    void orders_that_arrive_between_two_pages_push_none_out() throws Exception {
        paid(1, 9);
        AtomicInteger arriving = new AtomicInteger(10);
        gateway.pages = number -> {
            List<String> page = page(number);
            if (arriving.get() < 16) {
                // page after page is pushed back by as many as it holds
                int next = arriving.getAndAdd(PAGE_SIZE);
                paid(next, next + PAGE_SIZE - 1);
            }
            return page;
        };
        Routed routed = Routed.from(camel, "tegro:orders");

        assertThat(routed.pollAndTake()).isEqualTo(texts(1, 9));
        assertThat(routed.pollAndTake()).isEqualTo(texts(10, 15));
        assertThat(routed.pollAndTake()).isEmpty();
    }

    @Test
    void an_order_that_leaves_the_list_while_it_is_read_pulls_none_past_the_reader() throws Exception {
        paid(1, 9);
        gateway.pages = number -> {
            List<String> page = page(number);
            if (number == 2 && book.size() == 9) {
                // 6, 5, 4 were read; 9 goes, so that 3 is pulled onto page 2, behind the reader
                book.remove(8);
            }
            return page;
        };
        Routed routed = Routed.from(camel, "tegro:orders");

        List<String> came = new ArrayList<>(routed.pollAndTake());
        came.addAll(routed.pollAndTake());
        assertThat(came).containsExactlyInAnyOrderElementsOf(texts(1, 9));
    }

    @Test
    void a_gateway_that_repeats_its_last_page_for_ever_is_at_its_end() throws Exception {
        paid(1, 7);
        gateway.pages = number -> page(Math.min(number, 3));
        Routed routed = Routed.from(camel, "tegro:orders");

        assertThat(routed.pollAndTake()).isEqualTo(texts(1, 7));
        assertThat(gateway.pagesRead).containsExactly(1, 2, 3, 4, 5, 1);
    }

    @Test
    void an_empty_list_is_no_news() throws Exception {
        Routed routed = Routed.from(camel, "tegro:orders");
        assertThat(routed.pollAndTake()).isEmpty();
        paid(1, 1);
        assertThat(routed.pollAndTake()).isEqualTo(texts(1, 1));
    }

    @Test
    void a_page_that_fails_costs_none_of_what_is_behind_it() throws Exception {
        paid(1, 9);
        AtomicInteger fails = new AtomicInteger(2);
        gateway.pages = number -> number == 2 && fails.getAndDecrement() > 0 ? null : page(number);
        Routed routed = Routed.from(camel, "tegro:orders");

        assertThat(routed.pollAndTake()).as("what was read before it").isEqualTo(texts(7, 9));
        assertThat(routed.consumer().getErrorCounter()).isEqualTo(1);
        assertThat(routed.pollAndTake()).isEmpty();
        assertThat(routed.pollAndTake()).isEqualTo(texts(1, 6));
        assertThat(routed.consumer().getErrorCounter()).isZero();
        assertThat(routed.pollAndTake()).isEmpty();
    }

    @Test
    void a_page_that_fails_later_on_costs_none_either() throws Exception {
        paid(1, 9);
        Routed routed = Routed.from(camel, "tegro:orders");
        routed.pollAndTake();
        routed.pollAndTake();
        paid(10, 18);
        AtomicInteger fails = new AtomicInteger(1);
        gateway.pages = number -> number == 3 && fails.getAndDecrement() > 0 ? null : page(number);

        assertThat(routed.pollAndTake()).isEqualTo(texts(13, 18));
        assertThat(routed.pollAndTake()).isEqualTo(texts(10, 12));
    }

    @Test
    void orders_without_dates_numbers_or_ids_come_once_as_all_others() throws Exception {
        book.add(order("null", "null", 1, "null"));
        book.add(order("null", "null", 1, "\"same@example.org\""));
        book.add(order("null", "\"2026-01-15 10:30:00\"", 1, "\"same@example.org\""));
        book.add(order("4", "null", 1, "null"));
        book.add(order("5", "\"0000-00-00 00:00:00\"", 1, "\"same@example.org\""));
        book.add(order("6", "\"2026-01-15 10:30:00\"", 1, "\"same@example.org\""));
        book.add(order("7", "\"2026-01-15 10:30:00\"", 1, "\"same@example.org\""));
        Routed routed = Routed.from(camel, "tegro:orders");

        assertThat(routed.pollAndTake()).hasSize(7);
        assertThat(routed.pollAndTake()).isEmpty();
    }

    @Test
    void an_unpaid_order_that_has_no_id_to_ask_by_is_looked_for_on_the_pages() throws Exception {
        String unpaid = order("null", "null", 0, "null");
        String paid = order("null", "null", 1, "null");
        book.add(unpaid);
        paid(1, 9);
        Routed routed = Routed.from(camel, "tegro:orders");
        routed.pollAndTake();
        routed.pollAndTake();
        book.set(0, paid);
        assertThat(routed.pollAndTake()).hasSize(1);
    }

    @Test
    void a_list_that_is_not_newest_first_is_read_to_its_end() throws Exception {
        paid(1, 9);
        gateway.pages = number -> {
            int from = Math.min((number - 1) * PAGE_SIZE, book.size());
            return List.copyOf(book.subList(from, Math.min(from + PAGE_SIZE, book.size())));
        };
        Routed routed = Routed.from(camel, "tegro:orders");
        routed.pollAndTake();
        routed.pollAndTake();
        paid(10, 11);
        assertThat(routed.pollAndTake()).isEqualTo(texts(10, 11));
    }

    @Test
    void known_pages_are_not_read_again() throws Exception {
        paid(1, 30);
        Routed routed = Routed.from(camel, "tegro:orders");
        routed.pollAndTake();
        routed.pollAndTake();
        gateway.pagesRead.clear();
        routed.poll();
        assertThat(gateway.pagesRead).containsExactly(1);
    }

    @Test
    void more_than_maxPages_is_told() throws Exception {
        Logger logger = (Logger) LoggerFactory.getLogger(Round.class);
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        appender.start();
        logger.addAppender(appender);
        logger.setLevel(Level.WARN);
        try {
            paid(1, 9);
            Routed routed = Routed.from(camel, "tegro:orders?maxPages=2");
            assertThat(routed.pollAndTake()).isEqualTo(texts(4, 9));
            assertThat(appender.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .singleElement()
                    .asString()
                    .contains("2 pages", "maxPages");
        } finally {
            logger.detachAppender(appender);
            logger.setLevel(null);
        }
    }

    @Test
    void a_watched_order_that_tegro_has_no_more_keeps_nothing_from_being_routed() throws Exception {
        book.add(order(1, 0));
        Routed routed = Routed.from(camel, "tegro:orders");
        routed.pollAndTake();
        book.clear();
        paid(2, 9);
        assertThat(routed.pollAndTake()).isEqualTo(texts(2, 9));
        assertThat(gateway.asked).contains(1);
        assertThat(routed.consumer().getErrorCounter()).isZero();
    }
}
