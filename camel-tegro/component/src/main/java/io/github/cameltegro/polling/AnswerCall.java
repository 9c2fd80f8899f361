package io.github.cameltegro.polling;

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
    private final boolean json;

    AnswerCall(TegroEndpoint endpoint) throws Exception {
        this.call = endpoint.client().prepare(endpoint.getOperation(), endpoint.getOutputType());
        this.shopId = endpoint.getConfiguration().getShopId();
        this.json = endpoint.getOutputType() == OutputType.json;
    }

    TegroResult send(Duration timeout) {
        return call.send(Map.of(), timeout);
    }

    void put(TegroResult result, Exchange exchange) {
        exchange.getMessage().setBody(result.body());
        exchange.getMessage().setHeader(TegroConstants.SHOP_ID, shopId);
        if (json) {
            exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
        }
    }
}
