package io.github.cameltegro.notification;

import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;

/** What a server puts before the paths of all its endpoints, so that the log names the address that works. */
final class PathPrefix {

    private static final List<String> SPRING = List.of("server.servlet.context-path", "spring.mvc.servlet.path");
    private static final List<String> QUARKUS = List.of("quarkus.http.root-path");

    private PathPrefix() {}

    /** The path at which a started endpoint can be reached. */
    static String putBefore(CamelContext context, OpenPaths.Place place) {
        if (place.server().equals("servlet")) {
            return "(the servlet's own path)" + place.path();
        }
        return context.getComponent(place.server()) instanceof PlatformHttpComponent platformHttp
                ? prefix(context, platformHttp.getEngine()) + place.path()
                : place.path();
    }

    private static String prefix(CamelContext context, PlatformHttpEngine engine) {
        if (engine.getClass().getName().contains(".springboot.")) {
            return ofProperties(context, SPRING);
        }
        if (engine.getClass().getName().contains(".vertx.")) {
            String ofServer = VertxConsumer.pathOfServer(context, engine);
            return ofServer != null ? plain(ofServer) : ofProperties(context, QUARKUS);
        }
        return "";
    }

    private static String ofProperties(CamelContext context, List<String> keys) {
        StringBuilder prefix = new StringBuilder();
        for (String key : keys) {
            // Spring's environment answers placeholders only
            prefix.append(plain(context.resolvePropertyPlaceholders("{{" + key + ":/}}")));
        }
        return prefix.toString();
    }

    /** With a slash before it and none behind; empty for the root. */
    private static String plain(String path) {
        String stripped = path.strip().replaceAll("^/+|/+$", "");
        return stripped.isEmpty() ? "" : "/" + stripped;
    }
}
