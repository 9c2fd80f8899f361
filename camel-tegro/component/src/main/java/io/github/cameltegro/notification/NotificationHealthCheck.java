package io.github.cameltegro.notification;

import io.github.cameltegro.TegroEndpoint;
import io.github.cameltegro.activity.AccountActivity;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether payments can be taken in now: the endpoint is open and its repositories can be read.
 *
 * <p>Each time it is asked it looks anew, and never at what became of notifications. So nobody can change it by what he
 * sends, and a node that was taken out of service while its database was away comes back by itself.
 */
final class NotificationHealthCheck extends AbstractHealthCheck {

    private static final Logger LOG = LoggerFactory.getLogger(NotificationHealthCheck.class);

    private final NotificationConsumer consumer;
    private final TegroEndpoint endpoint;

    NotificationHealthCheck(NotificationConsumer consumer, TegroEndpoint endpoint) {
        super("camel", "consumer:" + consumer.getRouteId());
        this.consumer = consumer;
        this.endpoint = endpoint;
        setCamelContext(endpoint.getCamelContext());
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        // without the options of the URI: keys may be among them, against all advice
        builder.detail(ENDPOINT_URI, "tegro:" + endpoint.getOperation() + "?path=" + endpoint.getPath());
        builder.detail("operation", endpoint.getOperation().name());
        builder.detail(
                "shop", AccountActivity.shortened(endpoint.getConfiguration().getShopId()));
        if (!consumer.isOpen()) {
            builder.message("Suspended or stopping: notifications are answered HTTP 503")
                    .down();
            return;
        }
        try {
            consumer.probeRepositories();
            builder.up();
        } catch (RuntimeException e) {
            // its text is the database driver's and may say anything
            LOG.debug("The repositories of marks and claims can't be read", e);
            builder.message("The repositories of marks and claims can't be read: notifications are answered HTTP 503")
                    .detail("error.type", e.getClass().getSimpleName())
                    .down();
        }
    }
}
