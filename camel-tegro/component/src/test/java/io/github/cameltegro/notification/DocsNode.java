package io.github.cameltegro.notification;

import io.github.cameltegro.TegroComponent;
import io.github.cameltegro.TegroConfiguration;
import io.github.cameltegro.simulator.NotificationBuilder;
import io.github.cameltegro.simulator.TegroSimulator;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** A Camel node that runs what a page shows, and nothing else but where its routes lead. */
final class DocsNode implements AutoCloseable {

    private final CamelContext context = new DefaultCamelContext();
    private final VertxPlatformHttpServer server;

    DocsNode(TegroSimulator gateway) throws Exception {
        VertxPlatformHttpServerConfiguration http = new VertxPlatformHttpServerConfiguration();
        http.setBindHost("127.0.0.1");
        http.setBindPort(0);
        server = new VertxPlatformHttpServer(http);
        context.addService(server);
        TegroConfiguration account =
                context.getComponent("tegro", TegroComponent.class).getConfiguration();
        account.setBaseUrl(gateway.baseUrl());
        account.setShopId(gateway.shopId());
        account.setApiKey(gateway.apiKey());
        account.setSecretKey(gateway.secretKey());
    }

    DocsNode property(String name, String value) {
        context.getPropertiesComponent().addInitialProperty(name, value);
        return this;
    }

    DocsNode bean(String name, Object bean) {
        context.getRegistry().bind(name, bean);
        return this;
    }

    DocsNode java(RoutesBuilder... routes) throws Exception {
        for (RoutesBuilder each : routes) {
            context.addRoutes(each);
        }
        return this;
    }

    DocsNode yaml(String... blocks) throws Exception {
        for (String block : blocks) {
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(ResourceHelper.fromString("page" + block.hashCode() + ".yaml", block));
        }
        return this;
    }

    /** A place that routes lead to: what comes there is at {@code mock:} of that name. */
    DocsNode place(String name) throws Exception {
        return java(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:" + name).to("mock:" + name);
            }
        });
    }

    DocsNode start() {
        context.start();
        return this;
    }

    CamelContext context() {
        return context;
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getPort() + path;
    }

    int deliver(NotificationBuilder notification) throws Exception {
        return notification
                .sendTo(url("/tegro/notification"))
                .send()
                .get()
                .get(0)
                .status();
    }

    MockEndpoint mock(String name) {
        return context.getEndpoint("mock:" + name, MockEndpoint.class);
    }

    /** The bodies that came to a place. */
    List<Object> at(String name) {
        return mock(name).getReceivedExchanges().stream()
                .map(exchange -> exchange.getMessage().getBody())
                .toList();
    }

    @Override
    public void close() {
        context.stop();
    }
}
