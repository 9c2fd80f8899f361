package io.github.cameltegro.polling;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.simulator.Fault;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.TegroCamel;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.ScheduledPollConsumer;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What docs/polling.md says of backoffMultiplier holds with this Camel; it is run poll by poll. */
class BackoffTest {

    @RegisterExtension
    static final TegroSimulatorExtension EXTENSION = new TegroSimulatorExtension();

    @RegisterExtension
    final TegroCamel camel = TegroCamel.of(EXTENSION);

    private final TegroSimulator tegro = EXTENSION.simulator();

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 1", "3, 2", "4, 3"})
    void itSkipsOnePollLessThanItsNumberSays(int multiplier, int skipped) throws Exception {
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("tegro:balance?startScheduler=false&backoffErrorThreshold=1&backoffMultiplier=" + multiplier)
                        .routeId("balance")
                        .log("${body}");
            }
        });
        ScheduledPollConsumer consumer =
                (ScheduledPollConsumer) camel.context().getRoute("balance").getConsumer();
        tegro.on("balance").fail(Fault.status(503));

        consumer.run();
        assertThat(tegro.requests("balance")).hasSize(1);
        for (int poll = 0; poll < skipped; poll++) {
            consumer.run();
        }
        assertThat(tegro.requests("balance")).hasSize(1);
        consumer.run();
        assertThat(tegro.requests("balance")).hasSize(2);
    }
}
