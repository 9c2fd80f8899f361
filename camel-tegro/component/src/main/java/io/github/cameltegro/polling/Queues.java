package io.github.cameltegro.polling;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.spi.BrowsableEndpoint;

/** What the queues hold that exchanges were handed to, at one look. */
final class Queues {

    private final Map<BrowsableEndpoint, Set<Exchange>> held = new IdentityHashMap<>();

    /** Whether an exchange was handed to a queue that can be looked into, and is not there. */
    boolean lack(Exchange exchange) {
        return of(exchange) instanceof BrowsableEndpoint queue
                && !held.computeIfAbsent(queue, Queues::content).contains(exchange);
    }

    /** Returns the endpoint that an exchange was handed to, or null; Camel 4.18 only leaves its URI on the exchange. */
    static Endpoint of(Exchange exchange) {
        if (exchange.getFromEndpoint() instanceof BrowsableEndpoint) {
            return exchange.getFromEndpoint();
        }
        String uri = exchange.getProperty(ExchangePropertyKey.TO_ENDPOINT, String.class);
        return uri == null ? null : exchange.getContext().hasEndpoint(uri);
    }

    private static Set<Exchange> content(BrowsableEndpoint queue) {
        Set<Exchange> content = Collections.newSetFromMap(new IdentityHashMap<>());
        content.addAll(queue.getExchanges());
        return content;
    }
}
