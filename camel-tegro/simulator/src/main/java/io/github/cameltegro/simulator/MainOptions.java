package io.github.cameltegro.simulator;

import java.util.List;
import java.util.Set;

/** The command line of {@link TegroSimulatorMain}. */
record MainOptions(TegroSimulatorBuilder settings, boolean help) {

    static final String HELP = """
            A simulated Tegro.money for tests.

            java -jar camel-tegro-simulator-<version>-all.jar [options]
              --port <number>            TCP port, 8090 by default; 0 takes any free one
              --bind <address>           address to listen on, 127.0.0.1 by default
              --host-name <name>         another name by which its pages are opened
              --shop-id <id>             shop id; a sample id by default
              --api-key <key>            key that signs REST calls; a sample key by default
              --secret-key <key>         key that signs links and notifications; a sample key by default
              --notification-url <url>   where notifications are sent
              --success-url <url>        where payers go who have paid; they stay on the pay page by default
              --fail-url <url>           where payers go who were declined; the same
              --help                     this text
            """;

    private static final Set<String> WITH_VALUE = Set.of(
            "--port",
            "--bind",
            "--host-name",
            "--shop-id",
            "--api-key",
            "--secret-key",
            "--notification-url",
            "--success-url",
            "--fail-url");

    /** @throws IllegalArgumentException saying what is wrong; never quotes a value, as it may be a key */
    static MainOptions parse(List<String> arguments) {
        TegroSimulatorBuilder settings = TegroSimulator.builder().port(8090);
        for (int index = 0; index < arguments.size(); index += 2) {
            String option = arguments.get(index);
            if (option.equals("--help")) {
                return new MainOptions(settings, true);
            }
            if (!option.startsWith("--")) {
                throw new IllegalArgumentException("Argument " + (index + 1) + " should be an option");
            }
            if (!WITH_VALUE.contains(option)) {
                throw new IllegalArgumentException("Unknown option " + option.replaceFirst("=.*", ""));
            }
            if (index + 1 == arguments.size()) {
                throw new IllegalArgumentException("Option " + option + " needs a value");
            }
            apply(settings, option, arguments.get(index + 1));
        }
        return new MainOptions(settings, false);
    }

    private static void apply(TegroSimulatorBuilder settings, String option, String value) {
        switch (option) {
            case "--port" -> settings.port(port(value));
            case "--bind" -> settings.bindAddress(value);
            case "--host-name" -> settings.hostName(value);
            case "--shop-id" -> settings.shopId(value);
            case "--api-key" -> settings.apiKey(value);
            case "--secret-key" -> settings.secretKey(value);
            case "--success-url" -> settings.successUrl(value);
            case "--fail-url" -> settings.failUrl(value);
            default -> settings.notificationUrl(value);
        }
    }

    private static int port(String value) {
        try {
            int port = Integer.parseInt(value);
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // told below, like a number out of range
        }
        throw new IllegalArgumentException("Option --port needs a number from 0 to 65535");
    }
}
