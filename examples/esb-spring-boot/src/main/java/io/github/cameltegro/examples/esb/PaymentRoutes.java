package io.github.cameltegro.examples.esb;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Verified payments: first into the ledger, then onto the queue {@code payments}, then Tegro hears OK. */
@Component
public class PaymentRoutes extends RouteBuilder {

    @Override
    public void configure() {
        from("tegro:notification?path=/tegro/notification"
                        + "&idempotentRepository=#marks&inProgressRepository=#claims")
                .routeId("notifications")
                .to("direct:paid");

        // what the gateway gave up on, with the same marks and claims
        from("tegro:orders?paidOnly=true&delay={{esb.sweep}}&initialDelay={{esb.sweep}}&maxMessagesPerPoll=100"
                        + "&idempotentRepository=#marks&inProgressRepository=#claims")
                .routeId("sweep")
                .to("direct:paid");

        from("direct:paid")
                .routeId("paid")
                .to("direct:ledger")
                .marshal()
                .json()
                .convertBodyTo(String.class)
                .to("jms:payments")
                .log("Order ${header.CamelTegroOrderId} is paid, in the ledger and on the queue payments");

        // a transaction of its own: it is committed when this route ends, before anything is sent
        from("direct:ledger")
                .routeId("ledger")
                .transacted()
                .to("sql:insert into ledger (payment, order_id, amount, currency)"
                        + " values (:#CamelTegroNotificationKey, :#CamelTegroOrderId, :#CamelTegroAmount,"
                        + " :#${header.CamelTegroCurrency}) on conflict do nothing")
                .to("sql:select payment as notification_key, order_id, amount, currency from ledger"
                        + " where payment = :#CamelTegroNotificationKey?outputType=SelectOne");
    }
}
