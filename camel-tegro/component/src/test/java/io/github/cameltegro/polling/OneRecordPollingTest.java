package io.github.cameltegro.polling;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.model.Order;
import io.github.cameltegro.model.Withdrawal;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.TegroCamel;
import java.util.List;
import java.util.Map;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {'id':5,'payment_id':'P-5','status':0}          | {'id':5,'payment_id':'P-5','status':1}
            {'id':5,'payment_id':'P-5','status':'0'}        | {'id':5,'payment_id':'P-5','status':'1'}
            {'id':5,'payment_id':'P-5','status':'new'}      | {'id':5,'payment_id':'P-5','status':'success'}
            {'id':5,'payment_id':'P-5','status':null}       | {'id':5,'payment_id':'P-5','status':'success'}
            {'id':5,'payment_id':'P-5','status':false}      | {'id':5,'payment_id':'P-5','status':true}
            {'id':5,'payment_id':'P-5','status':1.5}        | {'id':5,'payment_id':'P-5','status':2.5}
            {'id':5,'payment_id':'P-5','status':{'id':1}}   | {'id':5,'payment_id':'P-5','status':{'id':2}}
            {'id':5,'payment_id':'P-5','state':'new'}       | {'id':5,'payment_id':'P-5','state':'done'}
            {'id':5,'payment_id':'P-5','statusCode':1}      | {'id':5,'payment_id':'P-5','statusCode':2}
            {'id':5,'payment_id':'P-5','payout_status':'a'} | {'id':5,'payment_id':'P-5','payout_status':'b'}
            {'id':5,'payment_id':'P-5','status':0,'status_text':'a'} | {'id':5,'payment_id':'P-5','status':0,'status_text':'b'}
            {'id':5,'payment_id':'P-5'}                     | {'id':5,'payment_id':'P-5','date_payed':'2026-01-15 10:30:00'}
            {'id':5,'payment_id':'P-5','paid':0}            | {'id':5,'payment_id':'P-5','paid':1}
            """)
    void a_change_of_a_payouts_status_comes_once_in_whatever_form_it_is_told(String before, String after)
            throws Exception {
        for (String uri : List.of("withdrawals", "withdrawal?paymentId=P-5")) {
            Routed routed = Routed.from(camel, "tegro:" + uri);
            for (String told : List.of(before, after)) {
                String list = uri.equals("withdrawals") ? "[" + told + "]" : told;
                gateway.wireMock()
                        .stubFor(any(anyUrl())
                                .willReturn(okJson(("{'type':'success','data':" + list + "}").replace('\'', '"'))));
                assertThat(routed.pollAndTake()).hasSize(1);
                assertThat(routed.pollAndTake()).isEmpty();
            }
        }
    }

    @Test
    void the_same_status_in_another_form_is_the_same() throws Exception {
        Routed routed = Routed.from(camel, "tegro:withdrawals");
        for (String status : List.of("1", "\"1\"", "1.0")) {
            gateway.wireMock()
                    .stubFor(any(anyUrl())
                            .willReturn(okJson(
                                    "{\"type\":\"success\",\"data\":[{\"id\":5,\"payment_id\":\"P-5\",\"status\":"
                                            + status + "}]}")));
            routed.poll();
        }
        assertThat(routed.take()).containsExactly("P-5:1");
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
