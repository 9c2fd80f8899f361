package io.github.cameltegro.simulator;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** What a browser sends and sees, without a browser: it asks for HTML and follows nothing by itself. */
final class Payer {

    private final String baseUrl;

    Payer(TegroSimulator simulator) {
        this.baseUrl = simulator.baseUrl();
    }

    HttpResponse<byte[]> get(String path, String... headers) {
        return TestClient.exchange(request(path, headers).build());
    }

    HttpResponse<byte[]> post(String path, String body, String... headers) {
        return TestClient.exchange(request(path, headers)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** As the forms and the script of the simulator's own pages post. */
    HttpResponse<byte[]> postFromOwnPage(String path, String body) {
        return post(path, body, "Origin", baseUrl);
    }

    /** Follows a redirect that must be there, on the simulator itself. */
    Document follow(HttpResponse<byte[]> redirect) {
        return page(get(location(redirect)));
    }

    static String location(HttpResponse<byte[]> redirect) {
        if (redirect.statusCode() != 303) {
            throw new AssertionError(redirect.statusCode() + ": " + TestClient.text(redirect));
        }
        return redirect.headers().firstValue("Location").orElseThrow();
    }

    static Document page(HttpResponse<byte[]> response) {
        return Jsoup.parse(TestClient.text(response));
    }

    static String form(Map<String, String> fields) {
        return PhpQuery.of(fields.entrySet().stream()
                .map(field -> new PhpQuery.Field(field.getKey(), field.getValue()))
                .collect(Collectors.toList()));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + path))
                .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                .header("Content-Type", "application/x-www-form-urlencoded");
        List<String> pairs = List.of(headers);
        for (int index = 0; index < pairs.size(); index += 2) {
            request.setHeader(pairs.get(index), pairs.get(index + 1));
        }
        return request;
    }
}
