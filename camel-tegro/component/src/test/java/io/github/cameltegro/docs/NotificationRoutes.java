package io.github.cameltegro.docs;

import org.apache.camel.builder.RouteBuilder;

/** The Java routes of docs/notifications.md and docs/security.md, to the letter. */
final class NotificationRoutes {

    private NotificationRoutes() {}

    static RouteBuilder plain() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("tegro:notification?path=/tegro/notification")
                        .log(
                                "Paid: ${header.CamelTegroOrderId}, ${header.CamelTegroAmount} ${header.CamelTegroCurrency}")
                        .to("direct:credit");
            }
        };
    }

    static RouteBuilder confirmed() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("tegro:notification?path=/tegro/notification&confirmOrder=true")
                        .to("direct:credit");
            }
        };
    }

    static RouteBuilder withDatabase() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("tegro:notification?path=/tegro/notification"
                                + "&idempotentRepository=#marks&inProgressRepository=#claims")
                        .to("direct:credit");
            }
        };
    }

    static RouteBuilder ledger() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:credit")
                        .transacted()
                        .to("sql:select count(*) from shop_order where id = :#${header.CamelTegroOrderId}"
                                + " and amount = :#${header.CamelTegroAmount}?outputType=SelectOne")
                        .filter(body().isEqualTo(0))
                        .throwException(IllegalStateException.class, "paid another amount than ordered")
                        .end()
                        .to(
                                "sql:insert into ledger (payment_key, order_id, amount) values (:#${header.CamelTegroNotificationKey},"
                                        + " :#${header.CamelTegroOrderId}, :#${header.CamelTegroAmount}) on conflict do nothing");
            }
        };
    }

    static RouteBuilder verify() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:verify")
                        .to("tegro:verifyNotification")
                        .filter(header("CamelTegroStatus").isEqualTo(1))
                        .to("direct:credit");
            }
        };
    }
}
