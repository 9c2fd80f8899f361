package io.github.cameltegro.producer;

import io.github.cameltegro.AnswerBody;
import io.github.cameltegro.TegroEndpoint;
import io.github.cameltegro.TegroOperation;
import io.github.cameltegro.api.TegroClient;
import io.github.cameltegro.api.TegroResult;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;

/** Calls the API: one exchange, one POST. */
public final class RemoteProducer extends DefaultProducer {

    private final TegroEndpoint endpoint;
    private final TegroOperation operation;
    private final String shopId;
    private final RequestFields requestFields;
    private final Map<String, Object> uriValues;
    private TegroClient.Call call;

    public RemoteProducer(TegroEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
        this.operation = endpoint.getOperation();
        this.shopId = endpoint.getConfiguration().getShopId();
        this.requestFields = new RequestFields(operation, shopId);
        this.uriValues = endpoint.uriValues();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        call = endpoint.client().prepare(operation, endpoint.getOutputType());
        endpoint.getComponent().healthChecks().watch(endpoint);
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        Map<String, Object> fields = requestFields.collect(exchange, DynamicValues.over(uriValues, exchange));
        AnswerHeaders.sent(operation, shopId, fields, message);
        if (endpoint.isAllPages()) {
            message.setBody(new AllPages(operation, call, fields, endpoint.getMaxPages()));
            return;
        }
        TegroResult result = call.send(fields);
        AnswerIds.check(operation, fields, result.typed());
        AnswerHeaders.got(result.typed(), message);
        AnswerBody.put(exchange, result.body(), endpoint.getOutputType());
    }
}
