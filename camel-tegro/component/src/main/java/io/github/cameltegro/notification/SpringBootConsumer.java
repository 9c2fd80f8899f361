package io.github.cameltegro.notification;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Enumeration;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.component.platform.http.springboot.SpringBootPlatformHttpConsumer;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Spring Boot's consumer, kept from the body. By itself it takes a body of any size into memory, and fields into
 * headers, before a processor sees anything, and reads on Spring's task executor, which eight bodies that drip would
 * hold. Spring Boot is an optional dependency: {@link PlatformEndpoint} knows this class only where it runs.
 */
final class SpringBootConsumer extends SpringBootPlatformHttpConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(SpringBootConsumer.class);

    private final SpringBootPlatformHttpConsumer delegate;
    private final int maxSize;
    private final Duration deadline;

    private SpringBootConsumer(
            PlatformHttpEndpoint endpoint,
            Processor processor,
            SpringBootPlatformHttpConsumer delegate,
            int maxSize,
            Duration deadline) {
        super(endpoint, processor);
        this.delegate = delegate;
        this.maxSize = maxSize;
        this.deadline = deadline;
    }

    /** @param delegate the engine's own, which knows the executor that requests are processed on */
    static PlatformHttpConsumer of(
            PlatformHttpEndpoint endpoint,
            Processor processor,
            PlatformHttpConsumer delegate,
            int maxSize,
            Duration deadline) {
        return new SpringBootConsumer(
                endpoint, processor, (SpringBootPlatformHttpConsumer) delegate, maxSize, deadline);
    }

    @Override
    public CompletableFuture<Void> service(HttpServletRequest request, HttpServletResponse response) {
        if (!isStarted() && !isSuspended()) {
            // Spring never forgets a path
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return CompletableFuture.completedFuture(null);
        }
        try {
            if (isOnItsWay(request)) {
                receive(request, response);
                // to Spring the request is handled
                return null;
            }
        } catch (IOException | IllegalStateException e) {
            LOG.debug("The body can't be awaited", e);
        }
        return delegate.service(new UnreadRequest(request), response);
    }

    private static boolean isOnItsWay(HttpServletRequest request) throws IOException {
        return "POST".equals(request.getMethod())
                && request.isAsyncSupported()
                && !request.isAsyncStarted()
                && !isParsed(request)
                && !request.getInputStream().isFinished();
    }

    /** Spring's dispatcher parses multipart bodies before it calls anybody, unless it is told to be lazy. */
    private static boolean isParsed(HttpServletRequest request) {
        try {
            // of Spring's class for such requests, which no application with this consumer need have
            return Boolean.TRUE.equals(
                    request.getClass().getMethod("isResolved").invoke(request));
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    private void receive(HttpServletRequest request, HttpServletResponse response) throws IOException {
        AsyncContext async = request.startAsync(request, response);
        // as on other servers the route may take its time
        async.setTimeout(getEndpoint().getRequestTimeout());
        ArrivingBody body = ServletArrival.receive(request, maxSize, deadline);
        request.setAttribute(ServletBody.ARRIVING, body);
        body.whenDone(() -> process(body, new UnreadRequest(request), response, async), Runnable::run);
    }

    private void process(
            ArrivingBody body, HttpServletRequest request, HttpServletResponse response, AsyncContext async) {
        if (body.isBrokenOff()) {
            // at once: the container takes request and response back when its listener returns
            try {
                handleService(request, response);
            } catch (Exception e) {
                LOG.debug("Nobody is left to be answered", e);
            }
            return;
        }
        delegate.service(request, response).whenComplete((done, failure) -> async.complete());
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        ServiceHelper.initService(delegate);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        ServiceHelper.startService(delegate);
    }

    @Override
    protected void doSuspend() throws Exception {
        ServiceHelper.suspendService(delegate);
        super.doSuspend();
    }

    @Override
    protected void doResume() throws Exception {
        ServiceHelper.resumeService(delegate);
        super.doResume();
    }

    @Override
    protected void doStop() throws Exception {
        ServiceHelper.stopAndShutdownService(delegate);
        super.doStop();
    }

    /** A request that seems to have no body and no parameters; its stream and its parts are there for whoever asks. */
    private static final class UnreadRequest extends HttpServletRequestWrapper {

        UnreadRequest(HttpServletRequest request) {
            super(request);
        }

        @Override
        public int getContentLength() {
            return 0;
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.emptyEnumeration();
        }
    }
}
