package io.github.cameltegro.notification;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;

/**
 * Who takes notifications at which path of which server, in one Camel context. Servers let two routes share a path, and
 * hand each request to one of them: the other shop's notifications would be refused for ever.
 */
final class OpenPaths {

    private final Map<Place, String> owners = new ConcurrentHashMap<>();

    private OpenPaths() {}

    /**
     * Where an endpoint is.
     *
     * @param server the name of the component that opens it
     * @param path without a slash at its end
     */
    record Place(String server, String path) {}

    /** The path without a slash at its end, which makes no difference to any server. */
    static String withoutSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    static OpenPaths of(CamelContext context) {
        OpenPaths paths = context.getCamelContextExtension().getContextPlugin(OpenPaths.class);
        if (paths == null) {
            paths = new OpenPaths();
            context.getCamelContextExtension().addContextPlugin(OpenPaths.class, paths);
        }
        return paths;
    }

    /** @throws IllegalStateException if somebody else is there */
    void open(Place place, String owner) {
        String other = owners.putIfAbsent(place, owner);
        if (other != null) {
            throw new IllegalStateException("Two routes can't take notifications at one path: " + place.path() + " on "
                    + place.server() + " belongs to " + other + ", and " + owner
                    + " names it too; give each its own path, and enter it in the shop's settings at Tegro");
        }
    }

    void close(Place place) {
        owners.remove(place);
    }
}
