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

/**
 * The limit: the HTTP client that the component sends through, with the bytes that it would send, signed beforehand.
 */
final class BareClient implements AutoCloseable {

    private static final String ACCOUNT = "{\"shop_id\":\"" + Account.SHOP_ID + "\",\"nonce\":1796000000000123";
    private static final ContentType JSON = ContentType.create("application/json");
    private static final String AUTHORIZATION = "Bearer " + "17ce68518e9e60094c3a60f1a501d344".repeat(2);

    private final URI address;
    private final byte[] body;
    private final CloseableHttpClient client;

    private BareClient(String address, String fields) {
        this.address = URI.create(address);
        this.body = (ACCOUNT + fields + "}").getBytes(US_ASCII);
        this.client = HttpClientBuilder.create()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnPerRoute(Account.CONNECTIONS)
                        .setMaxConnTotal(Account.CONNECTIONS)
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression()
                .setUserAgent(Account.USER_AGENT)
                .build();
    }

    static BareClient createOrder(String url) {
        return new BareClient(
                url + "/api/createOrder/", ",\"currency\":\"RUB\",\"amount\":1490.00,\"order_id\":\"A-1001\"");
    }

    static BareClient balance(String url) {
        return new BareClient(url + "/api/balance/", "");
    }

    byte[] post() throws IOException {
        HttpPost post = new HttpPost(address);
        post.setHeader(HttpHeaders.ACCEPT, "application/json");
        post.setHeader(HttpHeaders.AUTHORIZATION, AUTHORIZATION);
        post.setEntity(new ByteArrayEntity(body, JSON));
        return client.execute(post, response -> {
            if (response.getCode() != 200) {
                throw new IOException("refused: " + response.getCode());
            }
            return EntityUtils.toByteArray(response.getEntity());
        });
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
