package io.github.cameltegro.engine;

import static io.github.cameltegro.engine.ProbedServer.MAX_SIZE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.simulator.NotificationAnswer;
import io.github.cameltegro.simulator.NotificationBuilder;
import io.github.cameltegro.simulator.PayloadFormat;
import io.github.cameltegro.simulator.TegroSimulator;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What {@code tegro:notification} does on each HTTP server: the same vectors, verified, routed and answered alike.
 * Behind the address stands a route that {@linkplain Routed#record records} what it gets.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class NotificationContract {

    /** Headers of an answer that are the server's own. */
    private static final List<String> SERVERS_OWN = List.of(
            "content-type", "content-length", "transfer-encoding", "connection", "date", "server", "keep-alive");

    /** Where the notification endpoint is. */
    protected abstract URI address();

    /** The gateway whose shop and secret key the endpoint has. */
    protected abstract TegroSimulator gateway();

    static Stream<Arguments> orderIds() {
        return Stream.of(
                        "A-1001",
                        "Заказ №7",
                        "🛒🧾",
                        "a&b=c+d%e",
                        "*~'()",
                        "1686381545:2",
                        "a/b@c|d",
                        "payer+tag@example.com",
                        "two  spaces ",
                        "%D0%97",
                        "\"quoted\"\\")
                .flatMap(id -> Stream.of(PayloadFormat.values()).map(format -> Arguments.of(format + id, format)));
    }

    @ParameterizedTest
    @MethodSource("orderIds")
    void any_order_id_is_verified_and_routed_as_it_was_given(String orderId, PayloadFormat format) throws Exception {
        NotificationAnswer answer = deliver(paid(orderId).contentType(format));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("OK");
        assertThat(Routed.of(orderId).fields())
                .containsEntry("order_id", orderId)
                .containsEntry("status", "1");
    }

    @ParameterizedTest
    @CsvSource({"FORM, true", "FORM, false", "MULTIPART, true", "MULTIPART, false", "JSON, true", "JSON, false"})
    void with_and_without_charset_all_fields_arrive(PayloadFormat format, boolean charset) throws Exception {
        String orderId = fresh("Ж");
        NotificationBuilder told = paid(orderId)
                .contentType(format)
                .charset(charset)
                .field("empty", "")
                .upperCaseSign();
        Map<String, String> extra = new TreeMap<>();
        for (int i = 0; i < 20; i++) {
            extra.put("unknown_" + i, "значение " + i + " & = + %");
        }
        extra.forEach(told::extraField);
        assertThat(deliver(told).status()).isEqualTo(200);
        assertThat(Routed.of(orderId).fields()).containsAllEntriesOf(extra).doesNotContainKeys("sign", "nothing");
        assertThat(Routed.of(orderId).fields().get("date_created"))
                .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
    }

    @ParameterizedTest
    @EnumSource(PayloadFormat.class)
    void what_php_did_not_sign_because_it_was_null_is_absent(PayloadFormat format) throws Exception {
        String orderId = fresh("A");
        assertThat(deliver(paid(orderId).contentType(format).field("nothing", null))
                        .status())
                .isEqualTo(200);
        assertThat(Routed.of(orderId).fields()).doesNotContainKey("nothing");
    }

    @ParameterizedTest
    @EnumSource(PayloadFormat.class)
    void nothing_but_the_notification_gets_in_and_nothing_comes_back(PayloadFormat format) throws Exception {
        String orderId = fresh("A");
        NotificationAnswer answer =
                deliver(paid(orderId).contentType(format).attack().headerShapedFields(true));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().keySet()).isSubsetOf(SERVERS_OWN);
        assertThat(Routed.of(orderId).headers().keySet()).allMatch(name -> name.startsWith("CamelTegro"));
    }

    @ParameterizedTest
    @EnumSource(PayloadFormat.class)
    void what_proves_nothing_is_refused_without_an_echo(PayloadFormat format) throws Exception {
        String orderId = fresh("A");
        List<NotificationBuilder> attacks = List.of(
                paid(orderId).contentType(format).attack().forged(),
                paid(orderId).contentType(format).attack().otherShop(),
                paid(orderId).contentType(format).attack().changedAmount(),
                paid(orderId).contentType(format).attack().reflectedLinkClaimingPaid(),
                paid(orderId).contentType(format).attack().reflectedLink());
        for (NotificationBuilder attack : attacks) {
            NotificationAnswer answer = deliver(attack);
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body()).isEqualTo("Forbidden");
            assertThat(answer.headers().keySet()).isSubsetOf(SERVERS_OWN);
        }
        assertThat(deliver(paid(orderId).contentType(format).attack().repeatedField("amount"))
                        .status())
                .isEqualTo(400);
        assertThat(Routed.all(orderId)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(PayloadFormat.class)
    void a_repetition_is_acknowledged_and_routed_once(PayloadFormat format) throws Exception {
        String orderId = fresh("A");
        NotificationBuilder told = paid(orderId).contentType(format);
        for (int i = 0; i < 3; i++) {
            assertThat(deliver(told).status()).isEqualTo(200);
        }
        assertThat(Routed.all(orderId)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"GET, 405", "PUT, 405", "DELETE, 405"})
    void other_methods_are_refused(String method, int status) throws IOException {
        try (RawHttp http = new RawHttp(address())) {
            assertThat(http.head(method, "Content-Length: 0").answer().status()).isEqualTo(status);
        }
    }

    @Test
    void a_query_cannot_speak_for_the_request() throws Exception {
        String orderId = fresh("A");
        var payload = paid(orderId).payload();
        URI address =
                URI.create(address() + "?CamelHttpMethod=GET&camelhttpmethod=GET&Content-Type=text/plain&status=2");
        try (RawHttp http = new RawHttp(address)) {
            assertThat(http.request("POST", payload.contentType(), payload.body())
                            .answer()
                            .status())
                    .isEqualTo(200);
        }
        assertThat(Routed.all(orderId)).hasSize(1);
    }

    @Test
    void what_is_too_large_is_refused() throws Exception {
        String order = fresh("A");
        int padding = MAX_SIZE + 1 - paid(order).payload().body().length - "&padding=".length();
        NotificationBuilder oneByteTooLarge = paid(order).attack().oversized(padding);
        assertThat(oneByteTooLarge.payload().body()).hasSize(MAX_SIZE + 1);

        assertThat(deliver(oneByteTooLarge).status()).isEqualTo(413);
    }

    @Test
    void another_content_type_is_refused() throws IOException {
        try (RawHttp http = new RawHttp(address())) {
            assertThat(http.request("POST", "text/xml", new byte[] {'<'})
                            .answer()
                            .status())
                    .isEqualTo(415);
        }
    }

    private NotificationBuilder paid(String orderId) {
        if (gateway().order(orderId).isEmpty()) {
            gateway().createOrder(orderId, "RUB", "1500.50");
            gateway().pay(orderId);
        }
        return gateway().notification(orderId);
    }

    private NotificationAnswer deliver(NotificationBuilder notification)
            throws ExecutionException, InterruptedException {
        return notification.sendTo(address().toString()).send().get().get(0);
    }

    /** An id that no other test has. */
    private static String fresh(String prefix) {
        return prefix + "-" + UUID.randomUUID();
    }
}
