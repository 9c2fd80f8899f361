package io.github.cameltegro.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TegroSimulatorExtension.class)
class ExtensionTest {

    @RepeatedTest(2)
    void each_test_begins_with_a_fresh_state(TegroSimulator simulator) {
        assertThat(simulator.orders()).isEmpty();
        simulator.createOrder("A1", "RUB", "100");
    }

    @Test
    void the_simulator_is_given_as_a_parameter_and_reachable(TegroSimulator simulator) {
        assertThat(simulator.baseUrl()).matches("http://127\\.0\\.0\\.1:\\d+");
        assertThat(new TestClient(simulator).data("shops", "{}")).isNotNull();
    }
}
