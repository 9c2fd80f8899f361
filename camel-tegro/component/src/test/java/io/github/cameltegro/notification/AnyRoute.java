package io.github.cameltegro.notification;

import org.apache.camel.builder.RouteBuilder;

/** A context without a route doesn't prepare for exchanges. */
final class AnyRoute extends RouteBuilder {

    /** Without state: any context may add it. */
    static final AnyRoute INSTANCE = new AnyRoute();

    @Override
    public void configure() {
        from("direct:any").to("mock:any");
    }
}
