package io.github.cameltegro.docs;

import org.apache.camel.builder.RouteBuilder;

/** The Java routes of docs/polling.md, word for word. */
final class PollingPageRoutes {

    private PollingPageRoutes() {}

    static final class First extends RouteBuilder {

        @Override
        public void configure() {
            from("tegro:balance?delay=60000&onlyChanges=true").log("${body.balance[RUB]} RUB");

            from("tegro:orders?delay=60000&maxMessagesPerPoll=100&idempotentRepository=#marks")
                    .to("file:target/polled?fileName=${header.CamelTegroId}-${header.CamelTegroStatus}.json");
        }
    }

    static final class Sweep extends RouteBuilder {

        @Override
        public void configure() {
            from("tegro:notification?path=/tegro/notification"
                            + "&idempotentRepository=#marks&inProgressRepository=#claims")
                    .to("direct:paid");

            from("tegro:orders?paidOnly=true&delay=60000&maxMessagesPerPoll=100"
                            + "&idempotentRepository=#marks&inProgressRepository=#claims")
                    .to("direct:paid");
        }
    }

    static final class Report extends RouteBuilder {

        @Override
        public void configure() {
            from("direct:report")
                    .to("tegro:orders?allPages=true")
                    .split(body())
                    .streaming()
                    .stopOnException()
                    .filter(simple("${body.isPaid}"))
                    .setProperty("mark", simple("${body.paymentKey('{{camel.component.tegro.shop-id}}').mark()}"))
                    .filter(method("marks", "contains(${exchangeProperty.mark})")
                            .isEqualTo(false))
                    .log("Paid and not done: ${body.paymentId}, ${body.amount}")
                    .to("direct:missing");
        }
    }

    static final class Enrich extends RouteBuilder {

        @Override
        public void configure() {
            from("direct:can-pay")
                    .pollEnrich("tegro:balance", 10000)
                    .filter(simple("${body.balance[RUB]} > 1000"))
                    .log("Enough for today");
        }
    }

    static final class Master extends RouteBuilder {

        @Override
        public void configure() {
            from("master:orders:tegro:orders?delay=60000&idempotentRepository=#marks")
                    .to("direct:changed");
        }
    }
}
