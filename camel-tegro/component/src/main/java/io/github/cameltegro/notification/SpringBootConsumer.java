package io.github.cameltegro.notification;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.Enumeration;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.component.platform.http.springboot.SpringBootPlatformHttpConsumer;
import org.apache.camel.support.service.ServiceHelper;

/**
 * Spring Boot's consumer, kept from the body. By itself it takes a body of any size into memory, and fields into
 * headers, before a processor sees anything. Spring Boot is an optional dependency: {@link PlatformEndpoint} knows
 * this class only where it runs.
 */
final class SpringBootConsumer extends SpringBootPlatformHttpConsumer {

    private final SpringBootPlatformHttpConsumer delegate;

    private SpringBootConsumer(
            PlatformHttpEndpoint endpoint, Processor processor, SpringBootPlatformHttpConsumer delegate) {
        super(endpoint, processor);
        this.delegate = delegate;
    }

    /** @param delegate the engine's own, which knows the executor that requests are processed on */
    static PlatformHttpConsumer of(PlatformHttpEndpoint endpoint, Processor processor, PlatformHttpConsumer delegate) {
        return new SpringBootConsumer(endpoint, processor, (SpringBootPlatformHttpConsumer) delegate);
    }

    @Override
    public CompletableFuture<Void> service(HttpServletRequest request, HttpServletResponse response) {
        if (!isStarted() && !isSuspended()) {
            // Spring never forgets a path
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return CompletableFuture.completedFuture(null);
        }
        return delegate.service(new UnreadRequest(request), response);
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
