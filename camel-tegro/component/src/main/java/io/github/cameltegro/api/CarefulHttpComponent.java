package io.github.cameltegro.api;

import org.apache.camel.component.http.HttpComponent;

/** camel-http with its well-meant extras off. */
final class CarefulHttpComponent extends HttpComponent {

    CarefulHttpComponent() {
        setAutomaticRetriesDisabled(true);
        setRedirectHandlingDisabled(true);
        setCookieManagementDisabled(true);
        setContentCompressionDisabled(true);
        setHttpClientConfigurer(client -> client.setKeepAliveStrategy(CarefulConnections::keepAlive));
    }
}
