package io.github.cameltegro.examples.shop;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.simulator.SimulatedOrder;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/** The simulator's operator's page in a real browser. */
@ExtendWith(BrowserExtension.class)
class OperatorPageBrowserTest {

    private static final String HOSTILE = "Заказ №7 \"'><script>alert(1)</script> 🎁";
    private static final String FIRST_ORDER = "[data-list=orders] tr:first-child ";

    @RegisterExtension
    static final TegroSimulatorExtension TEGRO = new TegroSimulatorExtension();

    private final TegroSimulator tegro = TEGRO.simulator();

    @BeforeEach
    void notifyNobody() {
        tegro.notificationUrl(null);
    }

    @Test
    void it_follows_what_happens_without_a_reload(Browser browser) {
        open(browser);
        browser.run("window.sameDocument = true");
        assertThat(browser.text("[data-empty=orders]")).startsWith("No orders yet");

        tegro.createOrder(HOSTILE, "RUB", "1490");
        browser.until(() -> browser.texts("[data-list=orders] bdi").equals(List.of(HOSTILE)));
        assertThat(browser.text(FIRST_ORDER + ".badge")).isEqualTo("created");

        tegro.payAsTest(HOSTILE);
        browser.until(() -> browser.text(FIRST_ORDER + ".badge").equals("paid"));
        browser.until(() -> browser.text("#said").equals(HOSTILE + ": paid"));
        assertThat(browser.run("return window.sameDocument")).isEqualTo(true);
    }

    @Test
    void its_buttons_settle_orders(Browser browser) {
        tegro.createOrder("A1", "RUB", "100");
        open(browser);
        browser.click(FIRST_ORDER + "[data-action=pay]");
        browser.until(() -> order().paid());
        browser.click(FIRST_ORDER + "[data-action=refund]");
        browser.until(() -> browser.text(FIRST_ORDER + ".badge").equals("refunded"));
        assertThat(browser.texts(FIRST_ORDER + "button")).containsExactly("", "", "", "", "Notify again");
    }

    @Test
    void each_attempt_to_notify_is_seen_with_its_answer_and_can_be_repeated(Browser browser) {
        tegro.wireMock()
                .stubFor(post("/shop")
                        .inScenario("busy")
                        .whenScenarioStateIs(STARTED)
                        .willSetStateTo("ready")
                        .willReturn(aResponse().withStatus(503)));
        tegro.wireMock()
                .stubFor(post("/shop")
                        .inScenario("busy")
                        .whenScenarioStateIs("ready")
                        .willReturn(aResponse().withStatus(200)));
        tegro.notificationUrl(tegro.baseUrl() + "/shop");
        tegro.createOrder("A1", "RUB", "100");
        open(browser);

        tegro.pay("A1");
        browser.until(() -> browser.texts("[data-badges=answers] .badge").equals(List.of("503", "200")));
        browser.click("[data-list=notifications] [data-action=duplicate]");
        browser.until(() -> browser.texts("[data-badges=answers] .badge").equals(List.of("200", "200", "503", "200")));
    }

    @Test
    void faults_are_switched_on_and_off(Browser browser) throws Exception {
        open(browser);
        browser.choose("[name=fault]", "successWithStatus");
        assertThat(browser.run("return document.querySelector('[name=value]').value"))
                .isEqualTo("500");
        browser.choose("[name=fault]", "emptyBody");
        browser.write("[name=value]", "418");
        browser.click("#fault button");
        browser.until(() -> browser.texts("[data-list=faults] th").equals(List.of("emptyBody 418")));
        assertThat(statusOfACall()).isEqualTo(418);
        browser.until(() -> browser.texts("[data-list=calls] td:last-child").equals(List.of("emptyBody 418")));

        browser.click("[data-list=faults] [data-action=end]");
        browser.until(() -> browser.texts("[data-list=faults] th").isEmpty());
        assertThat(statusOfACall()).isEqualTo(200);
    }

    @Test
    void what_cannot_be_done_is_said(Browser browser) {
        browser.expectComplaint("400");
        tegro.createOrder("A1", "RUB", "100");
        open(browser);
        browser.click(FIRST_ORDER + "[data-action=notify]");
        browser.until(() -> browser.text("#said").startsWith("Nowhere to send it"));
    }

    @Test
    void the_keyboard_is_enough_and_keeps_its_place_while_rows_come(Browser browser) {
        tegro.createOrder("A1", "RUB", "100");
        open(browser);
        browser.text(FIRST_ORDER + "[data-action=pay]");
        browser.tabTo("[data-action=test][aria-label='Pay as a test A1']");
        tegro.createOrder("A2", "RUB", "100");
        browser.until(() -> browser.text(FIRST_ORDER + "bdi").equals("A2"));
        browser.press(Keys.ENTER);
        browser.until(() -> order().paid() && order().test());
    }

    @Test
    void it_speaks_russian(Browser browser) {
        tegro.createOrder("A1", "RUB", "100");
        open(browser);
        browser.click("nav [lang=ru]");
        browser.until(() -> browser.text(FIRST_ORDER + ".badge").equals("создан"));
        assertThat(browser.text("h1")).isEqualTo("Имитатор Tegro.money");
    }

    @Test
    void it_says_when_the_simulator_is_gone(Browser browser) {
        browser.expectComplaint("ERR_CONNECTION_REFUSED");
        try (TegroSimulator other = TegroSimulator.builder().start()) {
            browser.open(other.operatorUrl());
            browser.until(() -> browser.texts("[data-list=balances] tr").size() == 4);
        }
        assertThat(browser.text("#connection")).isEqualTo("The simulator doesn't answer.");
    }

    private void open(Browser browser) {
        browser.open(tegro.operatorUrl() + "?lang=en");
    }

    private SimulatedOrder order() {
        return tegro.order("A1").orElseThrow();
    }

    private int statusOfACall() throws IOException, InterruptedException {
        HttpRequest call = HttpRequest.newBuilder(URI.create(tegro.baseUrl() + "/api/balance/"))
                .header("Content-Type", "application/json")
                .header("User-Agent", "browser-tests/1")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        return HttpClient.newHttpClient()
                .send(call, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
