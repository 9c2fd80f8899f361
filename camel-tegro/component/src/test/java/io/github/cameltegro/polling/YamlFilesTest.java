package io.github.cameltegro.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cameltegro.TegroOperation;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.Payouts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** All that can be polled begins routes in YAML files that Camel Main reads. */
class YamlFilesTest {

    private static final Map<TegroOperation, String> OPTIONS = Map.of(
            TegroOperation.balance, "?onlyChanges=true&delay=10",
            TegroOperation.order, "?orderId=A-1&delay=10",
            TegroOperation.orders, "?maxMessagesPerPoll=10&delay=10",
            TegroOperation.withdrawal, "?paymentId=P-1&delay=10",
            TegroOperation.withdrawals, "?maxMessagesPerPoll=10&delay=10",
            TegroOperation.shops, "?delay=10",
            TegroOperation.rates, "?delay=10");

    @RegisterExtension
    static final TegroSimulatorExtension TEGRO = new TegroSimulatorExtension();

    @Test
    void routes_in_files_poll_each_operation(@TempDir Path folder) throws Exception {
        assertThat(OPTIONS.keySet())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(TegroOperation.values())
                        .filter(operation -> operation.polling() != TegroOperation.Polling.NONE)
                        .toList());
        TEGRO.simulator().createOrder("A-1", "RUB", "10");
        Payouts.create(TEGRO.simulator(), "P-1", "RUB", "5");
        for (Map.Entry<TegroOperation, String> polled : OPTIONS.entrySet()) {
            Files.writeString(
                    folder.resolve(polled.getKey() + ".yaml"), """
                    - route:
                        from:
                          uri: tegro:%1$s%2$s
                          steps:
                            - to: mock:%1$s
                    """.formatted(polled.getKey(), polled.getValue()));
        }
        Main main = new Main();
        main.setDefaultPropertyPlaceholderLocation("false");
        main.setInitialProperties(TEGRO.simulator().camelProperties());
        main.addInitialProperty("camel.main.routes-include-pattern", "file:" + folder + "/*.yaml");
        main.configure().setAutoConfigurationLogSummary(false);
        main.start();
        try {
            for (TegroOperation operation : OPTIONS.keySet()) {
                MockEndpoint polled = main.getCamelContext().getEndpoint("mock:" + operation, MockEndpoint.class);
                await(operation.name()).until(() -> polled.getReceivedCounter() > 0);
            }
        } finally {
            main.stop();
        }
    }
}
