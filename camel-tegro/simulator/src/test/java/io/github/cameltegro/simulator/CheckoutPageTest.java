package io.github.cameltegro.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckoutPageTest {

    private static final String SHOPS_SUCCESS = "https://shop.example/success";
    private static final String SHOPS_FAIL = "https://shop.example/fail";

    @RegisterExtension
    static final TegroSimulatorExtension TEGRO = TegroSimulatorExtension.with(
            builder -> builder.successUrl(SHOPS_SUCCESS).failUrl(SHOPS_FAIL));

    private TegroSimulator simulator;
    private Payer payer;
    private LinkFields link;

    @BeforeEach
    void openShop() {
        simulator = TEGRO.simulator();
        payer = new Payer(simulator);
        link = new LinkFields(simulator);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Заказ №7 «Кот»",
                "\"quoted\" 'single' & <b>bold</b>",
                "</bdi><script>alert(1)</script>",
                "🎁 💌",
                "${amount} #{pay} $1 \\1",
                "&lt;i&gt; &amp;",
                "1+1=2 ~*!()"
            })
    void whatever_a_shop_writes_is_shown_as_it_is(String text) {
        Document page = payer.follow(payer.get(link.with("order_id", text)
                .with("fields[email]", text)
                .item(0, text, "1", "100")
                .link()));

        assertThat(page.select("#order-id").text()).isEqualTo(text);
        assertThat(page.select("dd").eachText()).contains(text);
        assertThat(page.select(".item-name").text()).isEqualTo(text);
        assertThat(page.select("script, b, i")).isEmpty();
    }

    @Test
    void it_shows_what_is_paid_for_and_to_whom() {
        Document page = payer.follow(payer.get(link.with("amount", "100.5")
                .item(0, "Mug", "1", "20.5")
                .item(1, "Card", "2", "40")
                .link()));

        SimulatedOrder order = simulator.order("A1").orElseThrow();
        assertThat(page.select("#amount").text()).isEqualTo("100.50");
        assertThat(page.select("#currency").text()).isEqualTo("RUB");
        assertThat(page.select("#shop").text()).isEqualTo(simulator.shopId());
        assertThat(page.select("#number").text()).isEqualTo(Long.toString(order.id()));
        assertThat(page.select(".receipt tbody tr").eachText())
                .containsExactly("Mug 1 20.50 20.50", "Card 2 40.00 80.00");
        assertThat(page.select("button").eachAttr("value")).containsExactly("pay", "test", "fail");
    }

    @Test
    void the_receipt_of_createOrder_is_shown_behind_its_url() {
        new TestClient(simulator)
                .data(
                        "createOrder",
                        "{'currency':'RUB','amount':100,'order_id':'A1','receipt':{'items':["
                                + "{'name':'Mug','count':2,'price':50}]}}");
        Document page = Payer.page(payer.get(simulator.order("A1").orElseThrow().payPath()));
        assertThat(page.select(".item-name").eachText()).containsExactly("Mug");
    }

    @ParameterizedTest
    @CsvSource({
        "pay, 1, false, https://shop.example/ok?id=1&x=%D0%AF",
        "test, 1, true, https://shop.example/ok?id=1&x=%D0%AF",
        "fail, 2, false, https://shop.example/no"
    })
    void a_button_settles_the_order_and_leads_back_to_the_shop(String action, int status, boolean test, String backAt) {
        String path = Payer.location(payer.get(link.with("success_url", "https://shop.example/ok?id=1&x=Я")
                .with("fail_url", "https://shop.example/no")
                .link()));

        assertThat(Payer.location(payer.post(path, "action=" + action))).isEqualTo(backAt);
        SimulatedOrder order = simulator.order("A1").orElseThrow();
        assertThat(order.status()).isEqualTo(status);
        assertThat(order.test()).isEqualTo(test);
    }

    @ParameterizedTest
    @CsvSource({"pay, " + SHOPS_SUCCESS, "fail, " + SHOPS_FAIL})
    void without_addresses_in_the_link_the_shops_own_count(String action, String backAt) {
        String path = Payer.location(payer.get(link.link()));
        assertThat(Payer.location(payer.post(path, "action=" + action))).isEqualTo(backAt);
    }

    @ParameterizedTest
    @CsvSource({"pay, Paid. Thank you., 0", "fail, Declined. It can be tried again., 3"})
    void without_any_address_the_page_itself_tells_the_outcome(String action, String outcome, int buttons) {
        try (TegroSimulator plain = TegroSimulator.builder().start()) {
            Payer visitor = new Payer(plain);
            String path = Payer.location(visitor.get(new LinkFields(plain).link()));
            Document page = visitor.follow(visitor.post(path, "action=" + action));
            assertThat(page.select("#notice").text()).isEqualTo(outcome);
            assertThat(page.select("button")).hasSize(buttons);
        }
    }

    @Test
    void a_declined_order_can_still_be_paid() {
        String path = Payer.location(payer.get(link.link()));
        payer.post(path, "action=fail");
        payer.post(path, "action=pay");
        assertThat(simulator.order("A1").orElseThrow().paid()).isTrue();
    }

    @Test
    void a_second_click_pays_nothing_again_and_leads_the_same_way() {
        try (Merchant merchant = new Merchant(200)) {
            String path = Payer.location(
                    payer.get(link.with("notify_url", merchant.url()).link()));
            assertThat(Payer.location(payer.post(path, "action=pay"))).isEqualTo(SHOPS_SUCCESS);
            assertThat(Payer.location(payer.post(path, "action=fail"))).isEqualTo(SHOPS_SUCCESS);
            assertThat(simulator.notifications()).hasSize(1);
            assertThat(simulator.order("A1").orElseThrow().paid()).isTrue();
        }
    }

    @Test
    void a_test_order_cannot_be_paid_in_earnest_by_a_button() {
        Document page = payer.follow(payer.get(link.with("test", "1").link()));
        assertThat(page.select("button").eachAttr("value")).containsExactly("test", "fail");
        assertThat(page.select("#notice").text()).startsWith("A test order");
    }

    @Test
    void the_notification_goes_to_the_links_address_rather_than_to_the_shops() {
        try (Merchant shops = new Merchant(200);
                Merchant links = new Merchant(200)) {
            simulator.notificationUrl(shops.url());
            payer.post(
                    Payer.location(
                            payer.get(link.with("notify_url", links.url()).link())),
                    "action=pay");
            payer.post(
                    Payer.location(payer.get(
                            link.with("order_id", "A2").with("notify_url", "").link())),
                    "action=pay");

            await().until(() -> simulator.notifications().stream().allMatch(SentNotification::accepted));
            assertThat(links.received()).singleElement().satisfies(sent -> assertThat(sent.getBodyAsString())
                    .contains("order_id=A1", "status=1"));
            assertThat(shops.received()).singleElement().satisfies(sent -> assertThat(sent.getBodyAsString())
                    .contains("order_id=A2"));
            simulator.notificationUrl(null);
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, Pay 100.00 RUB",
                "ru, -, Оплатить 100.00 RUB",
                "ru, 'en;q=0.9', Оплатить 100.00 RUB",
                "en, ru, Pay 100.00 RUB",
                "-, 'ru-RU,ru;q=0.9,en;q=0.8', Оплатить 100.00 RUB",
                "-, 'de,en;q=0.5,ru;q=0.4', Pay 100.00 RUB",
                "-, 'de', Pay 100.00 RUB",
                "-, ';;;', Pay 100.00 RUB",
                "kz, ru, Оплатить 100.00 RUB"
            })
    void the_links_language_counts_then_the_browsers(String lang, String accepted, String button) {
        if (lang != null) {
            link.with("lang", lang);
        }
        String path = Payer.location(payer.get(link.link()));
        HttpResponse<byte[]> page = accepted == null ? payer.get(path) : payer.get(path, "Accept-Language", accepted);
        assertThat(Payer.page(page).select("button.primary").text()).isEqualTo(button);
    }

    @Test
    void its_policy_allows_nothing_foreign_but_the_way_back() {
        HttpResponse<byte[]> page = payer.get(Payer.location(payer.get(
                link.with("success_url", "https://me@shop.example:8443/a;b").link())));
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'")
                .endsWith("form-action 'self' https://shop.example:8443 https://shop.example")
                .doesNotContain("unsafe", "*");
        assertThat(Payer.page(page).select("script, style, [style], [onclick]")).isEmpty();
        assertThat(Payer.page(page).select("[src], link").eachAttr("href"))
                .isNotEmpty()
                .allMatch(address -> address.startsWith("/_simulator/"));
    }

    @Test
    void an_address_that_leads_to_no_order_says_so() {
        HttpResponse<byte[]> page = payer.get("/pay/complete/1/" + "0".repeat(32) + "/");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(Payer.page(page).select("#refused").text()).isEqualTo("No such order");
    }

    @Test
    void an_unknown_action_is_refused() {
        String path = Payer.location(payer.get(link.link()));
        assertThat(payer.post(path, "action=steal").statusCode()).isEqualTo(400);
        assertThat(simulator.order("A1").orElseThrow().status()).isZero();
    }

    @Test
    void orders_of_a_second_shop_are_its_own() {
        try (TegroSimulator two =
                TegroSimulator.builder().account("S2", "api2", "secret2").start()) {
            Payer visitor = new Payer(two);
            visitor.get(new LinkFields("S2", "secret2").link());
            assertThat(two.orders()).isEmpty();
            assertThat(two.account("S2").orders())
                    .extracting(SimulatedOrder::orderId)
                    .isEqualTo(List.of("A1"));
        }
    }
}
