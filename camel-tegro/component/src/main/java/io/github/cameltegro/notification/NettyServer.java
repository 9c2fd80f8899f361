package io.github.cameltegro.notification;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.netty.NettyConstants;
import org.apache.camel.component.netty.http.NettyHttpConfiguration;
import org.apache.camel.component.netty.http.NettyHttpEndpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * netty-http collects a body before it calls anybody, without a deadline: here it gets one. It is an optional
 * dependency: {@link RestServer} asks for this class only where it is there.
 */
final class NettyServer {

    private static final Logger LOG = LoggerFactory.getLogger(NettyServer.class);

    /** What a body at a path may be. */
    record Limits(int maxSize, Duration deadline) {}

    /** By path, because all routes on a port share the pipeline of the one that opened it. */
    private final Map<String, Limits> limits = new ConcurrentHashMap<>();

    /** The ports whose pipelines have the limits. */
    private final Set<Integer> limited = ConcurrentHashMap.newKeySet();

    private NettyServer() {}

    static NettyServer of(CamelContext context) {
        NettyServer server = context.getCamelContextExtension().getContextPlugin(NettyServer.class);
        if (server == null) {
            server = new NettyServer();
            context.getCamelContextExtension().addContextPlugin(NettyServer.class, server);
        }
        return server;
    }

    /** Puts the limits before what netty-http does with a body by itself. */
    Consumer limit(Consumer theirs, String path, Limits ofPath) {
        limits.put(key(path), ofPath);
        NettyHttpEndpoint endpoint = (NettyHttpEndpoint) theirs.getEndpoint();
        NettyHttpConfiguration configuration = endpoint.getConfiguration();
        int port = configuration.getPort();
        boolean first = endpoint.getComponent().getMultiplexChannelHandler(port).consumers() == 0;
        if (first) {
            limited.add(port);
        } else if (!limited.contains(port)) {
            LOG.warn(
                    "Another route has opened port {} before, so that bodies at {} have no deadline; give notifications a"
                            + " port of their own, or a lower startupOrder",
                    port,
                    path);
        }
        List<ChannelHandler> decoders = new ArrayList<>(configuration.getDecodersAsList());
        decoders.add(new NettyBodyLimiter.Factory(this));
        configuration.setDecoders(decoders);
        return theirs;
    }

    /** Null where the path is none of ours. */
    Limits of(String uri) {
        return limits.get(key(uri));
    }

    private static String key(String uri) {
        int query = uri.indexOf('?');
        String path = query < 0 ? uri : uri.substring(0, query);
        int scheme = path.indexOf("://");
        if (scheme > 0) {
            int slash = path.indexOf('/', scheme + 3);
            path = slash < 0 ? "" : path.substring(slash);
        }
        return OpenPaths.withoutSlash(path).toLowerCase(Locale.ROOT);
    }

    /** Hands on why the body was refused, where it was. */
    static Processor refusing(Processor processor) {
        return exchange -> {
            Message message = exchange.getIn();
            RefusedRequest refusal = NettyBodyLimiter.refusal(
                    message.getHeader(NettyConstants.NETTY_CHANNEL_HANDLER_CONTEXT, ChannelHandlerContext.class));
            if (refusal != null) {
                ArrivingBody refused = new ArrivingBody(0, Duration.ZERO);
                refused.refuse(refusal);
                message.setBody(refused);
            }
            processor.process(exchange);
        };
    }
}
