package io.github.cameltegro.docs;

import io.github.cameltegro.TegroException;
import io.github.cameltegro.TegroRejectedException;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/** The Java routes of docs/operations.md, word for word. */
final class OperationsRoutes extends RouteBuilder {

    @Override
    public void configure() {
        onException(TegroException.class)
                .onWhen(exchange -> exchange.getProperty(Exchange.EXCEPTION_CAUGHT, TegroException.class)
                        .isRetryable())
                .maximumRedeliveries(3)
                .redeliveryDelay(1000);

        from("direct:createOrder")
                .to("tegro:createOrder")
                .log("Pay ${header.CamelTegroAmount} ${header.CamelTegroCurrency} at ${header.CamelTegroPaymentUrl}");

        from("direct:order")
                .to("tegro:order")
                .choice()
                .when(simple("${body.isPaid}"))
                .log("${header.CamelTegroOrderId} is paid")
                .otherwise()
                .log("${header.CamelTegroOrderId} has status ${header.CamelTegroStatus}")
                .end();

        from("direct:orders")
                .to("tegro:orders?allPages=true")
                .split(body())
                .streaming()
                .stopOnException()
                .filter(simple("${body.isPaid}"))
                .to("file:target/docs/java?fileName=${body.id}.json")
                .end()
                .end()
                .to("tegro:orders?page=1");

        from("direct:balance").to("tegro:balance").log("${body.balance[RUB]} RUB");

        from("direct:shops").to("tegro:shops").split(simple("${body.shops}")).log("${body.name}: ${body.url}");

        from("direct:createWithdrawal")
                .to("tegro:createWithdrawal?idempotentRepository=#payouts")
                .log("${header.CamelTegroPaymentId} is accepted with status ${header.CamelTegroStatus}");

        from("direct:releaseWithdrawal")
                .to("tegro:releaseWithdrawal?idempotentRepository=#payouts&confirm=true&lookupAttempts=2")
                .log("${header.CamelTegroPaymentId} can be paid again");

        from("direct:paymentLink")
                .to("tegro:paymentLink?lang=en")
                .log("Pay ${header.CamelTegroAmount} ${header.CamelTegroCurrency} at ${body}");

        from("direct:paymentForm")
                .to("tegro:paymentForm?outputType=map")
                .log("Post ${body} to ${header.CamelTegroPaymentUrl}");

        from("direct:verifyNotification")
                .to("tegro:verifyNotification")
                .log("${body.amount} ${body.currency} for ${body.orderId}, known as ${body.key}");

        from("direct:withdrawal")
                .to("tegro:withdrawal")
                .log("${header.CamelTegroPaymentId}: ${header.CamelTegroStatus}");

        from("direct:withdrawals").to("tegro:withdrawals?page=1").log("${body.size} payouts");

        from("direct:rates").to("tegro:rates").log("${body[rate]}");

        from("direct:modules").to("tegro:modules").log("${body[modules]}");

        from("direct:once")
                .idempotentConsumer(header("CamelTegroOrderId"))
                .idempotentRepository("orders")
                .skipDuplicate(false)
                .removeOnFailure(false)
                .choice()
                .when(exchangeProperty(Exchange.DUPLICATE_MESSAGE).isEqualTo(true))
                .setBody(constant(""))
                .to("tegro:order")
                .otherwise()
                .to("tegro:createOrder")
                .end();

        from("direct:lookUpFirst")
                .setProperty("order", body())
                .setBody(constant(""))
                .doTry()
                .to("tegro:order")
                .doCatch(TegroRejectedException.class)
                .onWhen(simple("${exception.retryable} == false"))
                .setBody(exchangeProperty("order"))
                .to("tegro:createOrder")
                .end();

        from("direct:many").setHeader("CamelTegroOrderId", header("order")).to("tegro:order");

        from("direct:manyUris").toD("tegro:order?orderId=RAW(${header.order})");
    }

    /** As the page shows it for a server that asks to wait. */
    static final class Waiting extends RouteBuilder {

        @Override
        public void configure() {
            onException(TegroException.class)
                    .onWhen(exchange -> exchange.getProperty(Exchange.EXCEPTION_CAUGHT, TegroException.class)
                            .isRetryable())
                    .onExceptionOccurred(exchange -> {
                        Duration asked = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, TegroException.class)
                                .getRetryAfter();
                        if (asked == null) {
                            exchange.getMessage().removeHeader(Exchange.REDELIVERY_DELAY);
                        } else {
                            exchange.getMessage()
                                    .setHeader(Exchange.REDELIVERY_DELAY, Math.min(asked.toMillis(), 300_000));
                        }
                    })
                    .maximumRedeliveries(3)
                    .redeliveryDelay(30_000);

            from("direct:patient").to("tegro:balance");
        }
    }
}
