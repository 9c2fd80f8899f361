package io.github.cameltegro.producer;

import io.github.cameltegro.OutputType;
import io.github.cameltegro.TegroConfiguration;
import io.github.cameltegro.TegroEndpoint;
import io.github.cameltegro.TegroException;
import io.github.cameltegro.TegroOperation;
import io.github.cameltegro.activity.AccountActivity;
import io.github.cameltegro.api.TegroClient;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Whether Tegro can be reached and takes the API key: each time it is asked, it makes a signed {@code shops} call. */
final class AccountHealthCheck extends AbstractHealthCheck {

    /** Whoever asks for the health waits for the answer. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final AccountActivity activity;
    private final TegroClient client;
    private final Duration timeout;
    private volatile TegroClient.Call shops;

    AccountHealthCheck(TegroEndpoint endpoint) throws Exception {
        super("camel", id(endpoint));
        TegroConfiguration account = endpoint.getConfiguration();
        this.activity = endpoint.activity();
        this.client = endpoint.client();
        this.timeout = account.getRequestTimeout().compareTo(LONGEST) < 0 ? account.getRequestTimeout() : LONGEST;
        setCamelContext(endpoint.getCamelContext());
    }

    private static String id(TegroEndpoint endpoint) {
        return "producer:tegro:" + endpoint.activity().shop() + "@"
                + URI.create(endpoint.getConfiguration().getBaseUrl()).getAuthority();
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        builder.detail(ENDPOINT_URI, activity.baseUrl());
        builder.detail("operation", TegroOperation.shops.name());
        builder.detail("shop", activity.shop());
        try {
            shops().send(Map.of(), timeout);
            builder.up();
        } catch (TegroException e) {
            builder.detail("error.type", e.getClass().getSimpleName());
            if (e.getHttpResponseCode() > 0) {
                builder.detail(HTTP_RESPONSE_CODE, e.getHttpResponseCode());
            }
            // has no key in it, as no message of ours
            builder.message(e.getMessage()).error(e).down();
        }
    }

    /** Made ready when it is first asked for, as most contexts have these checks off; of use as long as the client. */
    TegroClient.Call shops() {
        TegroClient.Call call = shops;
        if (call == null) {
            call = client.prepare(TegroOperation.shops, OutputType.pojo);
            shops = call;
        }
        return call;
    }
}
