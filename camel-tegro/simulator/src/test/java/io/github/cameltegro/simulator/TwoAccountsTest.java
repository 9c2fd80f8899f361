package io.github.cameltegro.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TwoAccountsTest {

    private static final String OTHER = "B0B98E7D7742609DC508D86BB7500999";
    private static final String OTHER_KEY = "another-api-key-of-the-tests";

    @RegisterExtension
    static final TegroSimulatorExtension TEGRO = TegroSimulatorExtension.with(
            builder -> builder.account(OTHER, OTHER_KEY, "another-secret-key-of-the-tests"));

    @Test
    void accounts_share_no_orders_balances_or_nonces(TegroSimulator simulator) {
        TestClient one = new TestClient(simulator);
        TestClient two = new TestClient(simulator, OTHER, OTHER_KEY);
        one.data("createOrder", "{'currency':'RUB','amount':100,'order_id':'A1','nonce':7}");
        two.data("createOrder", "{'currency':'RUB','amount':200,'order_id':'A1','nonce':7}");

        simulator.account(OTHER).pay("A1");
        assertThat(simulator.order("A1").orElseThrow().paid()).isFalse();
        assertThat(simulator.account(OTHER).order("A1").orElseThrow().amount()).isEqualByComparingTo("200");
        assertThat(simulator.balance("RUB")).isEqualByComparingTo("10000");
        assertThat(one.data("orders", "{}")).hasSize(1);
    }

    @Test
    void one_shop_cannot_sign_for_the_other(TegroSimulator simulator) {
        assertThat(new TestClient(simulator, OTHER, simulator.apiKey()).error("balance", "{}"))
                .isEqualTo("Wrong authorization token");
    }

    @Test
    void an_account_that_was_not_set_up_is_named(TegroSimulator simulator) {
        assertThatThrownBy(() -> simulator.account("C0C0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("C0C0")
                .hasMessageContaining(OTHER)
                .hasMessageNotContaining(OTHER_KEY);
    }
}
