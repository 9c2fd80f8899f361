package io.github.cameltegro.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.simulator.RecordedRequest;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.RawServer;
import io.github.cameltegro.support.TegroCamel;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No header of an exchange changes a signed call or gets on the wire, and none of the answer gets into the exchange. */
class ExchangeHeadersTest {

    @RegisterExtension
    static final TegroSimulatorExtension EXTENSION = new TegroSimulatorExtension();

    @RegisterExtension
    final TegroCamel camel = TegroCamel.of(EXTENSION);

    private final TegroSimulator tegro = EXTENSION.simulator();
    private RawServer elsewhere;

    /** All that can steer camel-http, and what must not leak. */
    private Map<String, Object> hostile() {
        Map<String, Object> headers = new HashMap<>(Map.of(
                "CamelHttpUri", elsewhere.baseUrl() + "/steal",
                "CamelHttpPath", "/api/createWithdrawal/",
                "CamelHttpQuery", "amount=1",
                "CamelHttpMethod", "GET",
                "CamelHttpHost", "127.0.0.1",
                "CamelHttpPort", elsewhere.port(),
                "CamelHttpRawQuery", "x=1",
                "CamelHttpProtocolVersion", "HTTP/1.0",
                "CamelHttpCharacterEncoding", "UTF-16",
                "CamelDestinationOverrideUrl", elsewhere.baseUrl()));
        headers.putAll(Map.of(
                "Authorization", "Bearer stolen",
                "X-Secret", "secret",
                "Cookie", "session=1",
                "Host", "elsewhere.example",
                "User-Agent", "Java/17",
                "Content-Type", "text/plain",
                "Content-Length", "1",
                "Content-Encoding", "gzip",
                "Accept", "text/html",
                "Transfer-Encoding", "chunked"));
        headers.putAll(Map.of("Connection", "close", "Proxy-Authorization", "Basic x", "traceparent", "00-1-2-00"));
        return headers;
    }

    @BeforeEach
    void elsewhere() throws IOException {
        elsewhere = RawServer.answering(RawServer.ok("{}"));
    }

    @AfterEach
    void close() {
        elsewhere.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"createOrder", "balance", "orders?allPages=true"})
    void theWireCarriesTheComponentsOwnHeadersAndNoOthers(String operation) {
        Object body =
                operation.equals("createOrder") ? Map.of("order_id", "A-1", "amount", 5, "currency", "RUB") : null;
        Exchange exchange = camel.send("tegro:" + operation, body, hostile());
        assertThat(exchange.getException()).isNull();
        if (exchange.getMessage().getBody() instanceof Iterable<?> pages) {
            pages.forEach(order -> {});
        }

        RecordedRequest request = tegro.requests().get(0);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/api/" + operation.replaceAll("[?].*", "") + "/");
        assertThat(lowerCase(request.headers()))
                .containsOnlyKeys(
                        "host", "connection", "accept", "authorization", "content-type", "content-length", "user-agent")
                .allSatisfy((name, values) -> assertThat(values).hasSize(1))
                .containsEntry("host", List.of(tegro.baseUrl().replace("http://", "")))
                .containsEntry("connection", List.of("keep-alive"))
                .containsEntry("accept", List.of("application/json"))
                .containsEntry("content-type", List.of("application/json"))
                .containsEntry("content-length", List.of("" + request.body().length))
                .hasEntrySatisfying(
                        "user-agent", agent -> assertThat(agent.get(0)).matches("camel-tegro/\\d+\\.\\d+\\.\\S+"));
        assertThat(request.header("Authorization").orElseThrow()).matches("Bearer [0-9a-f]{64}");
        assertThat(request.processed()).isTrue();
        assertThat(elsewhere.connections()).isZero();
    }

    @Test
    void theExchangeKeepsItsHeadersAndGetsNoneOfTheAnswers() throws IOException {
        String answer = RawServer.ok("{\"type\":\"success\",\"data\":{\"balance\":{}}}")
                .replace(
                        "\r\n\r\n",
                        "\r\nSet-Cookie: session=1\r\nX-Powered-By: PHP\r\nCamelHttpUri: x\r\n"
                                + "CamelTegroStatus: 1\r\n\r\n");
        try (RawServer server = RawServer.answering(answer)) {
            camel.configuration().setBaseUrl(server.baseUrl());
            Map<String, Object> before = hostile();

            Exchange exchange = camel.send("tegro:balance", null, before);

            Map<String, Object> expected = new HashMap<>(before);
            expected.put("CamelTegroShopId", tegro.shopId());
            assertThat(exchange.getException()).isNull();
            assertThat(exchange.getMessage().getHeaders()).isEqualTo(expected);
        }
    }

    @Test
    void theUserAgentMayBeChosen() {
        camel.configuration().setUserAgent("my-shop/2.0");

        camel.send("tegro:balance");

        assertThat(tegro.requests().get(0).header("User-Agent")).contains("my-shop/2.0");
    }

    private static Map<String, List<String>> lowerCase(Map<String, List<String>> headers) {
        return headers.entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().toLowerCase(), Map.Entry::getValue));
    }
}
