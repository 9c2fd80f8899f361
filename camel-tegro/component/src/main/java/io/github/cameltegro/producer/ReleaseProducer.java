package io.github.cameltegro.producer;

import io.github.cameltegro.TegroEndpoint;
import io.github.cameltegro.TegroOperation;
import io.github.cameltegro.producer.payout.PayoutRelease;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.DefaultProducer;

/** The operator's way out: releases the record of a payout that Tegro definitely does not have. The body stays. */
public final class ReleaseProducer extends DefaultProducer {

    private final TegroEndpoint endpoint;
    private final String shopId;
    private final RequestFields requestFields;
    private final Map<String, Object> uriValues;
    private PayoutRelease release;

    public ReleaseProducer(TegroEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
        this.shopId = endpoint.getConfiguration().getShopId();
        this.requestFields = new RequestFields(TegroOperation.releaseWithdrawal, shopId);
        this.uriValues = endpoint.uriValues();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        IdempotentRepository repository = endpoint.getIdempotentRepository();
        endpoint.getComponent()
                .payoutDesk()
                .open(repository, endpoint.getPayoutOptions().getRecordTimeout());
        release = new PayoutRelease(
                endpoint.client(),
                endpoint.getComponent().payoutDesk(),
                repository,
                endpoint.getPayoutOptions(),
                endpoint.getMaxPages());
        endpoint.getComponent().healthChecks().watch(endpoint);
    }

    @Override
    public void process(Exchange exchange) {
        Map<String, Object> fields = requestFields.collect(exchange, DynamicValues.over(uriValues, exchange));
        AnswerHeaders.sent(TegroOperation.releaseWithdrawal, shopId, fields, exchange.getMessage());
        release.release(shopId, (String) fields.get("payment_id"));
    }
}
