package io.github.cameltegro.producer.payout;

import io.github.cameltegro.TegroComponent;
import io.github.cameltegro.model.CreateWithdrawal;
import io.github.cameltegro.notification.JdbcClaimDatabase;
import io.github.cameltegro.protocol.ClockNonceSource;
import io.github.cameltegro.protocol.NonceSource;
import java.io.IOException;
import java.math.BigDecimal;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;

/** A node in a JVM of its own: makes one payout, and waits at one point of it until it is killed. */
final class PayoutNode {

    private PayoutNode() {}

    /** Where a node waits for ever, having said so. */
    enum Halt {
        /** The nonce is drawn when the record is there and before anything is sent. */
        BETWEEN_RECORD_AND_SEND,
        /** The gateway never answers; it is the test that sees the request arrive. */
        BETWEEN_SEND_AND_ANSWER,
        /** In the step behind the payout. */
        BETWEEN_ANSWER_AND_END_OF_ROUTE,
        NOWHERE
    }

    public static void main(String[] args) throws Exception {
        Halt halt = Halt.valueOf(args[0]);
        DefaultCamelContext context = new DefaultCamelContext();
        TegroComponent component = context.getComponent("tegro", TegroComponent.class);
        component.setPayoutsEnabled(true);
        component.getConfiguration().setBaseUrl(args[1]);
        component.getConfiguration().setShopId(args[2]);
        component.getConfiguration().setApiKey(args[3]);
        NonceSource nonces = new ClockNonceSource(Integer.parseInt(args[7]));
        component.getConfiguration().setNonceSource(() -> {
            waitIf(halt == Halt.BETWEEN_RECORD_AND_SEND);
            return nonces.next();
        });
        context.getRegistry().bind("records", new JdbcMessageIdRepository(JdbcClaimDatabase.pool(args[4], 2), args[5]));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:pay")
                        .to("tegro:createWithdrawal?idempotentRepository=#records&lookupAttempts=2&lookupDelay=5")
                        .process(exchange -> waitIf(halt == Halt.BETWEEN_ANSWER_AND_END_OF_ROUTE));
            }
        });
        context.start();
        System.out.println("ready");
        Exception failure = context.createProducerTemplate()
                .request("direct:pay", exchange -> exchange.getMessage()
                        .setBody(new CreateWithdrawal(args[6], BigDecimal.TEN, "RUB", "4100111", 5)))
                .getException();
        System.out.println(failure == null ? "paid" : failure.getClass().getSimpleName());
        System.exit(0);
    }

    private static void waitIf(boolean here) {
        if (here) {
            System.out.println("here");
            try {
                // the test never writes: only its kill, or its end, gets on from here
                System.in.read();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            Runtime.getRuntime().halt(1);
        }
    }
}
