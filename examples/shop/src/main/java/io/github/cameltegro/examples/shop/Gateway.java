package io.github.cameltegro.examples.shop;

import io.github.cameltegro.simulator.TegroSimulator;
import java.util.Map;
import java.util.Properties;

/** The Tegro.money that customers pay at: the real one where the environment holds its keys, else a simulated one. */
final class Gateway implements AutoCloseable {

    private final TegroSimulator simulator;

    private Gateway(TegroSimulator simulator) {
        this.simulator = simulator;
    }

    static Gateway of(Map<String, String> environment) {
        return new Gateway(
                environment.containsKey("TEGRO_SECRET_KEY")
                        ? null
                        : TegroSimulator.builder().start());
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

    /** The simulated gateway, or null. */
    TegroSimulator simulator() {
        return simulator;
    }

    @Override
    public String toString() {
        return simulator == null
                ? "the real gateway"
                : "a simulated gateway, which shows its books at " + simulator.baseUrl();
    }

    @Override
    public void close() {
        if (simulator != null) {
            simulator.close();
        }
    }
}
