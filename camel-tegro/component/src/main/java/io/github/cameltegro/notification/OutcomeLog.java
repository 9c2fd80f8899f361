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
final class OutcomeLog {

    private static final Logger AUDIT = LoggerFactory.getLogger("io.github.cameltegro.audit");
    private static final int LONGEST_ID = 100;

    private final Map<Outcome, LongAdder> counts = new EnumMap<>(Outcome.class);
    private final LongAdder previousKeyUses = new LongAdder();

    OutcomeLog() {
        for (Outcome outcome : Outcome.values()) {
            counts.put(outcome, new LongAdder());
        }
    }

    /** Of a notification that was not verified. */
    void rejected(Outcome outcome, String reason) {
        counts.get(outcome).increment();
        AUDIT.warn("notification outcome={} reason=\"{}\"", outcome.text(), reason);
    }

    /** Of a verified notification. */
    void decided(Outcome outcome, Payment payment) {
        counts.get(outcome).increment();
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

    void previousKeyUsed() {
        previousKeyUses.increment();
    }

    long previousKeyUses() {
        return previousKeyUses.sum();
    }

    /** How often each outcome came, by name. */
    Map<String, Long> counts() {
        Map<String, Long> sums = new TreeMap<>();
        counts.forEach((outcome, count) -> sums.put(outcome.text(), count.sum()));
        return sums;
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
