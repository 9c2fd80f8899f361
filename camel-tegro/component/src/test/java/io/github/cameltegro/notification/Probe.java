package io.github.cameltegro.notification;

import io.github.cameltegro.engine.EngineContract;
import io.github.cameltegro.protocol.FormField;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** Stands behind a server in place of the consumer and answers with what it read. */
public final class Probe implements Processor {

    public static final String PATH = "/tegro/notification";

    private static final Duration HURRY = Duration.ofMillis(300);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final AtomicInteger brokenOff = new AtomicInteger();
    private final List<Consumer> consumers = new ArrayList<>();
    private final Duration deadline;

    private Probe(Duration deadline) {
        this.deadline = deadline;
    }

    /** Starts it on a server of the context, and a second one that hurries. */
    public static Probe serve(CamelContext context, String consumerComponentName) throws Exception {
        Probe probe = new Probe(PATIENCE);
        Probe hurried = new Probe(HURRY);
        probe.consumers.add(hurried.consumer(context, consumerComponentName, EngineContract.HURRIED + "/"));
        probe.consumers.add(probe.consumer(context, consumerComponentName, PATH));
        probe.listen(true);
        return probe;
    }

    /** The path at which it can be reached, as a notification endpoint logs it. */
    public static String address(CamelContext context) {
        return PathPrefix.putBefore(context, NotificationServer.place(null, PATH));
    }

    private Consumer consumer(CamelContext context, String consumerComponentName, String path) throws Exception {
        return NotificationServer.createConsumer(
                context, consumerComponentName, path, EngineContract.MAX_SIZE, deadline, this);
    }

    public void listen(boolean on) {
        consumers.forEach(on ? Consumer::start : Consumer::stop);
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
