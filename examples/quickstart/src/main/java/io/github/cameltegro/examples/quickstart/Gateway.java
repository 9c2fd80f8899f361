package io.github.cameltegro.examples.quickstart;

import io.github.cameltegro.simulator.TegroSimulator;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The Tegro.money that the routes talk to: the real one where the environment holds its keys, else a simulated one. */
final class Gateway implements AutoCloseable {

    private static final List<String> KEYS = List.of("TEGRO_SHOP_ID", "TEGRO_API_KEY", "TEGRO_SECRET_KEY");

    private final TegroSimulator simulator;
    private PretendPayer payer;

    private Gateway(TegroSimulator simulator) {
        this.simulator = simulator;
    }

    /** @throws IllegalArgumentException if only some of the keys are set */
    static Gateway of(Map<String, String> environment) {
        List<String> missing = KEYS.stream()
                .filter(key -> environment.getOrDefault(key, "").isBlank())
                .toList();
        if (missing.isEmpty()) {
            return new Gateway(null);
        }
        if (missing.size() < KEYS.size()) {
            throw new IllegalArgumentException(
                    String.join(", ", KEYS) + " go together; missing is " + String.join(", ", missing));
        }
        return new Gateway(TegroSimulator.builder().start());
    }

    /** What takes the place of the settings for the real gateway. */
    Properties settings() {
        Properties settings = new Properties();
        if (simulator != null) {
            settings.putAll(simulator.camelProperties());
            settings.setProperty("quickstart.polling", "false");
        }
        return settings;
    }

    /** Tells a simulated gateway where to send notifications, and lets payers come. */
    void open(String notificationUrl) {
        if (simulator != null) {
            simulator.notificationUrl(notificationUrl);
            payer = new PretendPayer(simulator);
        }
    }

    /** Lets no more payers come to a simulated gateway, for nobody will listen to its notifications. */
    void shut() {
        if (payer != null) {
            payer.close();
        }
    }

    @Override
    public String toString() {
        return simulator == null
                ? "The gateway is the real one, with the keys of the environment"
                : "The gateway is simulated, at " + simulator.baseUrl();
    }

    @Override
    public void close() {
        shut();
        if (simulator != null) {
            simulator.close();
        }
    }
}
