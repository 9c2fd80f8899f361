package io.github.cameltegro.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.simulator.NotificationAnswer;
import io.github.cameltegro.simulator.PayloadFormat;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing of a request but the verified notification gets into the route, and nothing of it goes back. */
class IsolationTest {

    @RegisterExtension
    static final TegroSimulatorExtension TEGRO = new TegroSimulatorExtension();

    private final TegroSimulator gateway = TEGRO.simulator();

    @BeforeEach
    void a_paid_order() {
        gateway.createOrder("A-1", "RUB", "10");
        gateway.pay("A-1");
    }

    @ParameterizedTest
    @EnumSource(PayloadFormat.class)
    void fields_that_look_like_headers_become_none(PayloadFormat format) throws Exception {
        try (NotificationNode node = NotificationNode.start(gateway, "")) {
            NotificationAnswer answer = gateway.notification("A-1")
                    .contentType(format)
                    .attack()
                    .headerShapedFields(true)
                    .sendTo(node.url())
                    .send()
                    .get()
                    .get(0);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers().keySet())
                    .isSubsetOf("content-type", "content-length", "transfer-encoding", "connection");
            assertThat(node.routed).singleElement().satisfies(routed -> assertThat(
                            routed.headers().keySet())
                    .allMatch(name -> name.startsWith("CamelTegro")));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 403, 400})
    void no_field_header_or_parameter_comes_back(int status) throws Exception {
        try (NotificationNode node = NotificationNode.start(gateway, "")) {
            var payload = gateway.notification("A-1")
                    .extraField("canary", "canary-field")
                    .payload();
            String body = payload.bodyText();
            if (status == 403) {
                body = body.replace("canary-field", "canary-forged");
            } else if (status == 400) {
                body = body + "&canary=again";
            }
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(node.url() + "?canaryQuery=canary-query&status=1"))
                                    .header("Content-Type", payload.contentType())
                                    .header("X-Canary", "canary-header")
                                    .header("Cookie", "canary=cookie")
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat((answer.body() + answer.headers().map()).toLowerCase()).doesNotContain("canary", "sign");
        }
    }

    @Test
    void fields_come_from_the_body_alone_and_never_from_the_query() throws Exception {
        try (NotificationNode node = NotificationNode.start(gateway, "")) {
            var payload = gateway.notification("A-1").payload();
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(node.url() + "?" + payload.bodyText()))
                                    .header("Content-Type", payload.contentType())
                                    .POST(HttpRequest.BodyPublishers.ofString("amount=10"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH", "OPTIONS"})
    void other_methods_than_post_are_refused(String method) throws Exception {
        try (NotificationNode node = NotificationNode.start(gateway, "")) {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(node.url()))
                                    .method(method, HttpRequest.BodyPublishers.noBody())
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(405);
            assertThat(answer.headers().firstValue("allow")).contains("POST");
        }
    }

    @Test
    void another_content_type_is_refused() throws Exception {
        try (NotificationNode node = NotificationNode.start(gateway, "")) {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(node.url()))
                                    .header("Content-Type", "text/xml")
                                    .POST(HttpRequest.BodyPublishers.ofString("<a/>"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(415);
        }
    }
}
