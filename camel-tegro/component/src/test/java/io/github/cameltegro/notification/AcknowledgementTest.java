package io.github.cameltegro.notification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.protocol.PaymentKey;
import java.math.BigDecimal;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Claim, read the mark, route, mark, release, while the repositories come and go. */
class AcknowledgementTest {

    private static final PaymentKey KEY = PaymentKey.of("SHOP", "A-1".getBytes(UTF_8), null, 1, false);
    private static final BigDecimal AMOUNT = new BigDecimal("10.50");

    private final BrittleRepository marks = new BrittleRepository();
    private final BrittleRepository claims = new BrittleRepository();
    private final Acknowledgement acknowledgement = new Acknowledgement(marks, claims);
    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void what_is_done_leaves_its_mark_and_no_claim() {
        assertThat(deliver()).isEqualTo(Outcome.ROUTED);
        assertThat(marks.keys).contains(KEY.mark(), KEY.mark(AMOUNT));
        assertThat(claims.keys).isEmpty();
    }

    @Test
    void what_fails_leaves_neither() {
        assertThat(acknowledgement.settle(KEY, AMOUNT, () -> Outcome.ROUTE_FAILED))
                .isEqualTo(Outcome.ROUTE_FAILED);
        assertThat(marks.keys).isEmpty();
        assertThat(claims.keys).isEmpty();
        assertThat(deliver()).isEqualTo(Outcome.ROUTED);
    }

    @Test
    void a_route_that_throws_leaves_no_claim() {
        try {
            acknowledgement.settle(KEY, AMOUNT, () -> {
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
        Outcome first = acknowledgement.settle(KEY, AMOUNT, () -> {
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
    void what_was_routed_but_not_marked_is_watched_for_another_amount_too() {
        acknowledgement.settle(KEY, AMOUNT, () -> {
            marks.away = true;
            return route();
        });
        marks.away = false;
        assertThat(acknowledgement.settle(KEY, new BigDecimal("11"), this::route))
                .isEqualTo(Outcome.AMOUNT_DIFFERS);
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
        Outcome outcome = acknowledgement.settle(KEY, AMOUNT, () -> {
            marks.add(KEY.mark());
            return route();
        });
        assertThat(outcome).isEqualTo(Outcome.ROUTED_TWICE);
    }

    @Test
    void a_claim_that_cannot_be_released_costs_nothing_that_is_done() {
        Outcome outcome = acknowledgement.settle(KEY, AMOUNT, () -> {
            claims.away = true;
            return route();
        });
        assertThat(outcome).isEqualTo(Outcome.ROUTED);
    }

    @Test
    void the_amount_decides_nothing_but_is_watched() {
        deliver();
        assertThat(acknowledgement.settle(KEY, new BigDecimal("10.5"), this::route))
                .isEqualTo(Outcome.DUPLICATE);
        assertThat(acknowledgement.settle(KEY, new BigDecimal("11"), this::route))
                .isEqualTo(Outcome.AMOUNT_DIFFERS);
        assertThat(runs).hasValue(1);
    }

    private Outcome deliver() {
        return acknowledgement.settle(KEY, AMOUNT, this::route);
    }

    private Outcome route() {
        runs.incrementAndGet();
        return Outcome.ROUTED;
    }
}
