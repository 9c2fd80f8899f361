package io.github.cameltegro.support;

import io.github.cameltegro.protocol.ApiSignature;
import io.github.cameltegro.simulator.TegroSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** Payouts that were made some other way, such as in Tegro's cabinet. */
public final class Payouts {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static long nonce;

    private Payouts() {}

    public static synchronized void create(TegroSimulator tegro, String paymentId, String currency, String amount) {
        String body = """
                {"shop_id":"%s","nonce":%d,"payment_id":"%s","currency":"%s","amount":%s,"account":"4100","payment_system":5}""".formatted(tegro.shopId(), ++nonce, paymentId, currency, amount);
        HttpRequest request = HttpRequest.newBuilder(URI.create(tegro.baseUrl() + "/api/createWithdrawal/"))
                .header(
                        "Authorization",
                        "Bearer " + new ApiSignature(tegro.apiKey()).sign(body.getBytes(StandardCharsets.UTF_8)))
                .header("User-Agent", "cabinet")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            String answer = HTTP.send(request, BodyHandlers.ofString()).body();
            if (!answer.contains("success")) {
                throw new IllegalStateException(answer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
