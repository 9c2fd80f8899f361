package io.github.cameltegro.producer;

import io.github.cameltegro.AnswerBody;
import io.github.cameltegro.TegroConstants;
import io.github.cameltegro.TegroEndpoint;
import io.github.cameltegro.TegroOperation;
import io.github.cameltegro.producer.payout.Payout;
import io.github.cameltegro.producer.payout.PayoutAnswer;
import io.github.cameltegro.producer.payout.PayoutMaker;
import io.github.cameltegro.producer.payout.RepositoryRules;
import io.github.cameltegro.producer.payout.SentPayouts;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.DefaultProducer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes payouts, each once. */
public final class PayoutProducer extends DefaultProducer {

    private static final Logger LOG = LoggerFactory.getLogger(PayoutProducer.class);

    private final TegroEndpoint endpoint;
    private final String shopId;
    private final RequestFields requestFields;
    private final Map<String, Object> uriValues;
    private PayoutMaker maker;

    public PayoutProducer(TegroEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
        this.shopId = endpoint.getConfiguration().getShopId();
        this.requestFields = new RequestFields(TegroOperation.createWithdrawal, shopId);
        this.uriValues = endpoint.uriValues();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        IdempotentRepository repository = endpoint.getIdempotentRepository();
        if (repository == null) {
            LOG.warn(
                    "Payouts of shop {} are made without a record: a restart, another node, or a second message with the"
                            + " same paymentId can pay twice. Give {} an idempotentRepository to keep them from it",
                    shopId,
                    endpoint);
        } else {
            RepositoryRules.weakness(repository)
                    .ifPresent(weakness -> LOG.warn(
                            "The {} that keeps the records of shop {}'s payouts {}. Use a JdbcMessageIdRepository of"
                                    + " camel-sql to keep them from it",
                            repository.getClass().getSimpleName(),
                            shopId,
                            weakness));
            endpoint.getComponent()
                    .payoutDesk()
                    .open(repository, endpoint.getPayoutOptions().getRecordTimeout());
        }
        maker = new PayoutMaker(
                endpoint.client(),
                endpoint.getComponent().payoutDesk(),
                repository,
                endpoint.getPayoutOptions(),
                endpoint.getConfiguration().getRequestTimeout());
        endpoint.getComponent().healthChecks().watch(endpoint);
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        Map<String, Object> fields = requestFields.collect(exchange, DynamicValues.over(uriValues, exchange));
        AnswerHeaders.sent(TegroOperation.createWithdrawal, shopId, fields, message);
        PayoutAnswer answer = maker.make(Payout.of(shopId, fields), SentPayouts.of(exchange));
        AnswerHeaders.got(answer.withdrawal(), message);
        if (answer.duplicate()) {
            message.setHeader(TegroConstants.DUPLICATE, true);
        }
        AnswerBody.put(exchange, answer.body(endpoint.getOutputType()), endpoint.getOutputType());
    }
}
