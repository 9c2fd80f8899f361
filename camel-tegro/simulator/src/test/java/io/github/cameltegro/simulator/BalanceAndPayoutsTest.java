package io.github.cameltegro.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BalanceAndPayoutsTest {

    @RegisterExtension
    static final TegroSimulatorExtension TEGRO = TegroSimulatorExtension.with(
            builder -> builder.balance("RUB", "1000.00").balance("TON", "5").feePercent("10"));

    private static final String PAYOUT =
            "{'currency':'RUB','account':'2200000000000000','amount':400,'payment_id':'P1','payment_system':36}";

    private TegroSimulator simulator;
    private TestClient client;

    @BeforeEach
    void connect() {
        simulator = TEGRO.simulator();
        client = new TestClient(simulator);
    }

    @Test
    void balances_are_text_with_two_decimals() {
        assertThat(client.data("balance", "{}"))
                .hasToString("{\"user_id\":1,\"balance\":{\"RUB\":\"1000.00\",\"USD\":\"0.00\",\"EUR\":\"0.00\","
                        + "\"UAH\":\"0.00\",\"TON\":\"5.00\"}}");
    }

    @Test
    void a_payment_adds_its_amount_less_the_fee_once_and_a_refund_takes_it_back() {
        simulator.createOrder("A1", "RUB", "200");
        simulator.pay("A1");
        simulator.pay("A1");
        assertThat(simulator.balance("RUB")).isEqualByComparingTo("1180");
        simulator.refund("A1");
        assertThat(simulator.balance("RUB")).isEqualByComparingTo("1000");
    }

    @Test
    void a_test_payment_adds_nothing() {
        simulator.createOrder("A1", "RUB", "200");
        simulator.payAsTest("A1");
        assertThat(simulator.balance("RUB")).isEqualByComparingTo("1000");
    }

    @Test
    void a_payout_lowers_the_balance_and_is_found_by_both_ids() {
        JsonNode created = client.data("createWithdrawal", PAYOUT);
        assertThat(created.path("status").intValue()).isZero();
        assertThat(created.path("amount").textValue()).isEqualTo("400.00000000");
        assertThat(created.path("account").textValue()).isEqualTo("2200000000000000");
        assertThat(simulator.balance("RUB")).isEqualByComparingTo("600");

        simulator.payoutStatus("P1", 1);
        JsonNode byMerchantId = client.data("withdrawal", "{'payment_id':'P1'}");
        JsonNode byNumber = client.data("withdrawal", "{'order_id':" + created.path("id") + "}");
        assertThat(byMerchantId).isEqualTo(byNumber);
        assertThat(byNumber.path("status").intValue()).isEqualTo(1);
        assertThat(client.data("withdrawals", "{'page':1}")).hasSize(1);
        assertThat(client.data("withdrawals", "{'page':2}")).isEmpty();
    }

    @Test
    void a_second_payout_under_one_id_is_refused() {
        client.data("createWithdrawal", PAYOUT);
        assertThat(client.error("createWithdrawal", PAYOUT))
                .isEqualTo("Withdrawal with this payment_id already exists");
        assertThat(simulator.balance("RUB")).isEqualByComparingTo("600");
    }

    @Test
    void of_twenty_at_once_under_one_id_one_is_paid() {
        long paid = IntStream.range(0, 20)
                .parallel()
                .filter(n -> client.call("createWithdrawal", PAYOUT)
                        .path("type")
                        .asText()
                        .equals("success"))
                .count();
        assertThat(paid).isOne();
        assertThat(simulator.payouts()).hasSize(1);
    }

    @Test
    void no_more_is_paid_than_there_is() {
        assertThat(client.error("createWithdrawal", PAYOUT.replace("400", "1000.01")))
                .isEqualTo("Not enough balance");
        assertThat(simulator.payouts()).isEmpty();
    }

    @Test
    void shops_rates_and_modules_answer() {
        assertThat(client.data("shops", "{}").at("/shops/0/public_key").textValue())
                .isEqualTo(simulator.shopId());
        assertThat(client.data("rates", "{'from':'EUR','to':'RUB'}")
                        .path("from")
                        .textValue())
                .isEqualTo("EUR");
        assertThat(client.data("modules", "{}").path("modules")).isNotEmpty();
    }
}
