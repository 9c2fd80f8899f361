package io.github.cameltegro.benchmarks;

import io.github.cameltegro.TegroComponent;
import io.github.cameltegro.api.PartOfCall;
import io.github.cameltegro.model.TegroAnswer;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.impl.DefaultCamelContext;

/** Ways to make a call of Tegro, all against one stub. */
final class CallRivals implements AutoCloseable {

    static final String LIMIT = "HttpClient 5 alone, createOrder";
    static final String BALANCE_LIMIT = "HttpClient 5 alone, balance";
    static final String CREATE_ORDER = "tegro:createOrder";
    static final String BALANCE = "tegro:balance";
    static final String HAND_CREATE_ORDER = "hand-written createOrder";
    static final String HAND_BALANCE = "hand-written balance";

    private static final Map<String, Object> ORDER = fieldsOfOrder();

    private final StubTegro stub;
    private final BareClient bare;
    private final BareClient bareBalance;
    private final PartOfCall part;
    private final CamelContext camel = new DefaultCamelContext();
    private final ProducerTemplate template;

    CallRivals() throws Exception {
        this(StubTegro.start());
    }

    /** @param stub is closed with the rivals */
    CallRivals(StubTegro stub) throws Exception {
        this.stub = stub;
        bare = BareClient.createOrder(stub.url());
        bareBalance = BareClient.balance(stub.url());
        HttpComponent http = new HttpComponent();
        http.setConnectionsPerRoute(Account.CONNECTIONS);
        http.setMaxTotalConnections(Account.CONNECTIONS);
        camel.addComponent("http", http);
        TegroComponent tegro = Account.component(stub.url());
        camel.addComponent("tegro", tegro);
        part = new PartOfCall(camel, tegro.getConfiguration(), ORDER);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:bare").process(exchange -> exchange.getMessage().setBody(bare.post()));
                for (PartOfCall.Extent extent : PartOfCall.Extent.values()) {
                    from("direct:" + extent)
                            .process(exchange -> exchange.getMessage().setBody(part.call(extent)));
                }
                from("direct:createOrder").to("tegro:createOrder");
                from("direct:balance").to("tegro:balance");
            }
        });
        camel.addRoutes(new HandWrittenCalls(stub.url(), "createOrder", "balance"));
        camel.start();
        template = camel.createProducerTemplate();
    }

    List<Rival> rivals() {
        return List.of(
                limit(),
                limitInRoute(),
                createOrder(),
                route(HAND_CREATE_ORDER, "direct:hand-createOrder", ORDER, Map.class),
                new CallerRival(BALANCE_LIMIT, () -> expect(bareBalance.post(), byte[].class)),
                route(BALANCE, "direct:balance", null, TegroAnswer.class),
                route(HAND_BALANCE, "direct:hand-balance", null, Map.class));
    }

    Rival createOrder() {
        return route(CREATE_ORDER, "direct:createOrder", ORDER, TegroAnswer.class);
    }

    Rival limit() {
        return new CallerRival(LIMIT, () -> expect(bare.post(), byte[].class));
    }

    Rival limitInRoute() {
        return route("HttpClient 5 in a route, createOrder", "direct:bare", null, byte[].class);
    }

    Rival part(PartOfCall.Extent extent) {
        return route(
                extent.text,
                "direct:" + extent,
                null,
                extent == PartOfCall.Extent.READ ? TegroAnswer.class : byte[].class);
    }

    private Rival route(String name, String uri, Object body, Class<?> answer) {
        Endpoint endpoint = camel.getEndpoint(uri);
        return new CallerRival(name, () -> call(template, endpoint, body, answer));
    }

    /** In the order of the API's documentation, not in one that changes from process to process. */
    private static Map<String, Object> fieldsOfOrder() {
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("currency", "RUB");
        order.put("amount", new BigDecimal("1490.00"));
        order.put("order_id", "A-1001");
        return Collections.unmodifiableMap(order);
    }

    /** Creates an order through an endpoint. */
    static void order(ProducerTemplate template, Endpoint endpoint) throws Exception {
        call(template, endpoint, ORDER, TegroAnswer.class);
    }

    private static void call(ProducerTemplate template, Endpoint endpoint, Object body, Class<?> answer)
            throws Exception {
        Exchange exchange = template.send(endpoint, sent -> sent.getMessage().setBody(body));
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
        expect(exchange.getMessage().getBody(), answer);
    }

    private static void expect(Object answer, Class<?> type) {
        if (!type.isInstance(answer)) {
            throw new IllegalStateException("no answer, but " + answer);
        }
    }

    @Override
    public void close() throws IOException {
        part.close();
        camel.stop();
        bare.close();
        bareBalance.close();
        stub.close();
    }
}
