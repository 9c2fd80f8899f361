package io.github.cameltegro.simulator;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/** Runs a {@link TegroSimulator} by itself: {@code java -jar camel-tegro-simulator-<version>-all.jar --help}. */
public final class TegroSimulatorMain {

    private static final int USAGE = 2;

    private TegroSimulatorMain() {}

    /** Starts it and stays until the process is ended; exit code 2 if an option is wrong, 1 if the port is taken. */
    public static void main(String[] arguments) {
        MainOptions options;
        try {
            options = MainOptions.parse(List.of(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + ". Try --help.");
            System.exit(USAGE);
            return;
        }
        try {
            run(options, System.out);
        } catch (RuntimeException e) {
            System.err.println("Cannot start: " + rootCause(e).getMessage());
            System.exit(1);
        }
    }

    /** Starts it and says where it is; empty if only help was wanted. Keys that the user gave are never printed. */
    static Optional<TegroSimulator> run(MainOptions options, PrintStream out) {
        if (options.help()) {
            out.print(MainOptions.HELP);
            return Optional.empty();
        }
        TegroSimulator simulator = options.settings().start();
        out.println("Simulated Tegro.money at " + simulator.baseUrl());
        out.println("shop id     " + simulator.shopId());
        out.println("api key     " + shown(simulator.apiKey(), AccountKeys.SAMPLE_API_KEY));
        out.println("secret key  " + shown(simulator.secretKey(), AccountKeys.SAMPLE_SECRET_KEY));
        String url = simulator.notificationUrl().orElse("nowhere; set --notification-url");
        out.println("notifies    " + url);
        out.println("operator    " + simulator.operatorUrl() + "   orders, notifications and faults, live");
        out.println("To pay an order, open its pay URL or post to it: curl -X POST <url>");
        return Optional.of(simulator);
    }

    private static String shown(String key, String sample) {
        return key.equals(sample) ? key + "   (sample)" : "as given";
    }

    private static Throwable rootCause(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
