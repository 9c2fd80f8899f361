package io.github.cameltegro.api;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.github.cameltegro.OutputType;
import io.github.cameltegro.TegroOutcomeUnknownException;
import io.github.cameltegro.model.Balance;
import io.github.cameltegro.model.OpenList;
import io.github.cameltegro.model.Order;
import io.github.cameltegro.model.Orders;
import io.github.cameltegro.model.Shops;
import io.github.cameltegro.model.Withdrawal;
import io.github.cameltegro.model.Withdrawals;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.CapturedLog;
import io.github.cameltegro.support.TegroCamel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A field that decides nothing costs no record, and a record that can't be read costs none of the others. */
class OddRecordsTest {

    private static final String SOUND = "{'id':%d,'status':1,'amount':'10.00','payment_id':'A-%1$d'}";

    @RegisterExtension
    static final TegroSimulatorExtension EXTENSION = new TegroSimulatorExtension();

    @RegisterExtension
    final TegroCamel camel = TegroCamel.of(EXTENSION);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            fee               | ''
            fee               | '1,50'
            fee               | 'free'
            fee               | []
            fee               | 1e5
            payment_system_id | 'card'
            payment_system_id | ''
            payment_system_id | {}
            currency_id       | 'RUB'
            currency_id       | 1.5
            email             | {'to':'a@b.c'}
            email             | []
            email             | true
            date_created      | []
            date_created      | {'date':'2026-01-15'}
            date_payed        | false
            date_payed        | '0000-00-00 00:00:00'
            """)
    void aFieldThatDecidesNothingIsNullAndItsValueIsKept(String field, String value) {
        answer("{'id':7,'status':1,'amount':'10.50','payment_id':'A-7','" + field + "':" + value + "}");

        Order order = camel.answer(Order.class, "tegro:order?orderId=A-7");

        assertThat(order).matches(Order::isPaid).extracting(Order::amount).isEqualTo(new BigDecimal("10.50"));
        assertThat(order.other()).containsOnlyKeys(field);
        assertThat(camel.context().getTypeConverter().convertTo(String.class, order))
                .containsOnlyOnce(quoted("'" + field + "'"))
                .contains(quoted("'" + field + "':" + (value.equals("1e5") ? "100000" : value)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            id         | 'seven'
            id         | 7.5
            id         | {}
            status     | 'paid'
            status     | ''
            status     | true
            status     | [1]
            status     | 4294967297
            amount     | '1 490,00'
            amount     | '10,50'
            amount     | ''
            amount     | 1e400000000
            amount     | {'RUB':'10'}
            payment_id | ['A-7']
            payment_id | true
            test_order | 'yes'
            test_order | 'on'
            test_order | 2
            test_order | '01'
            test_order | {}
            """)
    void aFieldThatDecidesMakesTheRecordUnreadableAndTheOthersComeWithoutIt(String field, String value) {
        String odd = ("{'id':7,'status':1,'amount':'10.50','payment_id':'A-7','" + field + "':" + value + "}")
                .replaceFirst("'" + field + "':[^,]*,(.*'" + field + "')", "$1");
        answer(odd);
        assertThat(camel.failure(TegroOutcomeUnknownException.class, "tegro:order?id=7"))
                .hasMessageContaining("data." + field);

        answer("[" + SOUND.formatted(9) + "," + odd + "," + SOUND.formatted(5) + "]");
        try (CapturedLog log = new CapturedLog().level("io.github.cameltegro", Level.ERROR)) {
            assertThat(camel.answer(Orders.class, "tegro:orders"))
                    .extracting(Order::id)
                    .containsExactly(9L, 5L);
            assertThat(log.messages(Level.ERROR)).singleElement().asString().contains("leaves out number", field);
            camel.answer(Orders.class, "tegro:orders");
        }
    }

    /** As where it is sent: what is made as 1001 is asked for as 1001. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            1001                 | 1001
            1001.0               | 1001
            '1001.0'             | 1001.0
            '01001'              | 01001
            12345678901234567890 | 12345678901234567890
            """)
    void aMerchantsIdThatIsANumberIsItsPlainText(String json, String id) {
        answer("{'id':7,'status':1,'amount':'10.50','payment_id':" + json + "}");

        assertThat(camel.answer(Order.class, "tegro:order", id).paymentId()).isEqualTo(id);
        assertThat(camel.answer(Withdrawal.class, "tegro:withdrawal", id).paymentId())
                .isEqualTo(id);
    }

    @ParameterizedTest
    @EnumSource(OutputType.class)
    void allPagesGoOnBeyondARecordThatCantBeRead(OutputType outputType) {
        answer("[" + SOUND.formatted(9) + ",{'id':7,'status':'paid','amount':'1'},null,'x'," + SOUND.formatted(5)
                + "]");

        List<Object> came = new ArrayList<>();
        ((Iterable<?>) camel.send("tegro:orders?allPages=true&outputType=" + outputType)
                        .getMessage()
                        .getBody())
                .forEach(came::add);

        assertThat(came).hasSize(2);
        assertThat(came.get(1).toString()).contains("A-5");
    }

    @Test
    void whoAsksForAMapOrTheTextGetsEverything() {
        answer("[" + SOUND.formatted(9) + ",{'id':7,'status':'paid'},null,'x']");

        assertThat(camel.answer(OpenList.class, "tegro:orders?outputType=map")).hasSize(4);
        assertThat(camel.answer(String.class, "tegro:orders?outputType=json")).contains("\"paid\"");
    }

    @ParameterizedTest
    @EnumSource(OutputType.class)
    void aListWithGapsThatPhpWritesAsAnObjectIsAList(OutputType outputType) {
        answer("{'0':" + SOUND.formatted(9) + ",'2':" + SOUND.formatted(5) + "}");

        assertThat((Iterable<?>) camel.send("tegro:orders?allPages=true&outputType=" + outputType)
                        .getMessage()
                        .getBody())
                .hasSize(2);
    }

    @Test
    void aBalanceIsReadButForTheAmountsThatCantBe() {
        answer("{'user_id':'x','balance':{'RUB':'10.00','USD':null,'EUR':'1,5','TON':3,'UAH':{}}}");

        Balance balance = camel.answer(Balance.class, "tegro:balance");

        assertThat(balance.balance()).containsOnlyKeys("RUB", "TON");
        assertThat(balance.other().get("balance")).asString().contains("EUR=1,5");
        assertThat(camel.context().getTypeConverter().convertTo(String.class, balance))
                .isEqualTo(
                        quoted("{'user_id':'x','balance':{'RUB':'10.00','TON':'3','USD':null,'EUR':'1,5','UAH':{}}}"));
    }

    @Test
    void emptyMapsOfPhpAreEmpty() {
        answer("{'user_id':1,'balance':[]}");
        assertThat(camel.answer(Balance.class, "tegro:balance").balance()).isEmpty();
        answer("{'user_id':1,'shops':{}}");
        assertThat(camel.answer(Shops.class, "tegro:shops").shops()).isEmpty();
    }

    @Test
    void aShopIsReadWhateverItsFieldsHold() {
        answer("{'user_id':null,'shops':{'1':{'id':'x','status':'on','name':[],'public_key':17},'3':'closed'}}");

        Shops shops = camel.answer(Shops.class, "tegro:shops");

        assertThat(shops.shops()).singleElement().satisfies(shop -> {
            assertThat(shop.publicKey()).isEqualTo("17");
            assertThat(shop.other()).isEqualTo(Map.of("id", "x", "status", "on", "name", List.of()));
        });
        assertThat(shops.other()).isEqualTo(Map.of("shops", List.of("closed")));
    }

    @Test
    void noPayoutIsLeftOutOfAListWhateverItIs() {
        answer("[{'id':'5','payment_id':'P-5'},null,'x',{'id':2.0,'status':1.0}]");

        Withdrawals payouts = camel.answer(Withdrawals.class, "tegro:withdrawals");

        assertThat(payouts).extracting(Withdrawal::id).containsExactly(5L, null, null, 2L);
        assertThat(payouts.get(3).status()).isEqualTo(1);
    }

    private static String quoted(String json) {
        return json.replace('\'', '"');
    }

    private static void answer(String data) {
        EXTENSION
                .simulator()
                .wireMock()
                .stubFor(any(anyUrl()).willReturn(okJson(quoted("{'type':'success','desc':'','data':" + data + "}"))));
    }
}
