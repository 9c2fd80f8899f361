package io.github.cameltegro.examples.esb;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.PropertiesPropertySource;

/** Orders and payments between JMS, a database and Tegro.money. */
@SpringBootApplication
public class Esb {

    private static final Logger LOG = LoggerFactory.getLogger("esb");
    private static final int FAILED = 1;

    /** Runs until it is stopped; with {@code --once} until one order has gone all the way. */
    public static void main(String[] arguments) {
        System.exit(run(arguments, System.getenv()));
    }

    static int run(String[] arguments, Map<String, String> environment) {
        try (Gateway gateway = Gateway.of(environment);
                ConfigurableApplicationContext application = start(gateway.settings(), arguments)) {
            LOG.info("{}", gateway);
            LOG.info("Health: {}", url(application) + "/actuator/health");
            LOG.info("Metrics: {}", url(application) + "/actuator/prometheus");
            gateway.notificationUrl(url(application) + "/tegro/notification");
            boolean arrived = application.getBean(FirstOrder.class).goesAllTheWay(gateway);
            if (!List.of(arguments).contains("--once")) {
                new CountDownLatch(1).await();
            }
            return arrived ? 0 : FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        } catch (Exception e) {
            LOG.error("Cannot run: {}", e.getMessage());
            return FAILED;
        }
    }

    static ConfigurableApplicationContext start(Properties settings, String... arguments) {
        SpringApplication starting = new SpringApplication(Esb.class);
        starting.addInitializers(context -> context.getEnvironment()
                .getPropertySources()
                .addFirst(new PropertiesPropertySource("gateway", settings)));
        return starting.run(arguments);
    }

    static String url(ConfigurableApplicationContext application) {
        int port = ((ServletWebServerApplicationContext) application)
                .getWebServer()
                .getPort();
        return "http://127.0.0.1:" + port;
    }
}
