package io.github.cameltegro.producer;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.cameltegro.AnswerBody;
import io.github.cameltegro.OutputType;
import io.github.cameltegro.ShortSecret;
import io.github.cameltegro.TegroConfiguration;
import io.github.cameltegro.TegroEndpoint;
import io.github.cameltegro.TegroOperation;
import io.github.cameltegro.api.Json;
import io.github.cameltegro.model.OpenObject;
import io.github.cameltegro.protocol.FormSignature;
import io.github.cameltegro.protocol.PhpEncoding;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signs a payment link or form; no network. */
public final class PaymentProducer extends DefaultProducer {

    private static final Logger LOG = LoggerFactory.getLogger(PaymentProducer.class);

    private final TegroOperation operation;
    private final OutputType outputType;
    private final TegroConfiguration account;
    private final String address;
    private final RequestFields requestFields;
    private final PaymentFields paymentFields;
    private final Map<String, Object> uriValues;

    public PaymentProducer(TegroEndpoint endpoint) {
        super(endpoint);
        this.operation = endpoint.getOperation();
        this.outputType = endpoint.getOutputType();
        this.account = endpoint.getConfiguration();
        this.address = account.address(operation);
        this.requestFields = new RequestFields(operation, account.getShopId());
        this.paymentFields =
                new PaymentFields(operation, account.getShopId(), new FormSignature(account.getSecretKey()));
        this.uriValues = endpoint.uriValues();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        ShortSecret.warn(account, LOG);
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        Map<String, Object> given = requestFields.collect(exchange, DynamicValues.over(uriValues, exchange));
        Map<String, String> fields = paymentFields.sign(given);
        AnswerHeaders.sent(operation, account.getShopId(), given, message);
        if (operation == TegroOperation.paymentLink) {
            String link = address + "?" + PhpEncoding.query(fields);
            AnswerHeaders.signed(link, PaymentFields.isTest(given), message);
            AnswerBody.putText(exchange, link, null);
        } else {
            AnswerHeaders.signed(address, PaymentFields.isTest(given), message);
            form(fields, exchange);
        }
    }

    private void form(Map<String, String> fields, Exchange exchange) {
        switch (outputType) {
            case pojo -> AnswerBody.putText(exchange, PaymentPage.of(address, fields), PaymentPage.CONTENT_TYPE);
            case map -> exchange.getMessage().setBody(new OpenObject(new LinkedHashMap<>(fields)));
            case json -> AnswerBody.put(exchange, json(fields), OutputType.json);
        }
    }

    private static String json(Map<String, String> fields) {
        try {
            return Json.ANSWERS.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts are always JSON", e);
        }
    }
}
