package io.github.cameltegro.examples.payouts;

import io.github.cameltegro.TegroInvalidRequestException;
import io.github.cameltegro.TegroOutcomeUnknownException;
import io.github.cameltegro.TegroRejectedException;
import io.github.cameltegro.TegroUnavailableException;
import org.apache.camel.builder.RouteBuilder;

/** Pays out row by row, and has the result of each written. */
public class PayoutRoutes extends RouteBuilder {

    @Override
    public void configure() {
        // a result that can't be written ends the run, before anything more is paid
        from("direct:payouts").split(body()).stopOnException().to("direct:payout");

        from("direct:payout")
                .setProperty("row", body())
                .doTry()
                .to("direct:pay")
                .setProperty("result", simple("accepted (status ${header.CamelTegroStatus})"))
                .doCatch(TegroOutcomeUnknownException.class)
                .setProperty("result", constant("unknown: look at it"))
                .doCatch(TegroRejectedException.class)
                .setProperty("result", simple("refused: ${exception.desc}"))
                .doCatch(TegroInvalidRequestException.class)
                .setProperty("result", simple("refused: ${exception.detail}"))
                .doCatch(TegroUnavailableException.class)
                .setProperty("result", constant("not sent: run again"))
                .end()
                .bean("results");

        from("direct:pay")
                // surely not sent, so it may be tried again; an unknown outcome never is
                .onException(TegroUnavailableException.class)
                .maximumRedeliveries(3)
                .redeliveryDelay("{{payouts.pause}}")
                .end()
                .setBody(simple("${body.fields}"))
                .to("tegro:createWithdrawal?idempotentRepository=#records"
                        + "&lookupAttempts={{payouts.lookup-attempts}}&lookupDelay={{payouts.lookup-delay}}");
    }
}
