package io.github.cameltegro.examples.quickstart;

import io.github.cameltegro.TegroException;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;

/** Makes an order at Tegro of every JSON file that is dropped in the folder, and tells where to pay it. */
public class OrderRoutes extends RouteBuilder {

    @Override
    public void configure() {
        onException(TegroException.class)
                .logExhausted(false)
                .log(LoggingLevel.WARN, "${file:name} is put aside: ${exception.message}");

        from("file:{{quickstart.orders}}?include=.*[.]json&readLock=changed&readLockMinAge=300&moveFailed=aside")
                .routeId("create-order")
                .to("tegro:createOrder")
                .log("${file:name} made order ${header.CamelTegroOrderId}"
                        + " of ${header.CamelTegroAmount} ${header.CamelTegroCurrency}")
                .log("Pay it at ${header.CamelTegroPaymentUrl}")
                .filter(simple("${properties:quickstart.polling}"))
                .wireTap("direct:ask-for-payment");
    }
}
