package io.github.cameltegro.notification;

import io.github.cameltegro.TegroOperation;
import io.github.cameltegro.activity.AccountActivity;
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
final class OutcomeLog {

    private static final Logger AUDIT = LoggerFactory.getLogger("io.github.cameltegro.audit");
    private static final int LONGEST_ID = 100;

    private final AccountActivity activity;
    private final Tally<Outcome> tally;
    private final LongAdder previousKeyUses = new LongAdder();

    /**
     * @param path of the endpoint, by which its counts are known
     */
    OutcomeLog(AccountActivity activity, String path) {
        this.activity = activity;
        this.tally = activity.openNotifications(path, Outcome.class);
    }

    /** Of a notification that was not verified. */
    void rejected(Outcome outcome, String reason) {
        count(outcome);
        AUDIT.warn("notification outcome={} reason=\"{}\"", outcome.text(), reason);
    }

    /** Of a verified notification. */
    void decided(Outcome outcome, Payment payment) {
        count(outcome);
        String line = "notification outcome={} order={} key={} amount={} status={}";
        Object[] values = {
            outcome.text(),
            escaped(payment.orderId()),
            payment.keyText(),
            payment.amount().toPlainString(),
            payment.status()
        };
        switch (outcome) {
            case ROUTED_TWICE, AMOUNT_DIFFERS -> AUDIT.error(line, values);
            case ROUTE_FAILED, MARK_FAILED, REPOSITORY, NOT_CONFIRMED, NO_STATUS, ONLY_A_LINK, TEST_REJECTED ->
                AUDIT.warn(line, values);
            default -> AUDIT.info(line, values);
        }
    }

    private void count(Outcome outcome) {
        tally.count(outcome);
        if (outcome.isFailure()) {
            activity.failed(TegroOperation.notification, outcome.text(), outcome.httpStatus());
        }
    }

    void previousKeyUsed() {
        previousKeyUses.increment();
    }

    long previousKeyUses() {
        return previousKeyUses.sum();
    }

    /** How often each outcome came, by name. */
    Map<String, Long> counts() {
        return tally.counts();
    }

    /** Printable ASCII without spaces, so that nobody can write audit lines of his own by an order id. */
    static String escaped(String id) {
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
    record Payment(String orderId, String keyText, BigDecimal amount, Integer status) {}
}
