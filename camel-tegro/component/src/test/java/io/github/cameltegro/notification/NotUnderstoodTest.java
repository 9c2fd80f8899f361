package io.github.cameltegro.notification;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.TegroComponent;
import io.github.cameltegro.TegroInvalidRequestException;
import io.github.cameltegro.simulator.NotificationBuilder;
import io.github.cameltegro.simulator.NotificationPayload;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What can't be read is never taken for real money, and never acknowledged for good, however rightly it is signed. */
class NotUnderstoodTest {

    @RegisterExtension
    static final TegroSimulatorExtension TEGRO = new TegroSimulatorExtension();

    private static NotificationNode ignoring;
    private static NotificationNode routing;
    private static CamelContext verifier;

    private final TegroSimulator gateway = TEGRO.simulator();

    @BeforeAll
    static void start() throws Exception {
        ignoring = NotificationNode.start(TEGRO.simulator(), "");
        routing = NotificationNode.start(
                TEGRO.simulator(),
                "&testPayments=route&confirmOrder=true&routeStatuses=1,3",
                account -> account.setApiKey(TEGRO.simulator().apiKey()),
                exchange -> {});
        verifier = new DefaultCamelContext();
        TegroComponent tegro = verifier.getComponent("tegro", TegroComponent.class);
        tegro.getConfiguration().setShopId(TEGRO.simulator().shopId());
        tegro.getConfiguration().setSecretKey(TEGRO.simulator().secretKey());
        verifier.start();
    }

    @AfterAll
    static void stop() {
        ignoring.close();
        routing.close();
        verifier.stop();
    }

    @BeforeEach
    void pay() {
        ignoring.routed.clear();
        routing.routed.clear();
        gateway.createOrder("A-1", "RUB", "10");
        gateway.pay("A-1");
    }

    static Stream<Arguments> unreadable() {
        return Stream.concat(
                Stream.of(
                                "yes",
                                "on",
                                "2",
                                "01",
                                "y",
                                "да",
                                "t",
                                "T",
                                "-1",
                                "1.0",
                                "1 ",
                                " 0",
                                "00",
                                "no",
                                "off",
                                "null",
                                "none",
                                "undefined",
                                "[]",
                                "1,0",
                                "Y",
                                "TRUE!",
                                "\u0661",
                                "\u00a00",
                                "0x1")
                        .map(text -> Arguments.of("test", text)),
                Stream.of(
                                "paid", "1.0", "+1", " 1", "1 ", "0x1", "1e0", "true", "\u0661", "\uff11", "1,0", "[1]",
                                "null", "success", "--1", "1-", "-")
                        .map(text -> Arguments.of("status", text)));
    }

    @ParameterizedTest(name = "{0}={1}")
    @MethodSource("unreadable")
    void it_is_neither_routed_nor_acknowledged(String field, String text) throws Exception {
        for (NotificationNode node : List.of(ignoring, routing)) {
            long before = node.count("not-understood");
            assertThat(deliver(node, gateway.notification("A-1").field(field, text)))
                    .isEqualTo(503);
            assertThat(node.routed).isEmpty();
            assertThat(node.count("not-understood")).isEqualTo(before + 1);
        }
    }

    @ParameterizedTest(name = "{0}={1}")
    @MethodSource("unreadable")
    void it_does_not_pass_verification(String field, String text) {
        NotificationPayload payload =
                gateway.notification("A-1").field(field, text).payload();
        assertThat(verify(payload))
                .isExactlyInstanceOf(TegroInvalidRequestException.class)
                .hasMessageContaining(field);
    }

    @ParameterizedTest
    @CsvSource({
        "test, '', routed",
        "test, 0, routed",
        "test, false, routed",
        "test, False, routed",
        "test, 1, test-ignored",
        "test, true, test-ignored",
        "test, TRUE, test-ignored",
        "status, 1, routed",
        "status, 01, routed",
        "status, 00000000001, routed",
        "status, 0, other-status",
        "status, -1, other-status",
        "status, 2, other-status",
        "status, 10000000000, other-status"
    })
    void what_can_be_read_is_told_apart(String field, String text, String outcome) throws Exception {
        long before = ignoring.count(outcome);
        gateway.createOrder("of " + field + text, "RUB", "10");
        gateway.pay("of " + field + text);
        assertThat(deliver(ignoring, gateway.notification("of " + field + text).field(field, text)))
                .isEqualTo(200);
        assertThat(ignoring.count(outcome)).isEqualTo(before + 1);
    }

    /** As bytes of windows-1251 it would be another order, under a key that no record has. */
    @Test
    void an_order_id_in_another_charset_is_not_understood() throws Exception {
        Map<String, String> fields = new TreeMap<>(
                Map.of("amount", "10.00", "order_id", "%C7%E0%EA%E0%E7", "shop_id", gateway.shopId(), "status", "1"));
        StringBuilder form = new StringBuilder();
        fields.forEach((name, value) ->
                form.append(form.isEmpty() ? "" : "&").append(name).append('=').append(value));
        byte[] hash = MessageDigest.getInstance("MD5").digest((form + gateway.secretKey()).getBytes(ISO_8859_1));
        HttpResponse<Void> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(ignoring.url()))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        form + "&sign=" + HexFormat.of().formatHex(hash)))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(ignoring.routed).isEmpty();
    }

    private static Exception verify(NotificationPayload payload) {
        return verifier.createProducerTemplate()
                .request("tegro:verifyNotification", exchange -> {
                    exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, payload.contentType());
                    exchange.getMessage().setBody(payload.body());
                })
                .getException();
    }

    private static int deliver(NotificationNode node, NotificationBuilder notification) throws Exception {
        return notification.sendTo(node.url()).send().get().get(0).status();
    }
}
