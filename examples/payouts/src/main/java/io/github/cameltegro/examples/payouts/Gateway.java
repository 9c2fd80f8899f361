package io.github.cameltegro.examples.payouts;

import io.github.cameltegro.simulator.Fault;
import io.github.cameltegro.simulator.TegroSimulator;
import java.util.Map;
import java.util.Properties;

/** The Tegro.money that pays: the real one where the environment holds its keys, else a simulated one, with faults. */
final class Gateway implements AutoCloseable {

    private final TegroSimulator simulator;

    private Gateway(TegroSimulator simulator) {
        this.simulator = simulator;
    }

    static Gateway of(Map<String, String> environment) {
        if (environment.containsKey("TEGRO_API_KEY")) {
            return new Gateway(null);
        }
        TegroSimulator simulator =
                TegroSimulator.builder().balance("RUB", "1000000.00").start();
        // what can happen on any day, each to one of the sample's rows
        simulator.on("createWithdrawal").forId("salary-04").fail(Fault.resetAfterWork());
        simulator.on("createWithdrawal").forId("salary-07").fail(Fault.badGatewayAfterWork());
        simulator.on("createWithdrawal").forId("salary-09").fail(Fault.error("Wrong account"));
        simulator.on("createWithdrawal").forId("salary-16").fail(Fault.truncatedAfterWork());
        simulator.on("createWithdrawal").forId("salary-18").fail(Fault.resetBeforeWork());
        return new Gateway(simulator);
    }

    /** What takes the place of the settings for the real gateway. */
    Properties settings() {
        return simulator == null ? new Properties() : simulator.camelProperties();
    }

    @Override
    public String toString() {
        return simulator == null ? "the real gateway" : "a simulated gateway, which has its faults";
    }

    /** What the gateway's own books say, where they can be seen. */
    String books() {
        return simulator == null
                ? ""
                : " The simulated gateway has " + simulator.payouts().size() + " payouts in its books.";
    }

    @Override
    public void close() {
        if (simulator != null) {
            simulator.close();
        }
    }
}
