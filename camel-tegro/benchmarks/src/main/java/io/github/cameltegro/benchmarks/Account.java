package io.github.cameltegro.benchmarks;

import io.github.cameltegro.TegroComponent;
import io.github.cameltegro.TegroConfiguration;

/** The account of all runs, and the component set up for it. */
final class Account {

    static final String SHOP_ID = "D0F98E7D7742609DC508D86BB7500914";
    static final String API_KEY = "a-key-for-benchmarks-0123456789";
    static final String SECRET_KEY = "a-secret-for-benchmarks-0123456789";

    static final String USER_AGENT = "camel-tegro/1.0.0";

    /** More than threads ever are, so that nobody is measured waiting for a connection. */
    static final int CONNECTIONS = 64;

    private Account() {}

    static TegroComponent component(String baseUrl) {
        TegroComponent component = new TegroComponent();
        TegroConfiguration account = component.getConfiguration();
        account.setShopId(SHOP_ID);
        account.setApiKey(API_KEY);
        account.setSecretKey(SECRET_KEY);
        account.setBaseUrl(baseUrl);
        account.setUserAgent(USER_AGENT);
        account.setConnectionsPerRoute(CONNECTIONS);
        account.setMaxTotalConnections(CONNECTIONS);
        return component;
    }
}
