package io.github.cameltegro.producer;

import io.github.cameltegro.TegroConfiguration;
import io.github.cameltegro.TegroEndpoint;
import io.github.cameltegro.TegroInvalidRequestException;
import io.github.cameltegro.model.Notification;
import io.github.cameltegro.notification.NotificationVerifier;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.support.DefaultProducer;

/** Verifies a notification in the body; the body becomes the typed one, or the exchange fails. */
@ManagedResource(description = "Verification of notifications")
public final class VerifyProducer extends DefaultProducer {

    private final NotificationVerifier verifier;

    public VerifyProducer(TegroEndpoint endpoint) {
        super(endpoint);
        TegroConfiguration account = endpoint.getConfiguration();
        this.verifier = new NotificationVerifier(
                account.getShopId(),
                account.getSecretKey(),
                account.getPreviousSecretKey(),
                endpoint.isTrustMissingStatus());
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        Notification notification = message.getBody() instanceof Map<?, ?> fields
                ? verifier.verify(fields)
                : verifier.verify(message.getHeader(Exchange.CONTENT_TYPE, String.class), bytes(exchange));
        message.setBody(notification);
        NotificationVerifier.setHeaders(notification, message);
    }

    /** How many notifications were signed with the previous secret key. */
    @ManagedAttribute(description = "How many notifications were signed with the previous secret key")
    public long getPreviousKeyUses() {
        return verifier.previousKeyUses();
    }

    private static byte[] bytes(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        byte[] bytes = body == null
                ? null
                : exchange.getContext().getTypeConverter().tryConvertTo(byte[].class, exchange, body);
        if (bytes == null) {
            throw new TegroInvalidRequestException(
                    "verifyNotification",
                    "body",
                    "the body must be a Map of the fields, or the posted form or JSON as String, byte[] or InputStream");
        }
        return bytes;
    }
}
