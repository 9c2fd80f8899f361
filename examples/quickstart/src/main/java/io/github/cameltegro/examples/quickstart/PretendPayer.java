package io.github.cameltegro.examples.quickstart;

import io.github.cameltegro.simulator.NotificationAnswer;
import io.github.cameltegro.simulator.SimulatedOrder;
import io.github.cameltegro.simulator.TegroSimulator;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pays each order of the simulator a moment after it was made, as a person with a browser would; but first tries to
 * have it for nothing.
 */
final class PretendPayer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("quickstart");
    private static final int SECONDS_TO_THINK = 2;

    private final TegroSimulator simulator;
    private final Set<Long> seen = new HashSet<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    PretendPayer(TegroSimulator simulator) {
        this.simulator = simulator;
        clock.scheduleWithFixedDelay(this::look, SECONDS_TO_THINK, SECONDS_TO_THINK, TimeUnit.SECONDS);
    }

    private void look() {
        for (SimulatedOrder order : simulator.orders()) {
            if (seen.add(order.id())) {
                cheat(order.orderId());
            } else if (order.status() == 0) {
                LOG.info("The pretend payer pays order {}", order.orderId());
                simulator.pay(order.orderId());
            }
        }
    }

    private void cheat(String orderId) {
        NotificationAnswer answer = simulator
                .notification(orderId)
                .field("status", "1")
                .attack()
                .forged()
                .send()
                .join()
                .get(0);
        LOG.info("A forged notification says that order {} is paid; it is answered {}", orderId, answer.status());
    }

    /** Lets what is under way come to its end. */
    @Override
    public void close() {
        clock.shutdown();
        try {
            clock.awaitTermination(SECONDS_TO_THINK, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
