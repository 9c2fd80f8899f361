package io.github.cameltegro.examples.quickstart;

import static org.apache.camel.support.LifecycleStrategySupport.adapt;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.main.Main;
import org.apache.camel.spi.OnCamelContextStopping;
import org.apache.camel.util.TimeUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the routes of this example: {@link OrderRoutes} in Java, {@code camel/payments.yaml} in YAML. */
public final class Quickstart {

    private static final Logger LOG = LoggerFactory.getLogger("quickstart");
    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private Quickstart() {}

    /** Runs until it is stopped; with {@code --once} until an order is paid. Exit code 2 if an argument is wrong. */
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> words) {
        Arguments arguments;
        Gateway gateway;
        try {
            arguments = Arguments.parse(words);
            if (arguments.help()) {
                System.out.print(Arguments.HELP);
                return 0;
            }
            gateway = Gateway.of(System.getenv());
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + ". Try --help.");
            return USAGE;
        }
        try (gateway) {
            return run(arguments, gateway);
        } catch (Exception e) {
            LOG.error("Cannot run: {}", rootCause(e).getMessage());
            return FAILED;
        }
    }

    private static int run(Arguments arguments, Gateway gateway) throws Exception {
        Main main = new Main(Quickstart.class);
        main.setOverrideProperties(gateway.settings());
        main.init();
        CamelContext camel = main.getCamelContext();
        LOG.info("{}", gateway);
        LOG.info("Drop orders as JSON files into {}", folder(camel, "{{quickstart.orders}}"));
        Duration deadline = deadline(camel.resolvePropertyPlaceholders("{{quickstart.deadline}}"));
        NotifyBuilder paid = new NotifyBuilder(camel)
                .wereSentTo(camel.resolvePropertyPlaceholders("file:{{quickstart.paid}}*"))
                .whenCompleted(1)
                .create();
        camel.addLifecycleStrategy(adapt((OnCamelContextStopping) stopping -> gateway.shut()));
        main.start();
        String notificationUrl = notificationUrl(camel);
        LOG.info("Notifications are awaited at {}", notificationUrl);
        gateway.open(notificationUrl);
        if (!arguments.once()) {
            main.run();
            return main.getExitCode();
        }
        boolean inTime = paid.matches(deadline.toMillis(), TimeUnit.MILLISECONDS);
        if (!inTime) {
            LOG.error("No order was paid within {}", TimeUtils.printDuration(deadline));
        }
        main.stop();
        return inTime ? 0 : FAILED;
    }

    private static String notificationUrl(CamelContext camel) {
        int port = camel.getComponent("platform-http", PlatformHttpComponent.class)
                .getEngine()
                .getServerPort();
        return "http://127.0.0.1:" + port + camel.resolvePropertyPlaceholders("{{quickstart.notification-path}}");
    }

    private static Duration deadline(String text) {
        try {
            return TimeUtils.toDuration(text);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("quickstart.deadline must be a time such as 60s, but is " + text);
        }
    }

    private static Path folder(CamelContext camel, String placeholder) {
        return Path.of(camel.resolvePropertyPlaceholders(placeholder)).toAbsolutePath();
    }

    private static Throwable rootCause(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
