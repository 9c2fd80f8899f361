package io.github.cameltegro.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.URI;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/** The limit: the HTTP client that the component sends through, with bytes that are signed already. */
final class BareClient implements AutoCloseable {

    private static final byte[] BODY = ("{\"shop_id\":\"" + Account.SHOP_ID
                    + "\",\"nonce\":1796000000000123,\"currency\":\"RUB\",\"amount\":1490.00,\"order_id\":\"A-1001\"}")
            .getBytes(US_ASCII);
    private static final String AUTHORIZATION = "Bearer " + "17ce68518e9e60094c3a60f1a501d344".repeat(2);

    private final URI address;
    private final CloseableHttpClient client;

    BareClient(String address) {
        this.address = URI.create(address);
        this.client = HttpClientBuilder.create()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnPerRoute(Account.CONNECTIONS)
                        .setMaxConnTotal(Account.CONNECTIONS)
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression()
                .setUserAgent("camel-tegro/1.0.0")
                .build();
    }

    byte[] post() throws IOException {
        HttpPost post = new HttpPost(address);
        post.setHeader(HttpHeaders.ACCEPT, "application/json");
        post.setHeader(HttpHeaders.AUTHORIZATION, AUTHORIZATION);
        post.setEntity(new ByteArrayEntity(BODY, ContentType.APPLICATION_JSON));
        return client.execute(post, response -> EntityUtils.toByteArray(response.getEntity()));
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
