package io.github.cameltegro.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cameltegro.simulator.NotificationAnswer;
import io.github.cameltegro.simulator.SimulatedOrder;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A customer goes through the shop, clicking by hand: forms are sent as a browser sends them. */
class ShopTest {

    private final HttpClient browser = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    private Shop shop;

    @BeforeEach
    void open() throws Exception {
        shop = Shop.open(Map.of(), settings());
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tea", "socks", "shirt"})
    void what_is_bought_and_paid_turns_paid(String product) throws Exception {
        String order = buy(product);
        assertThat(orderPage(order).select("#state").text()).startsWith("Not paid yet");
        assertThat(state(order)).isEqualTo("{\"paid\":false}");

        shop.gateway().simulator().pay(order);

        await().until(() -> state(order).equals("{\"paid\":true}"));
        assertThat(orderPage(order).select("#state").text()).isEqualTo("Paid. Thank you!");
        assertThat(orderPage(order).select("form")).isEmpty();
        assertThat(orderPage(order).select("h2").text())
                .isEqualTo(Product.of(product).name());
    }

    @Test
    void the_gateway_gets_the_price_of_the_shop() throws Exception {
        Element form = post(shop.url() + "/buy", Map.of("product", "tea", "amount", "1", "price", "1"))
                .selectFirst("form");

        assertThat(form.selectFirst("[name=amount]").val()).isEqualTo("490.00");
    }

    @Test
    void a_form_that_was_tampered_with_is_refused_by_the_gateway() throws Exception {
        Element form = post(shop.url() + "/buy", Map.of("product", "tea")).selectFirst("form");
        Map<String, String> fields = fields(form);
        fields.put("amount", "1.00");

        HttpResponse<String> answer = send(form.attr("action"), fields);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(shop.gateway().simulator().orders()).isEmpty();
    }

    @Test
    void coming_back_to_the_success_page_proves_nothing() throws Exception {
        String order = buy("socks");

        assertThat(orderPage(order).select("#state").text()).startsWith("Not paid yet");

        shop.gateway().simulator().decline(order);

        assertThat(state(order)).isEqualTo("{\"paid\":false}");
    }

    @Test
    void a_notification_after_a_restart_finds_its_order() throws Exception {
        String order = buy("shirt");
        shop.gateway().notificationUrl("http://127.0.0.1:1/nobody-there");
        shop.gateway().simulator().pay(order);

        Properties settings = settings();
        settings.putAll(shop.gateway().settings());
        try (Shop again = Shop.open(Map.of("TEGRO_SECRET_KEY", "in the settings"), settings)) {
            NotificationAnswer answer = shop.gateway()
                    .simulator()
                    .notification(order)
                    .sendTo(again.url() + "/tegro/notification")
                    .send()
                    .join()
                    .get(0);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(get(again.url() + "/orders/" + order + "/state").body()).isEqualTo("{\"paid\":true}");
        }
    }

    @Test
    void another_amount_than_the_price_pays_for_nothing_and_is_put_aside() throws Exception {
        String order = buy("tea");
        shop.gateway().simulator().createOrder(order, "RUB", "1.00");

        shop.gateway().simulator().pay(order);

        Path disputed = folder.resolve("disputed");
        await().until(() -> Files.isDirectory(disputed) && disputed.toFile().list().length == 1);
        assertThat(state(order)).isEqualTo("{\"paid\":false}");
    }

    @Test
    void a_payment_of_an_order_that_is_not_here_is_not_acknowledged() {
        shop.gateway().notificationUrl("http://127.0.0.1:1/nobody-there");
        shop.gateway().simulator().createOrder("elsewhere", "RUB", "1.00");
        shop.gateway().simulator().pay("elsewhere");

        NotificationAnswer answer = shop.gateway()
                .simulator()
                .notification("elsewhere")
                .sendTo(shop.url() + "/tegro/notification")
                .send()
                .join()
                .get(0);

        assertThat(answer.status()).isEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/orders/none", "/orders/none/state"})
    void what_is_not_there_is_not_found(String path) throws Exception {
        assertThat(get(shop.url() + path).statusCode()).isEqualTo(404);
    }

    @Test
    void a_product_that_is_not_there_is_not_found() throws Exception {
        assertThat(send(shop.url() + "/buy", Map.of("product", "camel")).statusCode())
                .isEqualTo(404);
        assertThat(send(shop.url() + "/buy", Map.of()).statusCode()).isEqualTo(404);
    }

    @Test
    void pages_allow_scripts_of_the_shop_alone_and_give_no_header_of_the_request_back() throws Exception {
        HttpResponse<String> answer = browser.send(
                HttpRequest.newBuilder(URI.create(shop.url() + "/?x-query=1"))
                        .header("X-Echo", "me")
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'");
        assertThat(answer.headers().map()).doesNotContainKeys("x-echo", "x-query");
        assertThat(answer.body()).doesNotContain("<script>alert");
    }

    /** As far as the gateway's page; gives the order's id. */
    private String buy(String product) throws Exception {
        Element form = post(shop.url() + "/buy", Map.of("product", product)).selectFirst("form");
        Map<String, String> fields = fields(form);
        HttpResponse<String> checkout = send(form.attr("action"), fields);
        assertThat(checkout.statusCode()).isIn(200, 303);
        SimulatedOrder order = shop.gateway().simulator().orders().get(0);
        assertThat(order.orderId()).isEqualTo(fields.get("order_id"));
        assertThat(order.amount()).isEqualByComparingTo(Product.of(product).price());
        return order.orderId();
    }

    private static Map<String, String> fields(Element form) {
        Map<String, String> fields = new LinkedHashMap<>();
        form.select("input[name]").forEach(input -> fields.put(input.attr("name"), input.val()));
        return fields;
    }

    private Document orderPage(String order) throws Exception {
        return Jsoup.parse(get(shop.url() + "/orders/" + order).body());
    }

    private String state(String order) throws Exception {
        return get(shop.url() + "/orders/" + order + "/state").body();
    }

    private Document post(String url, Map<String, String> fields) throws Exception {
        HttpResponse<String> answer = send(url, fields);
        assertThat(answer.statusCode()).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    private HttpResponse<String> get(String url) throws Exception {
        return browser.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String url, Map<String, String> fields) throws Exception {
        String form = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + '=' + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return browser.send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept", "text/html")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Properties settings() {
        Properties settings = new Properties();
        settings.setProperty("shop.port", "0");
        settings.setProperty("shop.folder", folder.toString());
        return settings;
    }
}
