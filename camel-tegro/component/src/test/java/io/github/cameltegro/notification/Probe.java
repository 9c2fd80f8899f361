package io.github.cameltegro.notification;

import io.github.cameltegro.engine.EngineContract;
import io.github.cameltegro.protocol.FormField;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.support.service.ServiceHelper;

/** Stands behind a server in place of the consumer and answers with what it read. */
public final class Probe implements Processor {

    public static final String PATH = "/tegro/notification";

    private final AtomicInteger brokenOff = new AtomicInteger();

    /** Starts it on a server of the context. */
    public static Consumer serve(CamelContext context, String consumerComponentName) throws Exception {
        Consumer consumer = NotificationServer.createConsumer(context, consumerComponentName, PATH, new Probe());
        ServiceHelper.startService(consumer);
        return consumer;
    }

    @Override
    public void process(Exchange exchange) {
        Message in = exchange.getIn();
        try {
            if (!"POST".equals(in.getHeader(Exchange.HTTP_METHOD))) {
                RequestBody.discard(exchange);
                answer(exchange, 405, "");
                return;
            }
            String contentType = RequestBody.contentType(exchange);
            boolean hurry = String.valueOf(EngineContract.HURRY).equals(in.getHeader(Exchange.HTTP_QUERY));
            Duration deadline = hurry ? Duration.ofMillis(EngineContract.HURRY) : Duration.ofMinutes(1);
            ReceivedBody body = RequestBody.read(exchange, EngineContract.MAX_SIZE, deadline);
            StringBuilder told = new StringBuilder();
            for (FormField field : body.fields(contentType)) {
                told.append(HexFormat.of().formatHex(field.name()))
                        .append('=')
                        .append(HexFormat.of().formatHex(field.value()))
                        .append('\n');
            }
            answer(exchange, 200, told.toString());
        } catch (RefusedRequest e) {
            if (e.getMessage().equals("the body breaks off")) {
                brokenOff.incrementAndGet();
            }
            answer(exchange, e.status(), "");
        }
    }

    private void answer(Exchange exchange, int status, String text) {
        Message out = exchange.getMessage();
        out.removeHeaders("*");
        out.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        out.setHeader(Exchange.CONTENT_TYPE, "text/plain");
        out.setHeader(EngineContract.BROKEN_OFF, brokenOff.get());
        out.setBody(text);
    }
}
