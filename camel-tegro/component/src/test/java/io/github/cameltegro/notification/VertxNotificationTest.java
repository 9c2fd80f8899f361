package io.github.cameltegro.notification;

import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;

/** On Camel Main's own server. */
class VertxNotificationTest extends ServerNotificationContract {

    private VertxPlatformHttpServer server;

    @Override
    String server(CamelContext camelContext) throws Exception {
        VertxPlatformHttpServerConfiguration http = new VertxPlatformHttpServerConfiguration();
        http.setBindHost("127.0.0.1");
        http.setBindPort(0);
        server = new VertxPlatformHttpServer(http);
        camelContext.addService(server);
        return null;
    }

    @Override
    String serverAfterStart() {
        return "http://127.0.0.1:" + server.getPort();
    }

    @Override
    String options() {
        return "";
    }
}
