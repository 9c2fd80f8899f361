package io.github.cameltegro.polling;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.TegroConstants;
import io.github.cameltegro.model.Order;
import io.github.cameltegro.support.TegroCamel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.ScheduledPollConsumer;
import org.awaitility.Awaitility;

/** A route that begins with an endpoint, and what it got. The test says when it polls. */
final class Routed {

    /** What the route does with each exchange; nothing at first. */
    volatile Processor step = exchange -> {};

    private final TegroCamel camel;
    private final String routeId;
    private final List<Exchange> began = new CopyOnWriteArrayList<>();
    private final List<Exchange> ended = new CopyOnWriteArrayList<>();

    private Routed(TegroCamel camel, String routeId) {
        this.camel = camel;
        this.routeId = routeId;
    }

    /** The route is there; it polls when {@link #poll()} says so. */
    static Routed from(TegroCamel camel, String uri) throws Exception {
        Routed routed = new Routed(camel, "polling-" + camel.context().getRoutesSize());
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri + (uri.contains("?") ? "&" : "?") + "startScheduler=false")
                        .routeId(routed.routeId)
                        .process(exchange -> {
                            routed.began.add(copy(exchange));
                            routed.step.process(exchange);
                            routed.ended.add(copy(exchange));
                        });
            }
        });
        return routed;
    }

    private static Exchange copy(Exchange exchange) {
        Exchange copy = exchange.copy();
        exchange.getProperties().forEach(copy::setProperty);
        return copy;
    }

    /** Polls once. */
    void poll() {
        ((ScheduledPollConsumer) camel.context().getRoute(routeId).getConsumer()).run();
    }

    ScheduledPollConsumer consumer() {
        return (ScheduledPollConsumer) camel.context().getRoute(routeId).getConsumer();
    }

    String routeId() {
        return routeId;
    }

    /** As after a restart of the process, but for what repositories hold. */
    void restart() throws Exception {
        camel.context().getRouteController().stopRoute(routeId);
        camel.context().getRouteController().startRoute(routeId);
    }

    /** What it got to the end, each as {@code id:status}, and forgets it. */
    List<String> take() {
        List<String> taken = ended.stream().map(Routed::text).toList();
        ended.clear();
        began.clear();
        return taken;
    }

    /** Polls, and takes what came. */
    List<String> pollAndTake() {
        poll();
        return take();
    }

    List<Exchange> began() {
        return began;
    }

    List<Message> messages() {
        return ended.stream().map(Exchange::getMessage).toList();
    }

    List<Exchange> exchanges() {
        return ended;
    }

    Message only() {
        assertThat(ended).hasSize(1);
        return ended.get(0).getMessage();
    }

    void await(int count) {
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(ended)
                .hasSize(count));
    }

    private static String text(Exchange exchange) {
        Object id = exchange.getMessage().getHeader(TegroConstants.ORDER_ID);
        Object payout = exchange.getMessage().getHeader(TegroConstants.PAYMENT_ID);
        Object body = exchange.getMessage().getBody();
        return (id != null ? id : payout != null ? payout : body instanceof Order order ? order.id() : "-") + ":"
                + exchange.getMessage().getHeader(TegroConstants.STATUS);
    }
}
