package io.github.cameltegro.notification;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.github.cameltegro.TegroComponent;
import io.github.cameltegro.TegroConfiguration;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.CapturedLog;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The log names the address that works, whatever the server puts before it. */
class PathPrefixTest {

    @RegisterExtension
    static final TegroSimulatorExtension TEGRO = new TegroSimulatorExtension();

    private final TegroSimulator gateway = TEGRO.simulator();

    @ParameterizedTest
    @CsvSource({"/, /n, /n", "/shop, /n, /shop/n", "/shop, /n/, /shop/n", "/a/b, /n, /a/b/n"})
    void onCamelMain(String serverPath, String path, String address) throws Exception {
        gateway.createOrder("A-1", "RUB", "10");
        gateway.pay("A-1");
        Main main = new Main();
        main.addInitialProperty("camel.server.enabled", "true");
        main.addInitialProperty("camel.server.host", "localhost");
        main.addInitialProperty("camel.server.port", "0");
        main.addInitialProperty("camel.server.path", serverPath);
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                TegroConfiguration account =
                        getContext().getComponent("tegro", TegroComponent.class).getConfiguration();
                account.setShopId(gateway.shopId());
                account.setSecretKey(gateway.secretKey());
                from("tegro:notification?path=" + path).to("mock:paid");
            }
        });
        try (CapturedLog log = new CapturedLog().level(NotificationConsumer.class.getName(), Level.INFO)) {
            main.start();
            assertThat(log.text()).contains("are taken at " + address + " by");

            String server = "http://localhost:" + port(main.getCamelContext());
            assertThat(deliver(server + address)).isEqualTo(200);
            assertThat(deliver(server + address + "/")).isEqualTo(200);
            if (!address.equals("/n")) {
                assertThat(deliver(server + "/n")).isEqualTo(404);
            }
        } finally {
            main.stop();
        }
    }

    private static int port(CamelContext context) {
        return context.getComponent("platform-http", PlatformHttpComponent.class)
                .getEngine()
                .getServerPort();
    }

    private int deliver(String address) throws Exception {
        return gateway.notification("A-1").sendTo(address).send().get().get(0).status();
    }
}
