package io.github.cameltegro.notification;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
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

    private final String what;
    private final Map<Outcome, LongAdder> counts = new EnumMap<>(Outcome.class);
    private final LongAdder previousKeyUses = new LongAdder();

    OutcomeLog() {
        this("notification");
    }

    /**
     * @param what what the lines are about, their first word
     */
    public OutcomeLog(String what) {
        this.what = what;
        for (Outcome outcome : Outcome.values()) {
            counts.put(outcome, new LongAdder());
        }
    }

    /** Of a notification that was not verified. */
    void rejected(Outcome outcome, String reason) {
        counts.get(outcome).increment();
        AUDIT.warn("{} outcome={} reason=\"{}\"", what, outcome.text(), reason);
    }

    /** Of a verified notification. */
    public void decided(Outcome outcome, Payment payment) {
        counts.get(outcome).increment();
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
            case ROUTE_FAILED, MARK_FAILED, REPOSITORY, NOT_CONFIRMED, NO_STATUS, ONLY_A_LINK, TEST_REJECTED ->
                AUDIT.warn(line, values);
            default -> AUDIT.info(line, values);
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
        Map<String, Long> sums = new TreeMap<>();
        counts.forEach((outcome, count) -> sums.put(outcome.text(), count.sum()));
        return sums;
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
