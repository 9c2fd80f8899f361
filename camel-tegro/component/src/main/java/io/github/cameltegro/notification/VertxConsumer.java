package io.github.cameltegro.notification;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpConsumer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpEngine;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;

/**
 * Vert.x's consumer, which receives the body before it takes a thread of the worker pool: a few bodies that drip would
 * hold all of that, and with it the whole application.
 */
final class VertxConsumer extends VertxPlatformHttpConsumer {

    private final int maxSize;
    private final Duration deadline;

    private VertxConsumer(
            PlatformHttpEndpoint endpoint,
            Processor processor,
            VertxPlatformHttpEngine engine,
            int maxSize,
            Duration deadline) {
        super(
                endpoint,
                processor,
                engine.getHandlers(),
                VertxPlatformHttpRouter.getRouterNameFromPort(engine.getServerPort()));
        this.maxSize = maxSize;
        this.deadline = deadline;
    }

    /** @param engines the consumer that the engine made, which serves where the engine is one of its own kind */
    static PlatformHttpConsumer of(
            PlatformHttpEndpoint endpoint,
            Processor processor,
            PlatformHttpEngine engine,
            PlatformHttpConsumer engines,
            int maxSize,
            Duration deadline) {
        return engine instanceof VertxPlatformHttpEngine vertx
                ? new VertxConsumer(endpoint, processor, vertx, maxSize, deadline)
                : engines;
    }

    /** The path that the server itself puts before all others; null where it is not Camel's own, as on Quarkus. */
    static String pathOfServer(CamelContext context, PlatformHttpEngine engine) {
        String name = VertxPlatformHttpRouter.getRouterNameFromPort(engine.getServerPort());
        VertxPlatformHttpRouter router = VertxPlatformHttpRouter.lookup(context, name);
        if (router == null) {
            // a port that the system chose
            router = VertxPlatformHttpRouter.lookup(context, VertxPlatformHttpRouter.getRouterNameFromPort(0));
        }
        VertxPlatformHttpServer server = router == null ? null : router.getServer();
        return server == null ? null : server.getPath();
    }

    @Override
    protected Future<Void> populateCamelMessage(RoutingContext context, Exchange exchange, Message message) {
        Future<Void> populated = super.populateCamelMessage(context, exchange, message);
        if (!HttpMethod.POST.equals(context.request().method())) {
            return populated;
        }
        return populated.compose(done -> receive(context, message));
    }

    private Future<Void> receive(RoutingContext context, Message message) {
        HttpServerRequest request = context.request();
        VertxBody body = VertxBody.receive(request, maxSize);
        message.setBody(body);
        Promise<Void> promise = Promise.promise();
        long timer =
                context.vertx().setTimer(Math.max(1, deadline.toMillis()), id -> body.refuse(VertxBody.late(deadline)));
        body.whenDone(() -> {
            context.vertx().cancelTimer(timer);
            promise.complete();
        });
        return promise.future();
    }
}
