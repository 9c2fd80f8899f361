package io.github.cameltegro.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.simulator.SimulatedOrder;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** The simulator's checkout page in a real browser, where a pay URL of createOrder has led to it. */
@ExtendWith(BrowserExtension.class)
class CheckoutPageBrowserTest {

    @RegisterExtension
    static final TegroSimulatorExtension TEGRO = new TegroSimulatorExtension();

    private final TegroSimulator tegro = TEGRO.simulator();

    @Test
    void the_keyboard_is_enough(Browser browser) {
        open(browser, "A1");
        browser.tabTo("button[value=pay]");
        browser.press(Keys.ENTER);
        browser.until(() -> browser.text("#notice").equals("Paid. Thank you."));
        assertThat(order().paid()).isTrue();
    }

    @Test
    void it_needs_no_script(Browser browser) {
        browser.scripts(false);
        open(browser, "A1");
        browser.click("button[value=test]");
        browser.until(() -> browser.text("#notice").equals("Paid. Thank you."));
        assertThat(order().test()).isTrue();
    }

    @Test
    void a_reload_and_the_way_back_pay_nothing_again(Browser browser) {
        open(browser, "A1");
        browser.click("button[value=pay]");
        browser.until(() -> browser.text("#notice").equals("Paid. Thank you."));
        browser.run("location.reload()");
        browser.until(() -> browser.text("#notice").equals("Paid. Thank you."));
        assertThat(tegro.balance("RUB")).isEqualByComparingTo("10097.90");
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 1280})
    void it_fits_the_screen_even_with_a_long_order_id(int width, Browser browser) {
        browser.resize(width, 800);
        try {
            open(browser, "A".repeat(200));
            assertThat(browser.run("return document.documentElement.scrollWidth <= window.innerWidth"))
                    .isEqualTo(true);
        } finally {
            browser.resize(1280, 1000);
        }
    }

    private void open(Browser browser, String orderId) {
        SimulatedOrder order = tegro.createOrder(orderId, "RUB", "100");
        browser.open(tegro.baseUrl() + order.payPath());
    }

    private SimulatedOrder order() {
        return tegro.order("A1").orElseThrow();
    }
}
