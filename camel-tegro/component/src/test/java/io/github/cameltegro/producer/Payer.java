package io.github.cameltegro.producer;

import io.github.cameltegro.protocol.PhpEncoding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/** Opens links and posts forms; the simulator checks their signatures by code of its own. */
final class Payer {

    private static final int SEE_OTHER = 303;

    private final HttpClient browser = HttpClient.newHttpClient();

    /** Whether the link leads to an order. */
    boolean opens(String link) {
        return accepted(HttpRequest.newBuilder(URI.create(link)));
    }

    /** Whether the form leads to an order. */
    boolean posts(String action, Map<String, String> fields) {
        return accepted(HttpRequest.newBuilder(URI.create(action))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(PhpEncoding.query(fields))));
    }

    private boolean accepted(HttpRequest.Builder request) {
        try {
            HttpResponse<Void> answer =
                    browser.send(request.header("Accept", "text/html").build(), BodyHandlers.discarding());
            return answer.statusCode() == SEE_OTHER;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
