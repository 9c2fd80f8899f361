package io.github.cameltegro.notification;

import org.apache.camel.Exchange;
import org.apache.camel.SafeCopyProperty;

/** Goes along with an exchange of this component's whose outcome counts, and with each copy of it. */
public interface OutcomeFollower extends SafeCopyProperty {

    /** A step that the exchange took is over. */
    void stepped(Exchange exchange);

    /**
     * The route counts as failed, whatever the exchange shows at its end.
     *
     * @param why ends a sentence that begins with: the route failed, as
     */
    void failed(String why);

    /** Has an exchange followed from now on. */
    static void follow(Exchange exchange, OutcomeFollower follower) {
        exchange.getExchangeExtension().setSafeCopyProperty(OutcomeFollower.class.getName(), follower);
    }

    /** @return what follows the exchange, or null if it is none of ours */
    static OutcomeFollower of(Exchange exchange) {
        return exchange.getExchangeExtension()
                .getSafeCopyProperty(OutcomeFollower.class.getName(), OutcomeFollower.class);
    }
}
