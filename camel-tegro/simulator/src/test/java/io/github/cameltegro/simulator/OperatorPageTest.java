package io.github.cameltegro.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorPageTest {

    @RegisterExtension
    static final TegroSimulatorExtension TEGRO =
            TegroSimulatorExtension.with(builder -> builder.account("S2", "api2", "secret2"));

    private TegroSimulator simulator;
    private Payer operator;

    @BeforeEach
    void open() {
        simulator = TEGRO.simulator();
        operator = new Payer(simulator);
    }

    @AfterEach
    void notifyNobody() {
        simulator.notificationUrl(null);
    }

    @Test
    void the_root_leads_to_it_and_it_speaks_both_languages() {
        assertThat(simulator.baseUrl() + Payer.location(operator.get("/"))).isEqualTo(simulator.operatorUrl());
        Document english = Payer.page(operator.get("/_simulator/"));
        assertThat(english.select("h1").text()).isEqualTo("Simulated Tegro.money");
        assertThat(english.select("html").attr("lang")).isEqualTo("en");
        assertThat(Payer.page(operator.get("/_simulator/?lang=ru")).select("h1").text())
                .isEqualTo("Имитатор Tegro.money");
        assertThat(Payer.page(operator.get("/_simulator/", "Accept-Language", "ru"))
                        .select("html")
                        .attr("lang"))
                .isEqualTo("ru");
    }

    @Test
    void its_only_script_is_a_file_of_the_simulators_and_the_policy_says_so() {
        HttpResponse<byte[]> answer = operator.get("/_simulator/");
        Document page = Payer.page(answer);
        assertThat(page.select("script").eachAttr("src")).containsExactly("/_simulator/operator.js");
        assertThat(page.select("script[src]").text()).isEmpty();
        assertThat(page.select("style, [style], [onclick], [onchange]")).isEmpty();
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "connect-src 'self'", "form-action 'self'")
                .doesNotContain("unsafe");
    }

    @ParameterizedTest
    @CsvSource({"style.css, text/css", "operator.js, text/javascript", "icon.svg, image/svg+xml"})
    void its_files_are_served_with_their_types(String file, String type) {
        HttpResponse<byte[]> answer = operator.get("/_simulator/" + file);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith(type);
        assertThat(TestClient.text(answer)).doesNotContain("http://127", "https://", "@import", "url(");
    }

    @Test
    void every_field_of_its_forms_has_a_label_and_every_table_a_heading() {
        Document page = Payer.page(operator.get("/_simulator/"));
        assertThat(page.select("input, select")).isNotEmpty().allMatch(field -> field.closest("label") != null);
        assertThat(page.select("section")).isNotEmpty().allMatch(section -> page.getElementById(
                        section.attr("aria-labelledby"))
                .hasText());
        assertThat(page.select("[role=status][aria-live=polite]")).hasSize(1);
    }

    @Test
    void it_shows_orders_payouts_and_balances_of_every_shop() {
        simulator.createOrder("Заказ <1>", "RUB", "100");
        simulator.account("S2").createOrder("B1", "USD", "5.5");
        simulator.payAsTest("Заказ <1>");
        new TestClient(simulator)
                .data(
                        "createWithdrawal",
                        "{'currency':'RUB','amount':40,'payment_id':'P1','account':'4111','payment_system':36}");

        JsonNode state = state();
        assertThat(texts(state, "orders", "name")).containsExactly("B1", "Заказ <1>");
        assertThat(texts(state, "orders", "shop")).containsExactly("S2", simulator.shopId());
        assertThat(texts(state, "orders", "status")).containsExactly("created", "paid");
        assertThat(texts(state, "orders", "test")).containsExactly("false", "true");
        assertThat(texts(state, "orders", "amount")).containsExactly("5.50\u00a0USD", "100.00\u00a0RUB");
        assertThat(texts(state, "payouts", "name")).containsExactly("P1");
        assertThat(texts(state, "payouts", "account")).containsExactly("4111");
        assertThat(texts(state, "balances", "key")).contains("S2 RUB", simulator.shopId() + " RUB");
        assertThat(texts(state, "balances", "amount")).startsWith("9960.00");
        assertThat(texts(state, "calls", "operation")).containsExactly("createWithdrawal");
        assertThat(Json.read(operator.get("/_simulator/state?lang=ru").body())
                        .path("orders")
                        .path(0)
                        .path("status")
                        .asText())
                .isEqualTo("создан");
    }

    @Test
    void of_thousands_it_shows_the_latest() {
        for (int n = 1; n <= 5_000; n++) {
            simulator.createOrder("A" + n, "RUB", "10");
        }
        assertThat(texts(state(), "orders", "name"))
                .hasSize(50)
                .startsWith("A5000", "A4999")
                .endsWith("A4951");
    }

    @Test
    void nothing_new_has_no_body_and_news_has() {
        String version = state().path("version").asText();
        assertThat(operator.get("/_simulator/state?known=" + version).statusCode())
                .isEqualTo(204);
        simulator.createOrder("A1", "RUB", "10");
        assertThat(operator.get("/_simulator/state?known=" + version).statusCode())
                .isEqualTo(200);
    }

    @Test
    void what_it_asks_is_not_in_wiremocks_journal() {
        operator.get("/_simulator/");
        state();
        new TestClient(simulator).data("balance", "{}");
        await().untilAsserted(() -> assertThat(simulator.wireMock().getAllServeEvents())
                .extracting(event -> event.getRequest().getUrl())
                .containsExactly("/api/balance/"));
    }

    @ParameterizedTest
    @CsvSource({"pay, 1, false", "test, 1, true", "decline, 2, false", "refund, 3, false"})
    void an_order_is_settled_by_a_button(String action, int status, boolean test) {
        try (Merchant merchant = new Merchant(200)) {
            simulator.notificationUrl(merchant.url());
            long number = simulator.createOrder("A1", "RUB", "10").id();
            done("action=" + action + "&number=" + number);

            SimulatedOrder order = simulator.order("A1").orElseThrow();
            assertThat(order.status()).isEqualTo(status);
            assertThat(order.test()).isEqualTo(test);
            await().until(() -> simulator.notifications().get(0).accepted());
            assertThat(merchant.received().get(0).getBodyAsString()).contains("status=" + status);
        }
    }

    @Test
    void notifications_are_shown_with_each_attempts_answer_and_sent_again() {
        try (Merchant merchant = new Merchant(500, 200)) {
            simulator.notificationUrl(merchant.url());
            simulator.createOrder("A1", "RUB", "10");
            simulator.pay("A1");
            await().until(() -> simulator.notifications().get(0).accepted());

            JsonNode notification = state().path("notifications").path(0);
            assertThat(notification.path("status").asText()).isEqualTo("accepted");
            assertThat(StreamSupport.stream(notification.path("answers").spliterator(), false)
                            .map(answer -> answer.path("text").asText() + " "
                                    + answer.path("title").asText()))
                    .containsExactly("500 answer 500", "200 answer 200");

            String number = notification.path("key").asText();
            done("action=resend&number=" + number);
            done("action=duplicate&number=" + number);
            await().until(() -> merchant.received().size() == 5);
            assertThat(merchant.received())
                    .extracting(received -> received.getBodyAsString())
                    .containsOnly(simulator.notifications().get(0).payload().bodyText());
        }
    }

    @Test
    void a_new_notification_tells_the_order_as_it_is_now() {
        try (Merchant merchant = new Merchant(200)) {
            long number = simulator.createOrder("A1", "RUB", "10").id();
            assertThat(act("action=notify&number=" + number).statusCode()).isEqualTo(400);
            simulator.notificationUrl(merchant.url());
            done("action=notify&number=" + number);
            await().until(() -> merchant.received().size() == 1);
            assertThat(merchant.received().get(0).getBodyAsString()).contains("status=0");
        }
    }

    @Test
    void a_fault_is_switched_on_shown_and_switched_off() {
        TestClient client = new TestClient(simulator);
        done("action=fault&fault=status&value=502&operation=balance&times=3&id=");
        done("action=fault&fault=status&value=503&operation=order&times=&id=A%201");

        assertThat(client.send("balance", "{}").statusCode()).isEqualTo(502);
        assertThat(client.send("shops", "{}").statusCode()).isEqualTo(200);
        assertThat(client.send("order", "{'payment_id':'A 1'}").statusCode()).isEqualTo(503);
        assertThat(client.send("order", "{'payment_id':'A2'}").statusCode()).isEqualTo(200);
        JsonNode faults = state();
        assertThat(texts(faults, "faults", "operation")).containsExactly("balance", "order");
        assertThat(texts(faults, "faults", "left")).containsExactly("2", "always");
        assertThat(texts(faults, "faults", "id")).containsExactly("any", "A 1");
        assertThat(texts(faults, "calls", "fault")).containsExactly("", "raw 503", "", "raw 502");

        done("action=end&number=" + faults.path("faults").path(0).path("key").asText());
        assertThat(client.send("balance", "{}").statusCode()).isEqualTo(200);
        done("action=fault&fault=emptyBody&value=500&operation=&times=&id=");
        assertThat(client.send("shops", "{}").statusCode()).isEqualTo(500);
        done("action=endAll");
        assertThat(client.send("shops", "{}").statusCode()).isEqualTo(200);
        assertThat(state().path("faults")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "action=steal",
                "action=pay&number=1",
                "action=pay&number=-1",
                "action=pay&number=x",
                "action=resend&number=1000000",
                "action=end&number=1000000",
                "action=fault&fault=nonsense&value=1",
                "action=fault&fault=status&value=99",
                "action=fault&fault=delay&value=100000",
                "action=fault&fault=status&value=503&operation=nonsense"
            })
    void what_cannot_be_done_is_told(String fields) {
        HttpResponse<byte[]> answer = act(fields);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(TestClient.text(answer)).isNotBlank();
        assertThat(state().path("faults")).isEmpty();
    }

    private JsonNode state() {
        return Json.read(operator.get("/_simulator/state").body());
    }

    private HttpResponse<byte[]> act(String fields) {
        return operator.postFromOwnPage("/_simulator/act", fields);
    }

    private void done(String fields) {
        HttpResponse<byte[]> answer = act(fields);
        assertThat(answer.statusCode()).as(TestClient.text(answer)).isEqualTo(204);
    }

    private static List<String> texts(JsonNode state, String list, String field) {
        return StreamSupport.stream(state.path(list).spliterator(), false)
                .map(record -> record.path(field).asText())
                .toList();
    }
}
