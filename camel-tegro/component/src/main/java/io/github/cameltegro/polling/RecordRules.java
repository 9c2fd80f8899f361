package io.github.cameltegro.polling;

import io.github.cameltegro.notification.AcknowledgementDecision;
import io.github.cameltegro.notification.AcknowledgementKeys;
import io.github.cameltegro.notification.AcknowledgementMarks;
import io.github.cameltegro.notification.Outcome;
import org.apache.camel.Message;

/** Which of what is seen is routed, under which keys, and with what headers. */
interface RecordRules {

    /** Whether the route is to have it in the status it has; asked once for each status. */
    boolean routes(Polled polled);

    AcknowledgementKeys keys(Polled polled);

    /** Whether the keys alone can't tell it from another one. */
    default boolean mayDiffer(Polled polled) {
        return false;
    }

    /** Decides, while it is claimed, whether and under which keys it is routed. */
    default AcknowledgementDecision decide(Polled polled, AcknowledgementMarks marks) {
        return marks.of(keys(polled));
    }

    /** Sets the headers beyond those that every answer of Tegro brings. */
    void setHeaders(Polled polled, AcknowledgementKeys keys, Message message);

    /** What became of it. */
    void decided(Outcome outcome, Polled polled, AcknowledgementKeys keys);
}
