package io.github.cameltegro.examples.esb;

import io.github.cameltegro.TegroException;
import jakarta.jms.JMSException;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.jms.JmsException;
import org.springframework.stereotype.Component;

/**
 * Orders from the queue {@code orders} to Tegro, and the links to pay them back. All that one message leads to is one
 * JMS transaction: either the order is taken off its queue and its answer is on another, or neither.
 */
@Component
public class OrderRoutes extends RouteBuilder {

    @Override
    public void configure() {
        // surely not processed, or the broker itself: rolled back, and the broker delivers the order again
        onException(TegroException.class)
                .onWhen(exchange -> exchange.getProperty(Exchange.EXCEPTION_CAUGHT, TegroException.class)
                        .isRetryable())
                .logExhausted(false);
        onException(JmsException.class, JMSException.class).logExhausted(false);

        // refused, invalid, or of unknown outcome: trying again can't help, or isn't ours to decide
        onException(Exception.class)
                .handled(true)
                .useOriginalMessage()
                .removeHeader("JMSReplyTo")
                .setHeader("reason", exceptionMessage())
                .log("An order is put aside: ${header.reason}")
                .to("jms:orders.dead");

        from("jms:orders?disableReplyTo=true")
                .routeId("orders")
                .to("tegro:createOrder")
                .log("Order ${header.CamelTegroOrderId} is made: ${header.CamelTegroPaymentUrl}")
                .setBody(exchange -> Map.of(
                        "order_id", exchange.getMessage().getHeader("CamelTegroOrderId"),
                        "url", exchange.getMessage().getHeader("CamelTegroPaymentUrl")))
                .marshal()
                .json()
                .convertBodyTo(String.class)
                // to the queue that the sender named, else to the common one
                .setHeader("CamelJmsDestination", header("JMSReplyTo"))
                .removeHeader("JMSReplyTo")
                .to("jms:orders.created");
    }
}
