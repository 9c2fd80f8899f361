package io.github.cameltegro.quarkus.it;

import io.github.cameltegro.simulator.TegroSimulator;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** A simulator for tests of an application: that of docs/testing.md, word for word. */
public class SimulatedTegro implements QuarkusTestResourceLifecycleManager {

    private TegroSimulator tegro;

    @Override
    public Map<String, String> start() {
        tegro = TegroSimulator.builder().start();
        Map<String, String> settings = new HashMap<>();
        tegro.camelProperties().forEach((name, value) -> settings.put((String) name, (String) value));
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(tegro, new TestInjector.MatchesType(TegroSimulator.class));
    }

    @Override
    public void stop() {
        tegro.close();
    }
}
