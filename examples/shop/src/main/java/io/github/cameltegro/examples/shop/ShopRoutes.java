package io.github.cameltegro.examples.shop;

import static org.apache.camel.Exchange.CONTENT_TYPE;
import static org.apache.camel.Exchange.HTTP_RESPONSE_CODE;

import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.PlatformHttpComponent;

/** The shop's pages, and the way to the gateway. */
public final class ShopRoutes extends RouteBuilder {

    private static final int NOT_FOUND = 404;
    private static final String HTML = "text/html; charset=UTF-8";

    /** Scripts and styles of the shop's own, and forms that go to the shop. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final Orders orders;
    private final Pages pages = new Pages();

    ShopRoutes(Orders orders) {
        this.orders = orders;
    }

    @Override
    public void configure() {
        onException(IllegalArgumentException.class)
                .handled(true)
                .removeHeaders("*")
                .setHeader(HTTP_RESPONSE_CODE, constant(NOT_FOUND))
                .setHeader(CONTENT_TYPE, constant(HTML))
                .setHeader("Content-Security-Policy", constant(POLICY))
                .process(exchange -> exchange.getMessage()
                        .setBody(pages.notFound(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class)
                                .getMessage())));

        restConfiguration().component("platform-http");
        rest().get("/")
                .to("direct:products")
                .get("/orders/{order}")
                .to("direct:order")
                .get("/orders/{order}/state")
                .to("direct:state")
                .post("/buy")
                .to("direct:buy")
                .post("/orders/{order}/pay")
                .to("direct:pay")
                .get("/web/style.css")
                .to("direct:style")
                .get("/web/order.js")
                .to("direct:script");

        from("direct:products").process(exchange -> html(exchange, pages.products(currency())));

        // the state of the order, whichever page of the gateway sent the customer back: that proves nothing
        from("direct:order").process(exchange -> html(exchange, pages.order(order(exchange))));

        from("direct:state")
                .process(exchange -> answer(
                        exchange,
                        "application/json",
                        "{\"paid\":%b}".formatted(order(exchange).paid())));

        from("direct:buy")
                .process(exchange -> {
                    Map<?, ?> form = exchange.getMessage().getBody(Map.class);
                    Object product = form == null ? null : form.get("product");
                    exchange.getMessage().setBody(orders.place(Product.of(String.valueOf(product)), currency()));
                })
                .to("direct:gateway");

        from("direct:pay")
                .process(exchange -> exchange.getMessage().setBody(order(exchange)))
                .to("direct:gateway");

        // the amount is the shop's, signed with the secret key, on a page that takes the customer to the gateway
        from("direct:gateway")
                .process(exchange -> {
                    PlacedOrder order = exchange.getMessage().getBody(PlacedOrder.class);
                    exchange.getMessage().removeHeaders("*");
                    exchange.getMessage().setBody(paymentRequest(order));
                })
                .to("tegro:paymentForm?lang=en")
                .removeHeaders("*", CONTENT_TYPE);

        asset("direct:style", "style.css", "text/css; charset=UTF-8");
        asset("direct:script", "order.js", "text/javascript; charset=UTF-8");
    }

    private Map<String, Object> paymentRequest(PlacedOrder order) {
        String page = url() + "/orders/" + order.id();
        return Map.of(
                "order_id", order.id(),
                "amount", order.amount(),
                "currency", order.currency(),
                "success_url", page,
                "fail_url", page,
                "receipt",
                        Map.of("items", List.of(Map.of("name", order.product(), "count", 1, "price", order.amount()))));
    }

    private void asset(String from, String name, String type) {
        from(from)
                .removeHeaders("*")
                .setHeader(CONTENT_TYPE, constant(type))
                .setBody(constant("resource:classpath:web/" + name));
    }

    private PlacedOrder order(Exchange exchange) {
        return orders.find(exchange.getMessage().getHeader("order", String.class));
    }

    private void html(Exchange exchange, String page) {
        answer(exchange, HTML, page);
        exchange.getMessage().setHeader("Content-Security-Policy", POLICY);
    }

    /** What came in with the request would go back out with the answer. */
    private static void answer(Exchange exchange, String type, String body) {
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setHeader(CONTENT_TYPE, type);
        exchange.getMessage().setHeader("Cache-Control", "no-store");
        exchange.getMessage().setBody(body);
    }

    private String currency() {
        return getCamelContext().resolvePropertyPlaceholders("{{shop.currency}}");
    }

    /** Where customers see the shop. */
    String url() {
        String url = getCamelContext().resolvePropertyPlaceholders("{{shop.url}}");
        return url.isEmpty()
                ? "http://127.0.0.1:"
                        + getCamelContext()
                                .getComponent("platform-http", PlatformHttpComponent.class)
                                .getEngine()
                                .getServerPort()
                : url;
    }
}
