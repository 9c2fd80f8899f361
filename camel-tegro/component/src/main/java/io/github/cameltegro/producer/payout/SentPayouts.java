package io.github.cameltegro.producer.payout;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;

/**
 * The payouts that an exchange has sent, or waited for: when Camel redelivers it they are looked up instead, with or
 * without records.
 */
public final class SentPayouts {

    private static final String PROPERTY = "CamelTegroSentPayouts";

    private final Map<String, String> contents;

    private SentPayouts(Map<String, String> contents) {
        this.contents = contents;
    }

    @SuppressWarnings("unchecked")
    public static SentPayouts of(Exchange exchange) {
        Map<String, String> contents = exchange.getProperty(PROPERTY, Map.class);
        if (contents == null) {
            contents = new ConcurrentHashMap<>();
            exchange.setProperty(PROPERTY, contents);
        }
        return new SentPayouts(contents);
    }

    /** Stands for the content that was sent under the payout's id; null if none was. */
    String content(Payout payout) {
        return contents.get(payout.keys().id());
    }

    void remember(Payout payout) {
        contents.put(payout.keys().id(), payout.keys().digest());
    }

    void forget(Payout payout) {
        contents.remove(payout.keys().id());
    }
}
