package io.github.cameltegro.notification;

import io.undertow.server.Connectors;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.HttpContinueReadHandler;
import io.undertow.util.AttachmentKey;
import io.undertow.util.Methods;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.undertow.RestUndertowHttpBinding;
import org.apache.camel.component.undertow.UndertowConsumer;
import org.apache.camel.component.undertow.UndertowEndpoint;
import org.apache.camel.support.DefaultMessage;
import org.xnio.XnioExecutor;
import org.xnio.channels.StreamSourceChannel;

/**
 * undertow's consumer, which receives the body before it takes a thread of the worker pool: a few bodies that drip
 * would hold all of that. undertow is an optional dependency: {@link RestServer} asks for this class only where it is
 * there.
 */
final class UndertowServer extends UndertowConsumer {

    private static final AttachmentKey<ArrivingBody> BODY = AttachmentKey.create(ArrivingBody.class);
    private static final int CHUNK = 8192;

    private final int maxSize;
    private final Duration deadline;

    private UndertowServer(UndertowEndpoint endpoint, Processor processor, int maxSize, Duration deadline) {
        super(endpoint, processor);
        this.maxSize = maxSize;
        this.deadline = deadline;
    }

    /** @param theirs the consumer that the component made, whose endpoint serves */
    static Consumer of(Consumer theirs, Processor processor, int maxSize, Duration deadline) {
        UndertowEndpoint endpoint = ((UndertowConsumer) theirs).getEndpoint();
        endpoint.setUndertowHttpBinding(new Binding());
        UndertowServer consumer = new UndertowServer(endpoint, processor, maxSize, deadline);
        consumer.setRest(true);
        return consumer;
    }

    @Override
    public void handleRequest(HttpServerExchange http) throws Exception {
        if (!Methods.POST.equals(http.getRequestMethod()) || isSuspended() || http.getAttachment(BODY) != null) {
            super.handleRequest(http);
        } else {
            // the client may wait for a word before it sends the body
            new HttpContinueReadHandler(this::receive).handleRequest(http);
        }
    }

    private void receive(HttpServerExchange http) throws Exception {
        ArrivingBody body = new ArrivingBody(maxSize, deadline);
        http.putAttachment(BODY, body);
        StreamSourceChannel channel = http.getRequestChannel();
        try {
            RequestBody.checkLength(http.getRequestContentLength(), maxSize);
            read(channel, body);
        } catch (RefusedRequest e) {
            body.refuse(e);
        }
        if (body.isDone()) {
            super.handleRequest(http);
            return;
        }
        XnioExecutor.Key timer = http.getIoThread()
                .executeAfter(
                        () -> {
                            body.refuseAsLate();
                            process(http, channel);
                        },
                        deadline.toMillis(),
                        TimeUnit.MILLISECONDS);
        channel.getReadSetter().set(readable -> {
            read(channel, body);
            if (body.isDone() && timer.remove()) {
                process(http, channel);
            }
        });
        channel.resumeReads();
    }

    /** Takes what is there; never waits. */
    private static void read(StreamSourceChannel channel, ArrivingBody body) {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        try {
            while (!body.isDone()) {
                int count = channel.read(chunk.clear());
                if (count < 0) {
                    body.end();
                } else if (count == 0) {
                    return;
                } else {
                    body.take(chunk.flip());
                }
            }
        } catch (IOException e) {
            body.breakOff(e);
        }
    }

    private void process(HttpServerExchange http, StreamSourceChannel channel) {
        channel.getReadSetter().set(null);
        channel.suspendReads();
        Connectors.executeRootHandler(this, http);
    }

    /** Camel's own binding but for the body, which is not read a second time. */
    private static final class Binding extends RestUndertowHttpBinding {

        @Override
        public Message toCamelMessage(HttpServerExchange http, Exchange exchange) throws Exception {
            Message message = new DefaultMessage(exchange);
            populateCamelHeaders(http, message.getHeaders(), exchange);
            message.setBody(http.getAttachment(BODY));
            return message;
        }
    }
}
