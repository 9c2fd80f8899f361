package io.github.cameltegro.notification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import io.github.cameltegro.protocol.PaymentKey;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Claim, read the mark, route, mark, release, while the repositories come and go. */
class AcknowledgementTest {

    private static final PaymentKey KEY = PaymentKey.of("SHOP", "A-1".getBytes(UTF_8), null, 1, false);
    private static final BigDecimal AMOUNT = new BigDecimal("10.50");

    private final ScheduledExecutorService retries = Executors.newSingleThreadScheduledExecutor();
    private final List<Outcome> late = new CopyOnWriteArrayList<>();
    private final BrittleRepository marks = new BrittleRepository();
    private final BrittleRepository claims = new BrittleRepository();
    private final Acknowledgement acknowledgement = new Acknowledgement(marks, claims, () -> retries);
    private final AtomicInteger runs = new AtomicInteger();

    @AfterEach
    void end() {
        retries.shutdownNow();
    }

    @Test
    void what_is_done_leaves_its_mark_and_no_claim() {
        assertThat(deliver()).isEqualTo(Outcome.ROUTED);
        assertThat(marks.keys).contains(KEY.mark(), KEY.mark(AMOUNT));
        assertThat(claims.keys).isEmpty();
    }

    @Test
    void what_fails_leaves_neither() {
        assertThat(deliver(() -> Outcome.ROUTE_FAILED)).isEqualTo(Outcome.ROUTE_FAILED);
        assertThat(marks.keys).isEmpty();
        assertThat(claims.keys).isEmpty();
        assertThat(deliver()).isEqualTo(Outcome.ROUTED);
    }

    @Test
    void a_route_that_throws_leaves_no_claim() {
        try {
            deliver(() -> {
                throw new IllegalStateException();
            });
        } catch (IllegalStateException e) {
            // as it came
        }
        assertThat(claims.keys).isEmpty();
    }

    @Test
    void while_somebody_holds_the_claim_nothing_is_routed() {
        claims.add(KEY.claim());
        assertThat(deliver()).isEqualTo(Outcome.BUSY);
        assertThat(runs).hasValue(0);
        assertThat(claims.keys).contains(KEY.claim());
    }

    @Test
    void without_claims_nothing_is_routed() {
        claims.away = true;
        assertThat(deliver()).isEqualTo(Outcome.REPOSITORY);
        assertThat(runs).hasValue(0);
        claims.away = false;
        assertThat(deliver()).isEqualTo(Outcome.ROUTED);
    }

    @Test
    void without_marks_to_read_nothing_is_routed_and_the_claim_is_released() {
        marks.away = true;
        assertThat(deliver()).isEqualTo(Outcome.REPOSITORY);
        assertThat(runs).hasValue(0);
        assertThat(claims.keys).isEmpty();
        marks.away = false;
        assertThat(deliver()).isEqualTo(Outcome.ROUTED);
    }

    @Test
    void the_mark_is_read_while_the_claim_is_held() {
        // another node ends between this delivery's arrival and its claim
        claims.onAdd = () -> marks.add(KEY.mark());
        assertThat(deliver()).isEqualTo(Outcome.AMOUNT_DIFFERS);
        assertThat(runs).hasValue(0);
    }

    @Test
    void what_was_routed_but_not_marked_is_only_marked_by_later_deliveries() {
        Outcome first = deliver(() -> {
            marks.away = true;
            return route();
        });
        assertThat(first).isEqualTo(Outcome.MARK_FAILED);
        assertThat(deliver()).isEqualTo(Outcome.MARK_FAILED);
        marks.away = false;
        assertThat(deliver()).isEqualTo(Outcome.DUPLICATE);
        assertThat(deliver()).isEqualTo(Outcome.DUPLICATE);
        assertThat(runs).hasValue(1);
        assertThat(marks.keys).contains(KEY.mark());
    }

    @Test
    void what_was_routed_but_not_marked_is_marked_without_another_delivery_and_told() {
        routeWithoutMark();
        assertThat(claims.keys).as("nobody else may route it").contains(KEY.claim());
        marks.away = false;
        await().untilAsserted(() -> assertThat(late).containsExactly(Outcome.ROUTED));
        assertThat(marks.keys).contains(KEY.mark(), KEY.mark(AMOUNT));
        assertThat(claims.keys).isEmpty();
        assertThat(deliver()).isEqualTo(Outcome.DUPLICATE);
    }

    @Test
    void what_was_routed_but_not_marked_is_busy_elsewhere() {
        routeWithoutMark();
        marks.away = false;
        Acknowledgement elsewhere = new Acknowledgement(marks, claims, () -> retries);
        assertThat(settle(elsewhere, KEY, AMOUNT, ended -> route())).isIn(Outcome.BUSY, Outcome.DUPLICATE);
        assertThat(runs).hasValue(1);
    }

    @Test
    void one_mark_that_cannot_be_written_does_not_hold_up_the_others() {
        PaymentKey other = PaymentKey.of("SHOP", "A-2".getBytes(UTF_8), null, 1, false);
        routeWithoutMark();
        marks.refused = KEY.mark();
        marks.away = false;
        settle(acknowledgement, other, AMOUNT, ended -> {
            marks.away = true;
            return route();
        });
        marks.away = false;
        await().until(() -> marks.keys.contains(other.mark()));
        marks.refused = null;
        await().until(() -> marks.keys.contains(KEY.mark()));
        assertThat(late).containsExactly(Outcome.ROUTED, Outcome.ROUTED);
        assertThat(claims.keys).isEmpty();
    }

    @Test
    void a_stop_tries_the_mark_again_first() {
        routeWithoutMark();
        marks.away = false;
        acknowledgement.writeMarks("this", Duration.ofSeconds(20));
        assertThat(marks.keys).contains(KEY.mark());
        assertThat(claims.keys).isEmpty();
    }

    @Test
    void a_stop_that_cannot_write_the_mark_tells_its_key_and_keeps_the_claim() {
        routeWithoutMark();
        try (JdbcClaimLog log = new JdbcClaimLog(UnwrittenMarks.class)) {
            acknowledgement.writeMarks("this", Duration.ofSeconds(20));
            assertThat(log.messages(Level.ERROR)).singleElement().asString().contains(KEY.text());
        }
        assertThat(claims.keys).contains(KEY.claim());
    }

    @Test
    void a_claim_lost_while_the_mark_was_due_is_told_if_somebody_else_routed_it() {
        routeWithoutMark();
        claims.keys.clear();
        marks.keys.add(KEY.mark());
        marks.away = false;
        await().untilAsserted(() -> assertThat(late).containsExactly(Outcome.ROUTED_TWICE));
    }

    private void routeWithoutMark() {
        Outcome first = deliver(() -> {
            marks.away = true;
            return route();
        });
        assertThat(first).isEqualTo(Outcome.MARK_FAILED);
    }

    @Test
    void what_is_still_in_the_route_when_it_is_given_up_keeps_its_claim_until_it_has_left() {
        AtomicReference<Consumer<Outcome>> inRoute = new AtomicReference<>();
        Outcome outcome = settle(acknowledgement, KEY, AMOUNT, ended -> {
            inRoute.set(ended);
            return Outcome.STOPPED;
        });
        assertThat(outcome).isEqualTo(Outcome.STOPPED);
        assertThat(deliver()).isEqualTo(Outcome.BUSY);
        inRoute.get().accept(Outcome.ROUTED);
        assertThat(late).containsExactly(Outcome.ROUTED);
        assertThat(claims.keys).isEmpty();
        assertThat(deliver()).isEqualTo(Outcome.DUPLICATE);
    }

    @Test
    void what_was_routed_but_not_marked_is_watched_for_another_amount_too() {
        deliver(() -> {
            marks.away = true;
            return route();
        });
        marks.away = false;
        assertThat(deliver(new BigDecimal("11"), this::route)).isEqualTo(Outcome.AMOUNT_DIFFERS);
        assertThat(deliver()).isEqualTo(Outcome.DUPLICATE);
        assertThat(runs).hasValue(1);
    }

    @Test
    void a_mark_whose_confirmation_was_lost_is_no_second_routing() {
        marks.losesAnswers = true;
        assertThat(deliver()).isEqualTo(Outcome.MARK_FAILED);
        marks.losesAnswers = false;
        assertThat(deliver()).isEqualTo(Outcome.DUPLICATE);
        assertThat(runs).hasValue(1);
    }

    @Test
    void a_mark_that_somebody_else_set_meanwhile_is_told() {
        Outcome outcome = deliver(() -> {
            marks.add(KEY.mark());
            return route();
        });
        assertThat(outcome).isEqualTo(Outcome.ROUTED_TWICE);
    }

    @Test
    void a_claim_that_cannot_be_released_costs_nothing_that_is_done() {
        Outcome outcome = deliver(() -> {
            claims.away = true;
            return route();
        });
        assertThat(outcome).isEqualTo(Outcome.ROUTED);
    }

    @Test
    void the_amount_decides_nothing_but_is_watched() {
        deliver();
        assertThat(deliver(new BigDecimal("10.5"), this::route)).isEqualTo(Outcome.DUPLICATE);
        assertThat(deliver(new BigDecimal("11"), this::route)).isEqualTo(Outcome.AMOUNT_DIFFERS);
        assertThat(runs).hasValue(1);
    }

    private Outcome deliver() {
        return deliver(this::route);
    }

    private Outcome deliver(Supplier<Outcome> route) {
        return deliver(AMOUNT, route);
    }

    private Outcome deliver(BigDecimal amount, Supplier<Outcome> route) {
        return settle(acknowledgement, KEY, amount, ended -> route.get());
    }

    private Outcome settle(
            Acknowledgement node, PaymentKey key, BigDecimal amount, Function<Consumer<Outcome>, Outcome> route) {
        AcknowledgementKeys keys = AcknowledgementKeys.of(key, List.of(amount));
        return node.settle(
                        keys,
                        paid -> paid.of(keys),
                        (decision, ended) -> route.apply(ended),
                        decision -> late.add(decision.settled()))
                .settled();
    }

    private Outcome route() {
        runs.incrementAndGet();
        return Outcome.ROUTED;
    }
}
