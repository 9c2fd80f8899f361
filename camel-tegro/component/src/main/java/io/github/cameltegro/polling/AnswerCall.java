package io.github.cameltegro.polling;

import io.github.cameltegro.AnswerBody;
import io.github.cameltegro.OutputType;
import io.github.cameltegro.TegroConstants;
import io.github.cameltegro.TegroEndpoint;
import io.github.cameltegro.api.TegroClient;
import io.github.cameltegro.api.TegroResult;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.Exchange;

/** A call of an operation that needs no fields, and what its answer makes of an exchange. */
final class AnswerCall {

    private final TegroClient.Call call;
    private final String shopId;
    private final OutputType outputType;

    AnswerCall(TegroEndpoint endpoint) throws Exception {
        this.call = endpoint.client().prepare(endpoint.getOperation(), endpoint.getOutputType());
        this.shopId = endpoint.getConfiguration().getShopId();
        this.outputType = endpoint.getOutputType();
    }

    TegroResult send(Duration timeout) {
        return call.send(Map.of(), timeout);
    }

    void put(TegroResult result, Exchange exchange) {
        AnswerBody.put(exchange, result.body(), outputType);
        exchange.getMessage().setHeader(TegroConstants.SHOP_ID, shopId);
    }
}
