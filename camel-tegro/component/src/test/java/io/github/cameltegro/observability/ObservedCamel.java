package io.github.cameltegro.observability;

import io.github.cameltegro.TegroComponent;
import io.github.cameltegro.simulator.NotificationBuilder;
import io.github.cameltegro.simulator.TegroSimulator;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;

/** An application that takes notifications, calls Tegro and pays out. */
final class ObservedCamel implements AutoCloseable {

    static final String PATH = "/tegro/notification";
    static final String PAYOUT = "tegro:createWithdrawal?payoutsWithoutRecord=true&lookupAttempts=1";

    private final TegroSimulator gateway;
    private final CamelContext context = new DefaultCamelContext();
    private final VertxPlatformHttpServer server;

    private ObservedCamel(TegroSimulator gateway, String options, Consumer<CamelContext> before) throws Exception {
        this.gateway = gateway;
        context.disableJMX();
        VertxPlatformHttpServerConfiguration http = new VertxPlatformHttpServerConfiguration();
        http.setBindHost("127.0.0.1");
        http.setBindPort(0);
        server = new VertxPlatformHttpServer(http);
        context.addService(server);
        TegroComponent tegro = component();
        tegro.getConfiguration().setBaseUrl(gateway.baseUrl());
        tegro.getConfiguration().setShopId(gateway.shopId());
        tegro.getConfiguration().setApiKey(gateway.apiKey());
        tegro.getConfiguration().setSecretKey(gateway.secretKey());
        tegro.setPayoutsEnabled(true);
        before.accept(context);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("tegro:notification?path=" + PATH + options)
                        .routeId("payments")
                        .process(exchange -> {
                            if ("fail".equals(exchange.getMessage().getHeader("CamelTegroOrderId"))) {
                                throw new IllegalStateException("the ledger is away");
                            }
                        });
            }
        });
    }

    /** @param before what is done with the context before it starts */
    static ObservedCamel start(TegroSimulator gateway, String options, Consumer<CamelContext> before) throws Exception {
        ObservedCamel camel = new ObservedCamel(gateway, options, before);
        camel.context.start();
        return camel;
    }

    static ObservedCamel start(TegroSimulator gateway) throws Exception {
        return start(gateway, "", context -> {});
    }

    CamelContext context() {
        return context;
    }

    TegroComponent component() {
        return context.getComponent("tegro", TegroComponent.class);
    }

    /** Sends a body; a failure is what the test has asked for, and stays in the exchange. */
    void send(String uri, Object body) {
        context.createFluentProducerTemplate().withBody(body).to(uri).send();
    }

    /** Has the gateway tell of a paid order; each answer's status counts, not its acceptance. */
    void deliver(String orderId, UnaryOperator<NotificationBuilder> change) {
        if (gateway.order(orderId).isEmpty()) {
            gateway.createOrder(orderId, "RUB", "10.00");
            gateway.pay(orderId);
        }
        change.apply(gateway.notification(orderId))
                .sendTo("http://127.0.0.1:" + server.getPort() + PATH)
                .send()
                .join();
    }

    @Override
    public void close() {
        context.stop();
    }
}
