package io.github.cameltegro.docs;

import io.github.cameltegro.TegroOutcomeUnknownException;
import io.github.cameltegro.TegroRejectedException;
import io.github.cameltegro.TegroUnavailableException;
import org.apache.camel.builder.RouteBuilder;

/** The Java routes of docs/payouts.md, word for word. */
final class PayoutPageRoutes extends RouteBuilder {

    @Override
    public void configure() {
        onException(TegroOutcomeUnknownException.class)
                .maximumRedeliveries(0)
                .handled(true)
                .to("direct:look-at-it");
        onException(TegroUnavailableException.class).maximumRedeliveries(5).redeliveryDelay(2000);

        from("direct:payout")
                .to("tegro:createWithdrawal?idempotentRepository=#payouts")
                .log("${header.CamelTegroPaymentId} is accepted, status ${header.CamelTegroStatus}");

        from("direct:release").to("tegro:releaseWithdrawal?idempotentRepository=#payouts&confirm=true");
    }

    /** An order whose answer got lost. */
    static final class Orders extends RouteBuilder {

        @Override
        public void configure() {
            from("direct:order")
                    .setProperty("order", body())
                    .doTry()
                    .to("tegro:createOrder")
                    .doCatch(TegroOutcomeUnknownException.class)
                    .to("direct:find-or-create");

            from("direct:find-or-create")
                    // set before the call, so it is there whatever came of it
                    .setBody(header("CamelTegroOrderId"))
                    .doTry()
                    .to("tegro:order")
                    .doCatch(TegroRejectedException.class)
                    // Tegro has none of this id
                    .setBody(exchangeProperty("order"))
                    .to("tegro:createOrder");
        }
    }
}
