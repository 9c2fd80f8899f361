package io.github.cameltegro.examples.esb;

import io.github.cameltegro.simulator.TegroSimulator;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The Tegro.money that the routes talk to: the real one where the environment holds its keys, else a simulated one. */
final class Gateway implements AutoCloseable {

    private static final List<String> KEYS = List.of("TEGRO_SHOP_ID", "TEGRO_API_KEY", "TEGRO_SECRET_KEY");

    private final TegroSimulator simulator;

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
        return simulator == null ? new Properties() : simulator.camelProperties();
    }

    /** Tells a simulated gateway where to send notifications; the real one has it in its cabinet. */
    void notificationUrl(String url) {
        if (simulator != null) {
            simulator.notificationUrl(url);
        }
    }

    /** At a simulated gateway a pretend payer pays; at the real one somebody has to. */
    void pay(String orderId) {
        if (simulator != null) {
            simulator.pay(orderId);
        }
    }

    @Override
    public String toString() {
        return simulator == null
                ? "The gateway is the real one, with the keys of the environment"
                : "The gateway is simulated, its books are at " + simulator.operatorUrl();
    }

    @Override
    public void close() {
        if (simulator != null) {
            simulator.close();
        }
    }
}
