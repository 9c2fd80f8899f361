package io.github.cameltegro.polling;

import io.github.cameltegro.TegroOperation;
import io.github.cameltegro.notification.AcknowledgementKeys;
import io.github.cameltegro.notification.Outcome;
import io.github.cameltegro.protocol.PolledKey;
import java.util.List;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every status of every order or payout is routed, once. */
final class EachStatus implements RecordRules {

    private static final Logger LOG = LoggerFactory.getLogger(EachStatus.class);

    private final String shopId;
    private final TegroOperation operation;

    EachStatus(String shopId, TegroOperation operation) {
        this.shopId = shopId;
        this.operation = operation;
    }

    @Override
    public boolean routes(Polled polled) {
        return true;
    }

    @Override
    public AcknowledgementKeys keys(Polled polled) {
        PolledKey key = PolledKey.of(
                shopId,
                operation.name(),
                polled.identity().toString(),
                polled.state().toString());
        return new AcknowledgementKeys(key.mark(), key.claim(), key.mark(), List.of());
    }

    @Override
    public void setHeaders(Polled polled, AcknowledgementKeys keys, Message message) {
        // none
    }

    @Override
    public void decided(Outcome outcome, Polled polled, AcknowledgementKeys keys) {
        if (outcome == Outcome.ROUTED_TWICE) {
            LOG.error(
                    "tegro:{} routed status {} of number {} twice: {}",
                    operation,
                    polled.status(),
                    polled.number(),
                    keys);
        }
    }
}
