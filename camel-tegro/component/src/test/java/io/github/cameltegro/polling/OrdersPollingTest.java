package io.github.cameltegro.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.cameltegro.model.Order;
import io.github.cameltegro.simulator.RecordedRequest;
import io.github.cameltegro.simulator.SimulatedOrder;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.TegroCamel;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each status of each order is routed once, the oldest order first. */
class OrdersPollingTest {

    @RegisterExtension
    static final TegroSimulatorExtension TEGRO = TegroSimulatorExtension.with(settings -> settings.pageSize(5));

    @RegisterExtension
    final TegroCamel camel = TegroCamel.of(TEGRO);

    private final TegroSimulator gateway = TEGRO.simulator();

    @Test
    void each_order_comes_once_the_oldest_first() throws Exception {
        orders(1, 12);
        Routed routed = Routed.from(camel, "tegro:orders");

        assertThat(routed.pollAndTake()).isEqualTo(texts(1, 12, 0));
        assertThat(routed.pollAndTake()).isEmpty();
        orders(13, 14);
        assertThat(routed.pollAndTake()).isEqualTo(texts(13, 14, 0));
        assertThat(routed.pollAndTake()).isEmpty();
    }

    @Test
    void each_status_of_an_order_comes_once() throws Exception {
        orders(1, 2);
        Routed routed = Routed.from(camel, "tegro:orders");
        routed.pollAndTake();

        gateway.account(gateway.shopId()).orderStatus("A-1", 4);
        assertThat(routed.pollAndTake()).containsExactly("A-1:4");
        gateway.pay("A-1");
        assertThat(routed.pollAndTake()).containsExactly("A-1:1");
        gateway.refund("A-1");
        assertThat(routed.pollAndTake()).containsExactly("A-1:3");
        assertThat(routed.pollAndTake()).isEmpty();
    }

    @Test
    void the_body_is_the_order_with_the_headers_that_a_call_sets() throws Exception {
        SimulatedOrder order = gateway.createOrder("A-1", "RUB", "10.50");
        gateway.pay("A-1");
        Routed routed = Routed.from(camel, "tegro:orders");
        routed.poll();

        assertThat(routed.only().getBody(Order.class).paymentId()).isEqualTo("A-1");
        assertThat(routed.only().getHeaders())
                .containsOnly(
                        entry("CamelTegroShopId", gateway.shopId()),
                        entry("CamelTegroId", order.id()),
                        entry("CamelTegroOrderId", "A-1"),
                        entry("CamelTegroAmount", new BigDecimal("10.50000000")),
                        entry("CamelTegroStatus", 1),
                        entry("CamelTegroTest", false));
    }

    @Test
    void as_a_map_or_text_if_asked_for() throws Exception {
        gateway.createOrder("A-1", "RUB", "10.50");
        Routed map = Routed.from(camel, "tegro:orders?outputType=map");
        Routed json = Routed.from(camel, "tegro:orders?outputType=json");
        map.poll();
        json.poll();

        assertThat(map.only().getBody(java.util.Map.class).get("payment_id")).isEqualTo("A-1");
        assertThat(json.only().getBody()).asString().contains("\"payment_id\":\"A-1\"");
        assertThat(json.only().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("application/json");
    }

    @Test
    void a_poll_is_a_batch() throws Exception {
        orders(1, 3);
        Routed routed = Routed.from(camel, "tegro:orders");
        routed.poll();

        assertThat(routed.exchanges())
                .extracting(exchange -> exchange.getProperty(ExchangePropertyKey.BATCH_INDEX))
                .containsExactly(0, 1, 2);
        assertThat(routed.exchanges())
                .extracting(exchange -> exchange.getProperty(ExchangePropertyKey.BATCH_COMPLETE))
                .containsExactly(false, false, true);
        assertThat(routed.exchanges())
                .extracting(exchange -> exchange.getProperty(ExchangePropertyKey.BATCH_SIZE))
                .containsOnly(3);
    }

    @Test
    void what_is_over_maxMessagesPerPoll_comes_with_the_next_polls() throws Exception {
        orders(1, 12);
        Routed routed = Routed.from(camel, "tegro:orders?maxMessagesPerPoll=5");

        assertThat(routed.pollAndTake()).isEqualTo(texts(1, 5, 0));
        orders(13, 13);
        assertThat(routed.pollAndTake()).isEqualTo(texts(6, 10, 0));
        assertThat(routed.pollAndTake()).isEqualTo(texts(11, 13, 0));
        assertThat(routed.pollAndTake()).isEmpty();
    }

    @Test
    void what_waited_is_told_as_it_is_now() throws Exception {
        orders(1, 12);
        IntStream.rangeClosed(1, 12).forEach(i -> gateway.pay("A-" + i));
        Routed routed = Routed.from(camel, "tegro:orders?maxMessagesPerPoll=1");
        routed.pollAndTake();
        routed.pollAndTake();

        gateway.refund("A-3");
        assertThat(routed.pollAndTake()).containsExactly("A-3:3");
    }

    @Test
    void two_routes_get_all_of_it_each() throws Exception {
        orders(1, 2);
        Routed one = Routed.from(camel, "tegro:orders");
        Routed other = Routed.from(camel, "tegro:orders?maxPages=7");

        assertThat(one.pollAndTake()).isEqualTo(texts(1, 2, 0));
        assertThat(other.pollAndTake()).isEqualTo(texts(1, 2, 0));
    }

    @Test
    void a_late_payment_comes_however_many_orders_came_since() throws Exception {
        orders(1, 1);
        Routed routed = Routed.from(camel, "tegro:orders");
        routed.pollAndTake();
        orders(2, 60);
        IntStream.rangeClosed(2, 60).forEach(i -> gateway.pay("A-" + i));
        routed.pollAndTake();
        routed.pollAndTake();

        int before = gateway.requests().size();
        gateway.pay("A-1");
        assertThat(routed.pollAndTake()).containsExactly("A-1:1");
        assertThat(gateway.requests().subList(before, gateway.requests().size()))
                .as("one page, and the watched order by its number")
                .extracting(RecordedRequest::operation)
                .containsExactly("orders", "order");
        before = gateway.requests().size();
        routed.poll();
        assertThat(gateway.requests()).as("it is final now").hasSize(before + 1);
    }

    @Test
    void after_watchFor_an_unpaid_order_is_not_asked_for_any_more() throws Exception {
        orders(1, 6);
        IntStream.rangeClosed(2, 6).forEach(i -> gateway.pay("A-" + i));
        Routed routed = Routed.from(camel, "tegro:orders?watchFor=1ms");
        routed.poll();
        routed.poll();
        int before = gateway.requests("order").size();
        routed.poll();
        assertThat(gateway.requests("order")).hasSize(before);
        assertThat(before).isLessThan(2);
    }

    private void orders(int from, int to) {
        IntStream.rangeClosed(from, to).forEach(i -> gateway.createOrder("A-" + i, "RUB", "10.50"));
    }

    private static List<String> texts(int from, int to, int status) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(i -> "A-" + i + ":" + status)
                .toList();
    }
}
