package io.github.cameltegro.notification;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.AttributeKey;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.camel.component.netty.ChannelHandlerFactory;

/** Ends a body that takes too long or grows too large, so that Camel gets the request and what is to be answered. */
final class NettyBodyLimiter extends ChannelInboundHandlerAdapter {

    private static final AttributeKey<RefusedRequest> REFUSAL = AttributeKey.valueOf("camelTegroRefusal");

    /** How much of an unwanted body is let through. */
    private static final long MAX_DISCARDED = 8L << 20;

    private final NettyServer server;

    // by the channel's event loop only
    private HttpRequest request;
    private NettyServer.Limits limits;
    private Future<?> clock;
    private int received;
    private long discarded;
    private boolean refused;

    private NettyBodyLimiter(NettyServer server) {
        this.server = server;
    }

    /** Why the body of the request was refused; null if it was not. */
    static RefusedRequest refusal(ChannelHandlerContext context) {
        return context.channel().attr(REFUSAL).get();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest head) {
            begin(context, head);
        }
        if (message instanceof HttpContent content) {
            take(context, content);
        } else {
            context.fireChannelRead(message);
            refuseAnnounced(context);
        }
    }

    private void begin(ChannelHandlerContext context, HttpRequest head) {
        limits = server.of(head.uri());
        request = head;
        received = 0;
        discarded = 0;
        refused = false;
        context.channel().attr(REFUSAL).set(null);
        if (limits != null) {
            clock = context.executor()
                    .schedule(() -> refuseAsLate(context), limits.deadline().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void refuseAnnounced(ChannelHandlerContext context) {
        if (limits != null) {
            try {
                RequestBody.checkLength(request.headers().get(HttpHeaderNames.CONTENT_LENGTH), limits.maxSize());
            } catch (RefusedRequest e) {
                refuse(context, e);
            }
        }
    }

    private void take(ChannelHandlerContext context, HttpContent content) {
        if (refused) {
            drop(context, content);
            return;
        }
        received += content.content().readableBytes();
        if (limits != null && received > limits.maxSize()) {
            refuse(context, RequestBody.tooLarge(limits.maxSize()));
            drop(context, content);
            return;
        }
        if (content instanceof LastHttpContent) {
            stopClock();
        }
        context.fireChannelRead(content);
    }

    /** Lets the rest go, so that its client gets to read the answer, but not for ever. */
    private void drop(ChannelHandlerContext context, HttpContent content) {
        discarded += content.content().readableBytes();
        ReferenceCountUtil.release(content);
        if (discarded > MAX_DISCARDED) {
            context.close();
        }
    }

    private void refuseAsLate(ChannelHandlerContext context) {
        // nobody knows when the rest will come
        request.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        refuse(context, ArrivingBody.late(limits.deadline()));
    }

    /** Ends the body for all that come behind. */
    private void refuse(ChannelHandlerContext context, RefusedRequest refusal) {
        stopClock();
        refused = true;
        context.channel().attr(REFUSAL).set(refusal);
        context.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
        context.fireChannelReadComplete();
    }

    private void stopClock() {
        if (clock != null) {
            clock.cancel(false);
            clock = null;
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        stopClock();
        super.channelInactive(context);
    }

    /** One for each connection, as Camel asks for it. */
    static final class Factory extends ChannelInboundHandlerAdapter implements ChannelHandlerFactory {

        private final NettyServer server;

        Factory(NettyServer server) {
            this.server = server;
        }

        @Override
        public ChannelHandler newChannelHandler() {
            return new NettyBodyLimiter(server);
        }
    }
}
