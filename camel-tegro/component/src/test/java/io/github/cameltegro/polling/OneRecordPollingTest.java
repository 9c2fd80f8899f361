package io.github.cameltegro.polling;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.model.Order;
import io.github.cameltegro.model.Withdrawal;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.TegroCamel;
import java.util.Map;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One order or payout is polled by its id, and payouts are polled as orders are. */
class OneRecordPollingTest {

    @RegisterExtension
    static final TegroSimulatorExtension TEGRO = TegroSimulatorExtension.with(settings -> settings.pageSize(2));

    @RegisterExtension
    final TegroCamel camel = TegroCamel.of(TEGRO);

    private final TegroSimulator gateway = TEGRO.simulator();

    @Test
    void an_order_by_the_merchants_id_or_by_tegros_number() throws Exception {
        long number = gateway.createOrder("A-1", "RUB", "10").id();
        Routed byId = Routed.from(camel, "tegro:order?orderId=A-1");
        Routed byNumber = Routed.from(camel, "tegro:order?id=" + number);
        for (Routed routed : new Routed[] {byId, byNumber}) {
            routed.poll();
            assertThat(routed.only().getBody()).isInstanceOf(Order.class);
            assertThat(routed.take()).containsExactly("A-1:0");
            assertThat(routed.pollAndTake()).isEmpty();
        }
        gateway.pay("A-1");
        assertThat(byId.pollAndTake()).containsExactly("A-1:1");
        assertThat(byNumber.pollAndTake()).containsExactly("A-1:1");
    }

    @Test
    void an_order_that_is_not_there_is_a_failed_poll() throws Exception {
        Routed routed = Routed.from(camel, "tegro:order?orderId=A-1");
        assertThat(routed.pollAndTake()).isEmpty();
        assertThat(routed.consumer().getErrorCounter()).isEqualTo(1);
    }

    @Test
    void payouts_page_by_page() throws Exception {
        for (int i = 1; i <= 5; i++) {
            payOut("P-" + i);
        }
        Routed routed = Routed.from(camel, "tegro:withdrawals");
        routed.poll();
        assertThat(routed.messages().get(0).getBody()).isInstanceOf(Withdrawal.class);
        assertThat(routed.messages().get(0).getHeaders()).containsKey("CamelTegroWithdrawalId");
        assertThat(routed.take()).containsExactly("P-1:0", "P-2:0", "P-3:0", "P-4:0", "P-5:0");

        gateway.payoutStatus("P-2", 1);
        assertThat(routed.pollAndTake()).containsExactly("P-2:1");
        gateway.payoutStatus("P-2", 2);
        assertThat(routed.pollAndTake())
                .as("no status of a payout is known to be its last")
                .containsExactly("P-2:2");
        assertThat(routed.pollAndTake()).isEmpty();
    }

    @Test
    void one_payout() throws Exception {
        payOut("P-1");
        Routed routed = Routed.from(camel, "tegro:withdrawal?paymentId=P-1");
        assertThat(routed.pollAndTake()).containsExactly("P-1:0");
        gateway.payoutStatus("P-1", 1);
        assertThat(routed.pollAndTake()).containsExactly("P-1:1");
        assertThat(routed.pollAndTake()).isEmpty();
    }

    private void payOut(String id) {
        if (!camel.component().isPayoutsEnabled()) {
            camel.component().setPayoutsEnabled(true);
            camel.context().getRegistry().bind("payouts", MemoryIdempotentRepository.memoryIdempotentRepository());
        }
        camel.answer(
                Withdrawal.class,
                "tegro:createWithdrawal?idempotentRepository=#payouts",
                Map.of("payment_id", id, "amount", 1, "currency", "RUB", "account", "1", "payment_system", 5));
    }
}
