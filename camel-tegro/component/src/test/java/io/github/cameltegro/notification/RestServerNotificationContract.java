package io.github.cameltegro.notification;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.RestConfiguration;
import org.apache.camel.test.AvailablePortFinder;

/** One of Camel's own HTTP servers, named by {@code consumerComponentName}. */
abstract class RestServerNotificationContract extends ServerNotificationContract {

    private final String componentName;

    RestServerNotificationContract(String componentName) {
        this.componentName = componentName;
    }

    @Override
    String server(CamelContext camelContext) {
        int port = AvailablePortFinder.getNextAvailable();
        RestConfiguration rest = new RestConfiguration();
        rest.setComponent(componentName);
        rest.setHost("localhost");
        rest.setPort(port);
        rest.setContextPath("/api");
        rest.setEnableCORS(true);
        camelContext.setRestConfiguration(rest);
        return "http://localhost:" + port;
    }

    @Override
    String options() {
        return "&consumerComponentName=" + componentName;
    }
}
