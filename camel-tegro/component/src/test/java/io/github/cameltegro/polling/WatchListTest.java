package io.github.cameltegro.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltegro.api.BoundedMap;
import io.github.cameltegro.model.Order;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long an order is watched, and when the marks are asked. */
class WatchListTest {

    private static final LocalDateTime NOON = LocalDateTime.of(2026, 1, 15, 12, 0);
    private static final Duration WATCH = Duration.ofHours(48);

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final WatchList list = new WatchList(WATCH, nanos::get);
    private final AtomicInteger questions = new AtomicInteger();

    @ParameterizedTest
    @CsvSource({"0, true", "1, false", "2, true", "3, false", "4, true", "17, true", ", true"})
    void only_a_paid_or_refunded_order_is_final(Integer status, boolean watched) {
        assertThat(see(1, status, NOON)).isEqualTo(watched);
        assertThat(list.changing()).hasSize(watched ? 1 : 0);
    }

    @Test
    void the_watch_ends_after_watchFor_from_the_first_sight_by_a_clock_that_knows_no_date() {
        see(1, 0, NOON);
        nanos.addAndGet(WATCH.toNanos() - 1);
        list.expire();
        see(1, 0, NOON);
        assertThat(list.changing()).hasSize(1);

        nanos.addAndGet(1);
        list.expire();
        assertThat(list.changing()).isEmpty();
        assertThat(see(1, 0, NOON)).as("nor does it begin anew").isFalse();
    }

    @Test
    void an_order_that_changes_after_its_watch_is_watched_again() {
        see(1, 0, NOON);
        list.settle(order(1, 0, NOON));
        nanos.addAndGet(WATCH.toNanos());
        list.expire();
        assertThat(see(1, 4, NOON)).isTrue();
    }

    @Test
    void an_order_whose_watch_would_be_over_by_Tegros_own_dates_is_not_watched_after_a_restart() {
        see(9, 1, NOON.plusHours(49));
        assertThat(see(1, 0, NOON)).isFalse();
        assertThat(see(2, 0, NOON.plusHours(2))).isTrue();
        assertThat(see(3, 0, null)).isTrue();
    }

    @Test
    void what_is_settled_is_not_asked_of_the_marks_again() {
        see(1, 1, NOON);
        list.settle(order(1, 1, NOON));
        see(1, 1, NOON);
        see(1, 1, NOON);
        assertThat(questions).hasValue(1);
        see(1, 3, NOON);
        assertThat(questions).hasValue(2);
    }

    @Test
    void what_is_not_due_is_not_asked_for_again_either() {
        for (int i = 0; i < 3; i++) {
            list.see(order(1, 1, NOON), order -> {
                questions.incrementAndGet();
                return false;
            });
        }
        assertThat(questions).hasValue(1);
        assertThat(list.due()).isEmpty();
    }

    @Test
    void what_was_settled_in_an_older_status_is_still_due_in_the_newer_one() {
        see(1, 0, NOON);
        see(1, 1, NOON);
        list.settle(order(1, 0, NOON));
        assertThat(list.due()).extracting(Polled::status).containsExactly(1);
        list.settle(order(1, 1, NOON));
        assertThat(list.due()).isEmpty();
    }

    @Test
    void marks_that_are_away_change_nothing() {
        assertThatThrownBy(() -> list.see(order(1, 0, NOON), order -> {
                    throw new IllegalStateException("connection refused");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(list.due()).isEmpty();
        see(1, 0, NOON);
        assertThat(list.due()).hasSize(1);
    }

    @Test
    void what_it_remembers_is_bounded() {
        BoundedMap<Integer, Integer> bounded = new BoundedMap<>(3);
        for (int i = 0; i < 5; i++) {
            bounded.put(i, i);
            bounded.get(0);
        }
        assertThat(bounded).containsOnlyKeys(0, 3, 4);
    }

    private boolean see(long id, Integer status, LocalDateTime created) {
        return list.see(order(id, status, created), order -> {
            questions.incrementAndGet();
            return true;
        });
    }

    private static Polled order(long id, Integer status, LocalDateTime created) {
        Order order = new Order(
                id, created, null, status, 10, 1, BigDecimal.TEN, BigDecimal.ZERO, "", false, "A-" + id, Map.of());
        return Polled.of(order, order);
    }
}
