package io.github.cameltegro.examples.shop;

import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;

/** The gateway's word that an order is paid. One of an order that is not here fails, and is told again later. */
public final class PaymentRoutes extends RouteBuilder {

    private final Orders orders;

    PaymentRoutes(Orders orders) {
        this.orders = orders;
    }

    @Override
    public void configure() {
        from("tegro:notification?path={{shop.notification-path}}")
                .choice()
                .when(method(orders, "isPriceOf"))
                .bean(orders, "pay")
                .log("Order ${header.CamelTegroOrderId} is paid")
                .otherwise()
                .log(
                        LoggingLevel.ERROR,
                        "${header.CamelTegroAmount} ${header.CamelTegroCurrency} were paid for order"
                                + " ${header.CamelTegroOrderId}, which is not its price: look at it")
                .to("file:{{shop.folder}}/disputed?fileName=${header.CamelTegroNotificationKey}.json");
    }
}
