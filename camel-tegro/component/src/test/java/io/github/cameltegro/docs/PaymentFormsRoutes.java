package io.github.cameltegro.docs;

import org.apache.camel.builder.RouteBuilder;

/** The Java routes of docs/payment-forms.md, word for word. */
final class PaymentFormsRoutes extends RouteBuilder {

    @Override
    public void configure() {
        from("direct:mail")
                .to("tegro:paymentLink?currency=RUB&lang=en")
                .setBody(simple("Please pay here: ${header.CamelTegroPaymentUrl}"));

        from("direct:pay").to("tegro:paymentForm?currency=RUB").removeHeaders("*", "Content-Type");
    }
}
