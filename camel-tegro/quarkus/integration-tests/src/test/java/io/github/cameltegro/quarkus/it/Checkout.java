package io.github.cameltegro.quarkus.it;

import org.apache.camel.builder.RouteBuilder;

/** The Java routes of docs/runtimes.md, word for word; the tests add them, for they know the gateway's address. */
final class Checkout extends RouteBuilder {

    @Override
    public void configure() {
        from("direct:checkout")
                .to("tegro:createOrder?currency=RUB")
                .log("Order ${header.CamelTegroOrderId}: pay at ${header.CamelTegroPaymentUrl}");

        from("tegro:notification?path=/tegro/notification").log("Order ${header.CamelTegroOrderId} is paid");
    }
}
