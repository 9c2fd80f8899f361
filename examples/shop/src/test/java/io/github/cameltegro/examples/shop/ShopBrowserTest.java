package io.github.cameltegro.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.simulator.SentNotification;
import io.github.cameltegro.simulator.SimulatedOrder;
import io.github.cameltegro.simulator.TegroSimulator;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** A customer buys in a real browser: from the Buy button to the page on which the order turns paid. */
@ExtendWith(BrowserExtension.class)
class ShopBrowserTest {

    @TempDir
    static Path folder;

    private static Shop shop;
    private static TegroSimulator tegro;

    @BeforeAll
    static void open() throws Exception {
        Properties settings = new Properties();
        settings.setProperty("shop.port", "0");
        settings.setProperty("shop.folder", folder.toString());
        shop = Shop.open(Map.of(), settings);
        tegro = shop.gateway().simulator();
    }

    @AfterAll
    static void close() {
        if (shop != null) {
            shop.close();
        }
    }

    @BeforeEach
    void empty() {
        tegro.reset();
    }

    /** The names hold Cyrillic, guillemets, emoji, quotes and a script. */
    @ParameterizedTest
    @ValueSource(strings = {"tea", "socks", "shirt"})
    void what_is_bought_and_paid_turns_paid_and_is_named_right_everywhere(String product, Browser browser) {
        String name = Product.of(product).name();
        buy(browser, product);
        assertThat(browser.texts(".item-name")).containsExactly(name);
        assertThat(browser.text("#amount"))
                .isEqualTo(Product.of(product).price().toPlainString());

        browser.click("button[value=pay]");
        browser.untilAt(shop.url() + "/orders/" + order().orderId());
        browser.until(() -> browser.text("#state").equals("Paid. Thank you!"));
        assertThat(browser.text("h2")).isEqualTo(name);
        assertThat(order().paid()).isTrue();
        browser.until(() -> tegro.notifications().stream().allMatch(SentNotification::accepted));
        assertThat(tegro.notifications()).singleElement().satisfies(sent -> assertThat(
                        sent.last().body())
                .as("the component's answer to what it has verified")
                .isEqualTo("OK"));
    }

    @Test
    void what_is_declined_stays_unpaid_and_can_be_paid_after_all(Browser browser) {
        buy(browser, "tea");
        browser.click("button[value=fail]");
        browser.untilAt(shop.url() + "/orders/");
        assertThat(browser.text("#state")).startsWith("Not paid yet");
        assertThat(order().status()).isEqualTo(2);

        browser.click("#pay button");
        browser.untilAt(tegro.baseUrl() + order().payPath());
        assertThat(browser.text("#notice")).startsWith("Declined");
        browser.click("button[value=pay]");
        browser.untilAt(shop.url() + "/orders/");
        browser.until(() -> browser.text("#state").equals("Paid. Thank you!"));
        assertThat(tegro.orders()).hasSize(1);
    }

    @Test
    void the_order_turns_paid_by_itself_on_a_page_that_is_open(Browser browser) {
        buy(browser, "socks");
        String order = order().orderId();
        browser.open(shop.url() + "/orders/" + order);
        assertThat(browser.text("#state")).startsWith("Not paid yet");
        tegro.pay(order);
        browser.until(() -> browser.text("#state").equals("Paid. Thank you!"));
    }

    @Test
    void a_form_that_the_payer_has_changed_is_refused_and_makes_no_order(Browser browser) {
        browser.expectComplaint("403");
        browser.scripts(false);
        browser.open(shop.url());
        browser.click("li:has([value=shirt]) button");
        browser.text("form[action$='/pay/form/'] button");
        browser.run("document.querySelector('[name=amount]').value = '1.00'");
        browser.click("form[action$='/pay/form/'] button");
        browser.untilAt(tegro.baseUrl());
        assertThat(browser.text("#refused")).isEqualTo("Wrong signature");
        assertThat(tegro.orders()).isEmpty();
    }

    @Test
    void everything_but_the_live_page_works_without_scripts(Browser browser) {
        browser.scripts(false);
        browser.open(shop.url());
        browser.click("li:has([value=tea]) button");
        browser.click("form[action$='/pay/form/'] button");
        browser.untilAt(tegro.baseUrl() + "/pay/complete/");
        browser.click("button[value=pay]");
        browser.untilAt(shop.url() + "/orders/");
        browser.until(() -> browser.text("#state").equals("Paid. Thank you!"));
    }

    @Test
    void the_keyboard_is_enough_from_the_shop_to_the_paid_order(Browser browser) {
        browser.open(shop.url());
        browser.tabTo("li:nth-child(2) button");
        browser.press(Keys.ENTER);
        browser.untilAt(tegro.baseUrl() + "/pay/complete/");
        browser.tabTo("button[value=pay]");
        browser.press(Keys.SPACE);
        browser.untilAt(shop.url() + "/orders/");
        browser.until(() -> browser.text("#state").equals("Paid. Thank you!"));
    }

    private static void buy(Browser browser, String product) {
        browser.open(shop.url());
        browser.click("li:has([value=" + product + "]) button");
        browser.untilAt(tegro.baseUrl() + "/pay/complete/");
    }

    private static SimulatedOrder order() {
        return tegro.orders().get(0);
    }
}
