package io.github.cameltegro.notification;

import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.DefaultPlatformHttpConsumer;
import org.apache.camel.component.platform.http.HttpEndpointModel;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.PlatformHttpListener;
import org.apache.camel.util.URISupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens a path on the runtime's own server with and without a slash at its end, and shares it with no other route. */
final class PlatformConsumer extends DefaultPlatformHttpConsumer implements PlatformHttpListener {

    private static final Logger LOG = LoggerFactory.getLogger(PlatformConsumer.class);

    private final String path;

    PlatformConsumer(PlatformHttpEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.path = endpoint.getPath();
    }

    @Override
    protected void doInit() throws Exception {
        try {
            super.doInit();
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw PlatformEndpoint.noServer(e);
        }
    }

    @Override
    protected void doStart() throws Exception {
        for (HttpEndpointModel other : getComponent().getHttpEndpoints()) {
            if (takesOurs(other)) {
                throw new IllegalStateException("path=" + path + ": " + nameOf(other)
                        + " takes the requests at this path already; give one of the two another path");
            }
        }
        super.doStart();
        if (isSpring()) {
            getComponent().addHttpEndpoint(path + "/", null, null, null, getPlatformHttpConsumer());
        }
        getComponent().addPlatformHttpListener(this);
    }

    @Override
    protected void doStop() throws Exception {
        getComponent().removePlatformHttpListener(this);
        if (isSpring()) {
            getComponent().removeHttpEndpoint(path + "/");
        }
        super.doStop();
    }

    /** Whether Spring matches paths: to it a path with a slash at its end is another one. */
    private boolean isSpring() {
        return getPlatformHttpConsumer() != null
                && getPlatformHttpConsumer().getClass().getSimpleName().equals("SpringBootConsumer");
    }

    /** Which of the two gets the requests depends on the server; nobody but the log can be told. */
    @Override
    public void registerHttpEndpoint(HttpEndpointModel other) {
        if (takesOurs(other)) {
            LOG.error(
                    "{} takes the requests at {} too, where notifications are awaited: payments are lost; give it another"
                            + " path",
                    nameOf(other),
                    path);
        }
    }

    @Override
    public void unregisterHttpEndpoint(HttpEndpointModel other) {
        // nothing is lost by that
    }

    private boolean takesOurs(HttpEndpointModel other) {
        return other.getConsumer() != getPlatformHttpConsumer()
                && OpenPaths.withoutSlash(other.getUri()).equals(path)
                && (other.getVerbs() == null || other.getVerbs().contains("POST"));
    }

    private static String nameOf(HttpEndpointModel other) {
        Endpoint endpoint =
                other.getConsumer() == null ? null : other.getConsumer().getEndpoint();
        return endpoint == null ? other.getUri() : URISupport.sanitizeUri(endpoint.getEndpointUri());
    }
}
