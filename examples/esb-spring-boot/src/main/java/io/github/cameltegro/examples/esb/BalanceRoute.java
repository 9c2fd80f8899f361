package io.github.cameltegro.examples.esb;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** The account's balance, in a table. */
@Component
public class BalanceRoute extends RouteBuilder {

    @Override
    public void configure() {
        from("tegro:balance?delay={{esb.balance}}&onlyChanges=true")
                .routeId("balance")
                .split(simple("${body.balance.entrySet()}"))
                .stopOnException()
                .to(
                        "sql:insert into balance (currency, amount, changed_at) values (:#${body.key}, :#${body.value}, now())"
                                + " on conflict (currency) do update set amount = excluded.amount,"
                                + " changed_at = excluded.changed_at where balance.amount <> excluded.amount");
    }
}
