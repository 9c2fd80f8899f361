package io.github.cameltegro.notification;

import io.github.cameltegro.TegroComponent;
import io.github.cameltegro.TegroConfiguration;
import io.github.cameltegro.simulator.TegroSimulator;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ProcessorDefinition;

/** A Camel node with a notification endpoint on a Vert.x server of its own, on any free port. */
final class NotificationNode implements AutoCloseable {

    static final String PATH = "/tegro/notification";
    static final String ROUTE = "payments";

    /** What a route received. */
    record Routed(Object body, Map<String, Object> headers) {}

    final List<Routed> routed = new CopyOnWriteArrayList<>();
    private final CamelContext context = new DefaultCamelContext();
    private final VertxPlatformHttpServer server;

    private NotificationNode(
            TegroSimulator gateway,
            String options,
            Consumer<TegroConfiguration> account,
            Consumer<RouteBuilder> beforeRoutes,
            Consumer<ProcessorDefinition<?>> steps)
            throws Exception {
        VertxPlatformHttpServerConfiguration http = new VertxPlatformHttpServerConfiguration();
        http.setBindHost("127.0.0.1");
        http.setBindPort(0);
        server = new VertxPlatformHttpServer(http);
        context.addService(server);
        TegroConfiguration configuration =
                context.getComponent("tegro", TegroComponent.class).getConfiguration();
        configuration.setBaseUrl(gateway.baseUrl());
        configuration.setShopId(gateway.shopId());
        configuration.setSecretKey(gateway.secretKey());
        account.accept(configuration);
        context.getShutdownStrategy().setTimeout(20);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                beforeRoutes.accept(this);
                steps.accept(from("tegro:notification?path=" + PATH + options)
                        .routeId(ROUTE)
                        .process(exchange -> routed.add(new Routed(
                                exchange.getMessage().getBody(),
                                Map.copyOf(exchange.getMessage().getHeaders())))));
            }
        });
    }

    /** A started node whose route does nothing but note what it got. */
    static NotificationNode start(TegroSimulator gateway, String options) throws Exception {
        return start(gateway, options, account -> {}, exchange -> {});
    }

    static NotificationNode start(
            TegroSimulator gateway, String options, Consumer<TegroConfiguration> account, Processor step)
            throws Exception {
        NotificationNode node = prepare(gateway, options, account, step);
        node.context.start();
        return node;
    }

    /** A node that is not started yet, for beans and services to be added. */
    static NotificationNode prepare(
            TegroSimulator gateway, String options, Consumer<TegroConfiguration> account, Processor step)
            throws Exception {
        return new NotificationNode(gateway, options, account, routes -> {}, route -> route.process(step));
    }

    /** The same with any steps. */
    static NotificationNode prepareRoute(TegroSimulator gateway, String options, Consumer<ProcessorDefinition<?>> steps)
            throws Exception {
        return prepareRoute(gateway, options, routes -> {}, steps);
    }

    static NotificationNode prepareRoute(
            TegroSimulator gateway,
            String options,
            Consumer<RouteBuilder> beforeRoutes,
            Consumer<ProcessorDefinition<?>> steps)
            throws Exception {
        return new NotificationNode(gateway, options, account -> {}, beforeRoutes, steps);
    }

    CamelContext context() {
        return context;
    }

    String url() {
        return "http://127.0.0.1:" + server.getPort() + PATH;
    }

    /** How often an outcome came. */
    long count(String outcome) {
        return consumer().getOutcomes().get(outcome);
    }

    NotificationConsumer consumer() {
        return (NotificationConsumer) context.getRoute(ROUTE).getConsumer();
    }

    /** An attribute of the consumer's as JMX shows it. */
    Object managedConsumer(String attribute) throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName name = server
                .queryNames(
                        new ObjectName("org.apache.camel:context=" + context.getManagementName() + ",type=consumers,*"),
                        null)
                .stream()
                .filter(each -> each.getKeyProperty("name").startsWith("NotificationConsumer"))
                .findFirst()
                .orElseThrow();
        return server.getAttribute(name, attribute);
    }

    @Override
    public void close() {
        context.stop();
    }
}
