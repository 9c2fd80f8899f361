package io.github.cameltegro.examples.shop;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.main.Main;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A shop with a Buy button, until it is stopped. */
public final class Shop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("shop");

    private final Gateway gateway;
    private final Main main = new Main();
    private final String url;

    private Shop(Gateway gateway, Properties settings) throws Exception {
        this.gateway = gateway;
        Properties overriding = gateway.settings();
        overriding.putAll(settings);
        main.setOverrideProperties(overriding);
        main.init();
        Path folder = Path.of(main.getCamelContext().resolvePropertyPlaceholders("{{shop.folder}}"));
        Orders orders = new Orders(folder);
        ShopRoutes routes = new ShopRoutes(orders);
        main.getCamelContext().addRoutes(routes);
        main.getCamelContext().addRoutes(new PaymentRoutes(orders));
        main.start();
        url = routes.url();
        gateway.notificationUrl(url + main.getCamelContext().resolvePropertyPlaceholders("{{shop.notification-path}}"));
    }

    public static void main(String[] arguments) throws Exception {
        try (Shop shop = open(System.getenv(), new Properties())) {
            LOG.info("Customers pay at {}", shop.gateway);
            LOG.info("The shop is open at {}", shop.url);
            shop.main.run();
        }
    }

    /**
     * Opens a shop.
     *
     * @param environment the keys of the real gateway, or none
     * @param settings what takes the place of {@code application.properties}
     */
    static Shop open(Map<String, String> environment, Properties settings) throws Exception {
        Gateway gateway = Gateway.of(environment);
        try {
            return new Shop(gateway, settings);
        } catch (Exception e) {
            gateway.close();
            throw e;
        }
    }

    /** Where customers see it. */
    String url() {
        return url;
    }

    Gateway gateway() {
        return gateway;
    }

    @Override
    public void close() {
        main.stop();
        gateway.close();
    }
}
