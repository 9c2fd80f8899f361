package io.github.cameltegro.notification;

import io.github.cameltegro.TegroOperation;
import io.github.cameltegro.activity.AccountActivity;
import io.github.cameltegro.activity.Metrics;
import io.github.cameltegro.activity.Tally;
import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what became of notifications, and writes an audit line for each. Of one that was not verified a line says only
 * why: its content may be anything.
 */
public final class OutcomeLog {

    private static final Logger AUDIT = LoggerFactory.getLogger("io.github.cameltegro.audit");
    private static final int LONGEST_ID = 100;

    private final AccountActivity activity;
    private final TegroOperation operation;
    private final String what;
    private final Tally<Outcome> tally;
    private final LongAdder previousKeyUses = new LongAdder();

    private OutcomeLog(AccountActivity activity, TegroOperation operation, String what, Tally<Outcome> tally) {
        this.activity = activity;
        this.operation = operation;
        this.what = what;
        this.tally = tally;
    }

    /** Of the notifications that are taken at a path. */
    static OutcomeLog ofNotifications(AccountActivity activity, String path) {
        return new OutcomeLog(
                activity,
                TegroOperation.notification,
                "notification",
                activity.open(Metrics.Name.NOTIFICATIONS, path, Outcome.class));
    }

    /** Of the paid orders that a route polls. */
    public static OutcomeLog ofSweep(AccountActivity activity, TegroOperation operation, String routeId) {
        return new OutcomeLog(activity, operation, "sweep", activity.open(Metrics.Name.SWEPT, routeId, Outcome.class));
    }

    /** Of a notification that was not verified. */
    void rejected(Outcome outcome, String reason) {
        count(outcome);
        AUDIT.warn("{} outcome={} reason=\"{}\"", what, outcome.text(), reason);
    }

    /** Of a verified notification. */
    public void decided(Outcome outcome, Payment payment) {
        count(outcome);
        String line = "{} outcome={} order={} key={} amount={} status={}";
        Object[] values = {
            what,
            outcome.text(),
            escaped(payment.orderId()),
            payment.keyText(),
            payment.amount() == null ? "-" : payment.amount().toPlainString(),
            payment.status()
        };
        switch (outcome) {
            case ROUTED_TWICE, AMOUNT_DIFFERS -> AUDIT.error(line, values);
            case ROUTE_FAILED,
                    MARK_FAILED,
                    REPOSITORY,
                    NOT_CONFIRMED,
                    NOT_UNDERSTOOD,
                    UNDECIDED,
                    NO_STATUS,
                    ONLY_A_LINK,
                    TEST_REJECTED -> AUDIT.warn(line, values);
            default -> AUDIT.info(line, values);
        }
    }

    /** Of a payment that somebody wants to be delivered again. */
    public void forgotten(String key, boolean wasDone) {
        AUDIT.warn("{} forgotten={} key={}", what, wasDone, escaped(key));
    }

    private void count(Outcome outcome) {
        tally.count(outcome);
        if (outcome.isFailure()) {
            activity.failed(operation, outcome.text(), outcome.httpStatus());
        }
    }

    void previousKeyUsed() {
        previousKeyUses.increment();
    }

    long previousKeyUses() {
        return previousKeyUses.sum();
    }

    /** How often each outcome came, by name. */
    public Map<String, Long> counts() {
        return tally.counts();
    }

    /** Printable ASCII without spaces, so that nobody can write audit lines of his own by an order id. */
    public static String escaped(String id) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < id.length() && text.length() < LONGEST_ID; i++) {
            char c = id.charAt(i);
            if (c > ' ' && c < 0x7f && c != '"' && c != '\\' && c != '=') {
                text.append(c);
            } else {
                text.append(String.format("\\u%04x", (int) c));
            }
        }
        return text.toString();
    }

    /** What a line tells. */
    public record Payment(String orderId, String keyText, BigDecimal amount, Integer status) {}
}
