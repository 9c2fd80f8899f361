package io.github.cameltegro.builder;

import io.github.cameltegro.builder.dsl.TegroEndpointBuilderFactory.TegroBuilders;
import org.apache.camel.builder.endpoint.EndpointRouteBuilder;

/** The class of docs/runtimes.md, word for word. */
public class TypedCheckout extends EndpointRouteBuilder implements TegroBuilders {

    @Override
    public void configure() {
        from(direct("checkout"))
                .to(tegro("createOrder").currency("RUB"))
                .log("Order ${header.CamelTegroOrderId}: pay at ${header.CamelTegroPaymentUrl}");

        from(tegro("notification").path("/tegro/notification")).log("Order ${header.CamelTegroOrderId} is paid");
    }
}
