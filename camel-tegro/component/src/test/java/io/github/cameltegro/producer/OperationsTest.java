package io.github.cameltegro.producer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameltegro.model.Balance;
import io.github.cameltegro.model.CreateOrder;
import io.github.cameltegro.model.CreatedOrder;
import io.github.cameltegro.model.OpenObject;
import io.github.cameltegro.model.Order;
import io.github.cameltegro.model.Orders;
import io.github.cameltegro.model.Shops;
import io.github.cameltegro.model.Withdrawal;
import io.github.cameltegro.model.Withdrawals;
import io.github.cameltegro.simulator.RecordedRequest;
import io.github.cameltegro.simulator.SimulatedOrder;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.Payouts;
import io.github.cameltegro.support.TegroCamel;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each operation, from the exchange to Tegro and back. */
class OperationsTest {

    @RegisterExtension
    static final TegroSimulatorExtension EXTENSION = new TegroSimulatorExtension();

    @RegisterExtension
    final TegroCamel camel = TegroCamel.of(EXTENSION);

    private final TegroSimulator tegro = EXTENSION.simulator();

    @Test
    void createOrderCreatesAnOrderAndGivesItsPayLink() {
        Exchange exchange = camel.send(
                "tegro:createOrder",
                new CreateOrder("A-1", new BigDecimal("1500.50"), "RUB", 36, "payer@example.org", "79990001122", null));

        SimulatedOrder order = tegro.order("A-1").orElseThrow();
        assertThat(exchange.getException()).isNull();
        CreatedOrder created = exchange.getMessage().getBody(CreatedOrder.class);
        assertThat(created.id()).isEqualTo(order.id());
        assertThat(created.url()).isEqualTo(tegro.baseUrl() + order.payPath());
        assertThat(order.amount()).isEqualByComparingTo("1500.50");
        assertThat(order.currency()).isEqualTo("RUB");
        assertThat(order.paymentSystem()).isEqualTo(36);
        assertThat(order.email()).isEqualTo("payer@example.org");
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry("CamelTegroOrderId", "A-1")
                .containsEntry("CamelTegroId", order.id())
                .containsEntry("CamelTegroPaymentUrl", created.url())
                .containsEntry("CamelTegroAmount", new BigDecimal("1500.50"))
                .containsEntry("CamelTegroCurrency", "RUB")
                .containsEntry("CamelTegroShopId", tegro.shopId());
    }

    @Test
    void orderIsAskedForByTheMerchantsId() {
        tegro.createOrder("A-1", "RUB", "100");
        SimulatedOrder paid = tegro.pay("A-1");

        Exchange exchange = camel.send("tegro:order", "A-1");

        Order order = exchange.getMessage().getBody(Order.class);
        assertThat(sent().get("payment_id").textValue()).isEqualTo("A-1");
        assertThat(sent().has("order_id")).isFalse();
        assertThat(order.id()).isEqualTo(paid.id());
        assertThat(order.paymentId()).isEqualTo("A-1");
        assertThat(order.isPaid()).isTrue();
        assertThat(order.amount()).isEqualByComparingTo("100");
        assertThat(order.dateCreated()).isEqualTo(paid.dateCreated());
        assertThat(order.datePayed()).isEqualTo(paid.datePayed());
        assertThat(order.testOrder()).isFalse();
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry("CamelTegroOrderId", "A-1")
                .containsEntry("CamelTegroId", paid.id())
                .containsEntry("CamelTegroStatus", 1)
                .containsEntry("CamelTegroTest", false)
                .containsEntry("CamelTegroAmount", new BigDecimal("100.00000000"));
    }

    @Test
    void orderIsAskedForByTegrosNumber() {
        SimulatedOrder created = tegro.createOrder("A-1", "RUB", "100");

        Order order = camel.answer(Order.class, "tegro:order?id=" + created.id());

        assertThat(sent().get("order_id").isIntegralNumber()).isTrue();
        assertThat(sent().get("order_id").longValue()).isEqualTo(created.id());
        assertThat(sent().has("payment_id")).isFalse();
        assertThat(order.paymentId()).isEqualTo("A-1");
        assertThat(order.isPaid()).isFalse();
        assertThat(order.datePayed()).isNull();
    }

    @Test
    void ordersGivesOnePage() {
        for (int i = 0; i < 25; i++) {
            tegro.createOrder("A-" + i, "RUB", "100");
        }

        assertThat(camel.answer(Orders.class, "tegro:orders")).hasSize(20);
        assertThat(sent().has("page")).isFalse();
        assertThat(camel.answer(Orders.class, "tegro:orders?page=2"))
                .extracting(Order::paymentId)
                .containsExactly("A-4", "A-3", "A-2", "A-1", "A-0");
        assertThat(sent().get("page").intValue()).isEqualTo(2);
        assertThat(camel.answer(Orders.class, "tegro:orders", Map.of("page", 3)))
                .isEmpty();
        assertThat(camel.answer(Orders.class, "tegro:orders", null, Map.of("CamelTegroPage", 2)))
                .hasSize(5);
    }

    @Test
    void balanceGivesExactAmountsByCurrency() {
        Balance balance = camel.answer(Balance.class, "tegro:balance");

        assertThat(balance.balance())
                .containsEntry("RUB", new BigDecimal("10000.00"))
                .containsEntry("UAH", new BigDecimal("0.00"));
        assertThat(balance.userId()).isEqualTo(1);
    }

    @Test
    void shopsGivesTheAccountsShops() {
        Shops shops = camel.answer(Shops.class, "tegro:shops");

        assertThat(shops.shops()).singleElement().satisfies(shop -> {
            assertThat(shop.publicKey()).isEqualTo(tegro.shopId());
            assertThat(shop.dateAdded()).isEqualTo("2026-01-15T10:30:00");
        });
    }

    @Test
    void withdrawalIsAskedForByTheMerchantsIdOrTegrosNumber() {
        Payouts.create(tegro, "P-1", "RUB", "50");
        long number = tegro.payout("P-1").orElseThrow().id();

        Exchange exchange = camel.send("tegro:withdrawal", "P-1");
        Withdrawal payout = exchange.getMessage().getBody(Withdrawal.class);
        assertThat(payout.id()).isEqualTo(number);
        assertThat(payout.paymentId()).isEqualTo("P-1");
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry("CamelTegroPaymentId", "P-1")
                .containsEntry("CamelTegroWithdrawalId", number)
                .containsEntry("CamelTegroStatus", 0);

        assertThat(camel.answer(Withdrawal.class, "tegro:withdrawal?withdrawalId=" + number)
                        .paymentId())
                .isEqualTo("P-1");
        assertThat(sent().get("order_id").longValue()).isEqualTo(number);
        assertThat(sent().has("payment_id")).isFalse();
        assertThat(camel.answer(Withdrawal.class, "tegro:withdrawal?paymentId=P-1")
                        .id())
                .isEqualTo(number);
    }

    @Test
    void withdrawalsGivesOnePage() {
        Payouts.create(tegro, "P-1", "RUB", "50");
        Payouts.create(tegro, "P-2", "RUB", "60");

        assertThat(camel.answer(Withdrawals.class, "tegro:withdrawals?page=1"))
                .extracting(Withdrawal::paymentId)
                .containsExactly("P-2", "P-1");
    }

    @Test
    void ratesAreAskedForWithWhatTheBodySays() {
        OpenObject rates = camel.answer(OpenObject.class, "tegro:rates", Map.of("from", "EUR", "to", "RUB"));

        assertThat(rates).containsEntry("from", "EUR").containsEntry("to", "RUB");
        assertThat(rates.get("rate")).isEqualTo("90.50000000");
    }

    @Test
    void modulesListsPaymentSystems() {
        OpenObject modules = camel.answer(OpenObject.class, "tegro:modules");

        assertThat(modules.get("modules"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(2);
    }

    @Test
    void everyCallNamesShopAndNonceFirstInCompactAscii() {
        camel.send("tegro:createOrder", Map.of("order_id", "Заказ 1", "amount", 100, "currency", "RUB"));

        RecordedRequest request = tegro.requests().get(0);
        assertThat(request.path()).isEqualTo("/api/createOrder/");
        assertThat(request.bodyText())
                .matches("\\{\"shop_id\":\"" + tegro.shopId() + "\",\"nonce\":\\d{16},\"currency\":\"RUB\","
                        + "\"amount\":100,\"order_id\":\"(\\\\u04\\w\\w){5} 1\"}");
        assertThat(tegro.order("Заказ 1")).isPresent();
    }

    private JsonNode sent() {
        List<RecordedRequest> requests = tegro.requests();
        return requests.get(requests.size() - 1).json();
    }
}
