package io.github.cameltegro.examples.shop;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cameltegro.simulator.Fault;
import io.github.cameltegro.simulator.SentNotification;
import io.github.cameltegro.simulator.TegroSimulator;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The pictures of the simulator's pages in docs/images, which README.md shows. They are taken anew with
 * {@code -Dtegro.docs.update=true} (with Debian's fonts-noto-color-emoji, or emoji are empty boxes).
 */
class ScreenshotsTest {

    private static final Path ROOT = Path.of("../..");
    private static final int LARGEST = 150 * 1024;

    @ParameterizedTest
    @ValueSource(strings = {"checkout.png", "operator.png"})
    void a_picture_is_there_small_and_shown(String name) throws IOException {
        Path picture = ROOT.resolve("docs/images").resolve(name);
        assertThat(ImageIO.read(picture.toFile())).isNotNull();
        assertThat(Files.size(picture)).isLessThan(LARGEST);
        assertThat(Files.readString(ROOT.resolve("README.md"))).contains("(docs/images/" + name + ")");
    }

    @ExtendWith(BrowserExtension.class)
    @EnabledIfSystemProperty(named = "tegro.docs.update", matches = "true")
    @Nested
    class Taken {

        @Test
        void of_both_pages(Browser browser) throws IOException {
            try (TegroSimulator tegro = TegroSimulator.builder().port(8090).start();
                    Links links = new Links(tegro)) {
                Map<String, String> items = new LinkedHashMap<>();
                items.put("Чай «Караванный», 100 г", "490.00");
                items.put("Кружка с верблюдом 🐪", "1000.00");
                browser.resize(760, 870);
                browser.open(links.link("A-1004", "ru", items));
                browser.text("button[value=pay]");
                keep(browser, "checkout.png");

                fill(tegro, links);
                browser.resize(1160, 1545);
                browser.open(tegro.operatorUrl() + "?lang=en");
                browser.until(() -> browser.texts("[data-list=orders] tr").size() == 4);
                keep(browser, "operator.png");
            } finally {
                browser.resize(1280, 1000);
            }
        }

        private static void fill(TegroSimulator tegro, Links links) {
            tegro.wireMock()
                    .stubFor(post("/shop/notification")
                            .inScenario("shop")
                            .whenScenarioStateIs(STARTED)
                            .willSetStateTo("up")
                            .willReturn(aResponse().withStatus(503)));
            tegro.wireMock()
                    .stubFor(post("/shop/notification")
                            .inScenario("shop")
                            .whenScenarioStateIs("up")
                            .willReturn(aResponse().withStatus(200).withBody("OK")));
            tegro.notificationUrl(tegro.baseUrl() + "/shop/notification");
            links.call("tegro:createOrder?currency=RUB", Map.of("order_id", "A-1005", "amount", "1490.00"));
            links.call("tegro:createOrder?currency=USD", Map.of("order_id", "A-1006", "amount", "25.50"));
            links.call("tegro:createOrder?currency=RUB", Map.of("order_id", "Заказ №7", "amount", "300.00"));
            links.call("tegro:balance", null);
            tegro.pay("A-1005");
            await().until(() -> tegro.notifications().stream().allMatch(SentNotification::accepted));
            tegro.payAsTest("Заказ №7");
            tegro.decline("A-1006");
            await().until(() -> tegro.notifications().stream().allMatch(SentNotification::accepted));
            tegro.on("createOrder").times(2).fail(Fault.resetAfterWork());
            tegro.on("balance").fail(Fault.emptyBody(503));
        }

        private static void keep(Browser browser, String name) throws IOException {
            Path folder = Files.createDirectories(ROOT.resolve("docs/images"));
            BufferedImage taken = ImageIO.read(new ByteArrayInputStream(browser.picture()));
            // without the alpha channel, which is a quarter of the file
            BufferedImage opaque = new BufferedImage(taken.getWidth(), taken.getHeight(), BufferedImage.TYPE_INT_RGB);
            opaque.getGraphics().drawImage(taken, 0, 0, null);
            ImageIO.write(opaque, "png", folder.resolve(name).toFile());
        }
    }
}
