package io.github.cameltegro.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentLinkTest {

    /** Those of the vectors in docs/protocol.md, Signing. */
    private static final String SHOP = "D0F98E7D7742609DC508D86BB7500914";

    private static final String SECRET = "GB%^&*YJni677";

    @RegisterExtension
    static final TegroSimulatorExtension TEGRO =
            TegroSimulatorExtension.with(builder -> builder.shopId(SHOP).secretKey(SECRET));

    private TegroSimulator simulator;
    private Payer payer;
    private LinkFields link;

    @BeforeEach
    void openShop() {
        simulator = TEGRO.simulator();
        payer = new Payer(simulator);
        link = new LinkFields(SHOP, SECRET);
    }

    @ParameterizedTest
    @CsvSource({
        "123, '', ab399192242d30c151efda7f8c47b304",
        "123, &test=1, 776f41234423f7f38c5a6e15baec854f",
        "1686381545%3A2, '', e9c86d9b9f3fc473278fba0b1e0b092e",
        "123, '', AB399192242D30C151EFDA7F8C47B304"
    })
    void a_link_signed_as_documented_leads_to_the_pay_page_of_a_new_order(String orderId, String test, String sign) {
        String query = "amount=100&currency=RUB&order_id=" + orderId + "&shop_id=" + SHOP + test + "&sign=" + sign;
        String location = Payer.location(payer.get("/pay/?" + query));

        assertThat(simulator.orders()).hasSize(1).allSatisfy(order -> {
            assertThat(location).isEqualTo(order.payPath());
            assertThat(order.amount()).isEqualByComparingTo("100");
            assertThat(order.status()).isZero();
            assertThat(order.test()).isEqualTo(!test.isEmpty());
        });
    }

    @Test
    void a_form_leads_there_too() {
        Map<String, String> fields = link.with("order_id", "Заказ \"7\" & 🎁").signed();
        Document page = payer.follow(payer.post("/pay/form/", Payer.form(fields)));

        assertThat(page.select("#order-id").text()).isEqualTo("Заказ \"7\" & 🎁");
        assertThat(simulator.order("Заказ \"7\" & 🎁")).isPresent();
    }

    @Test
    void a_form_that_is_not_posted_is_refused() {
        HttpResponse<byte[]> refused = payer.get(link.link().replace("/pay/", "/pay/form/"));
        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(simulator.orders()).isEmpty();
    }

    @Test
    void the_same_link_leads_to_the_same_order_again() {
        String first = Payer.location(payer.get(link.link()));
        assertThat(Payer.location(payer.get(link.link()))).isEqualTo(first);
        assertThat(Payer.location(payer.post("/pay/form/", Payer.form(link.signed()))))
                .isEqualTo(first);
        assertThat(simulator.orders()).hasSize(1);
    }

    @Test
    void another_amount_under_one_order_id_is_another_order() {
        payer.get(link.link());
        payer.get(link.with("amount", "200").link());
        assertThat(simulator.orders())
                .extracting(order -> order.amount().toPlainString())
                .containsExactly("100", "200");
    }

    @Test
    void after_a_reset_a_link_is_new() {
        payer.get(link.link());
        simulator.reset();
        payer.get(link.link());
        assertThat(simulator.orders()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "amount, 1",
        "amount, 100.00",
        "currency, USD",
        "order_id, A2",
        "order_id, a1",
        "test, 1",
        "test, ''",
        "sign, 00000000000000000000000000000000",
        "sign, x"
    })
    void a_changed_signed_field_is_shown_as_a_wrong_signature_and_creates_nothing(String name, String value) {
        Map<String, String> tampered = link.signed();
        tampered.put(name, value);
        refusedAsWronglySigned(payer.get("/pay/?" + Payer.form(tampered)));
        refusedAsWronglySigned(payer.post("/pay/form/", Payer.form(tampered)));
        assertThat(simulator.orders()).isEmpty();
    }

    private static void refusedAsWronglySigned(HttpResponse<byte[]> refused) {
        assertThat(refused.statusCode()).isEqualTo(403);
        Document page = Payer.page(refused);
        assertThat(page.select("#refused").text()).isEqualTo("Wrong signature");
        assertThat(page.select("button, form")).isEmpty();
        assertThat(page.select("#signed-text").text()).contains("shop_id=" + SHOP);
        assertThat(page.text()).doesNotContain(SECRET);
    }

    @Test
    void a_test_flag_that_is_taken_away_is_shown_as_a_wrong_signature() {
        Map<String, String> tampered = link.with("test", "1").signed();
        tampered.remove("test");
        refusedAsWronglySigned(payer.get("/pay/?" + Payer.form(tampered)));
    }

    @Test
    void another_shops_link_is_refused() {
        Map<String, String> fields = new LinkFields("OTHER", SECRET).signed();
        HttpResponse<byte[]> refused = payer.get("/pay/?" + Payer.form(fields));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(Payer.page(refused).select("#refused").text()).isEqualTo("Unknown shop");
    }

    /** As docs/protocol.md, Signing, warns: these aren't signed. */
    @Test
    void unsigned_fields_can_be_changed_by_the_payer() {
        Map<String, String> fields =
                link.with("success_url", "https://shop.example/thanks").signed();
        fields.put("success_url", "https://elsewhere.example/");
        fields.put("payment_system", "36");
        fields.put("fields[email]", "a@b.example");
        fields.put("lang", "ru");

        Document page = payer.follow(payer.get("/pay/?" + Payer.form(fields)));
        assertThat(page.select("html").attr("lang")).isEqualTo("ru");
        SimulatedOrder order = simulator.order("A1").orElseThrow();
        assertThat(order.paymentSystem()).isEqualTo(36);
        assertThat(order.email()).isEqualTo("a@b.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop_id", "amount", "currency", "order_id", "sign"})
    void a_required_field_that_is_missing_or_empty_is_named(String name) {
        Map<String, String> fields = link.signed();
        fields.put(name, "");
        refused(fields, "Empty required param " + name);
        fields.remove(name);
        refused(fields, "Empty required param " + name);
    }

    @ParameterizedTest
    @CsvSource({
        "amount, 0",
        "amount, -1",
        "amount, 1e2",
        "amount, '1,50'",
        "amount, 0.123456789",
        "currency, rub",
        "currency, RUBLES",
        "test, 2",
        "payment_system, card",
        "success_url, javascript:alert(1)",
        "success_url, /thanks",
        "fail_url, 'http://'",
        "notify_url, 'ftp://shop.example/'",
        "receipt[items][0][weight], 1",
        "receipt[items][0][price], many",
        "receipt, 100"
    })
    void a_field_that_cannot_be_right_is_named(String name, String value) {
        refused(link.with(name, value).signed(), "Wrong param " + name.replaceFirst("\\[.*", ""));
    }

    @ParameterizedTest
    @CsvSource({"40, true", "39.99, false", "41, false"})
    void a_receipt_must_add_up_to_the_amount(String price, boolean right) {
        Map<String, String> fields =
                link.item(0, "one", "1", "20").item(1, "two", "2", price).signed();
        if (right) {
            assertThat(Payer.location(payer.get("/pay/?" + Payer.form(fields)))).isNotEmpty();
        } else {
            refused(fields, "Wrong param receipt");
        }
    }

    private void refused(Map<String, String> fields, String message) {
        HttpResponse<byte[]> refused = payer.get("/pay/?" + Payer.form(fields));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Payer.page(refused).select(".notice").text()).isEqualTo(message);
        assertThat(simulator.orders()).isEmpty();
    }

    /** Where WireMock itself reads a form, it answers 500 to them before the simulator is asked. */
    @Test
    void broken_percent_signs_are_refused() {
        HttpResponse<byte[]> refused = payer.post("/pay/form/", "amount=%zz", "Content-Type", "text/plain");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Payer.page(refused).select(".notice").text()).isEqualTo("Wrong percent encoding");
    }
}
