package io.github.cameltegro.polling;

import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.support.ScheduledPollConsumerHealthCheck;

/**
 * Camel's own check of polling, which is down when the last poll failed, with the number of orders or payouts that the
 * route failed at. These never make it down: no restart makes them succeed.
 */
final class RecordHealthCheck extends ScheduledPollConsumerHealthCheck {

    private final RecordConsumer consumer;

    RecordHealthCheck(RecordConsumer consumer) {
        super(consumer, "consumer:" + consumer.getRouteId());
        this.consumer = consumer;
    }

    @Override
    public Result call(Map<String, Object> options) {
        Result camels = super.call(options);
        HealthCheckResultBuilder builder = HealthCheckResultBuilder.on(this)
                .state(camels.getState())
                .details(camels.getDetails())
                .detail("failing", consumer.getFailing());
        camels.getMessage().ifPresent(builder::message);
        camels.getError().ifPresent(builder::error);
        return builder.build();
    }
}
