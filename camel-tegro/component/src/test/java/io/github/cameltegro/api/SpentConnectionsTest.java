package io.github.cameltegro.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cameltegro.TegroConstants;
import io.github.cameltegro.TegroUnavailableException;
import io.github.cameltegro.support.RawServer;
import io.github.cameltegro.support.TegroCamel;
import io.github.cameltegro.support.Tls;
import io.github.cameltegro.support.Tunnel;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.apache.hc.core5.util.TimeValue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** No call is sent on a connection that the server closed, or on which bytes wait that nobody asked for. */
class SpentConnectionsTest {

    private static final int CALLS = 2;
    private static final Pattern ID = Pattern.compile("\"(?:order|payment)_id\":\"([^\"]+)\"");

    @RegisterExtension
    final TegroCamel camel = TegroCamel.some();

    /** Lets the server go on once the caller has its response, and the caller once the server has. */
    private final Semaphore received = new Semaphore(0);

    private final Semaphore done = new Semaphore(0);

    @BeforeEach
    void payouts() {
        camel.component().setPayoutsEnabled(true);
    }

    /** How the calls travel. */
    enum Way {
        PLAIN,
        TLS,
        PLAIN_PROXY,
        TUNNEL
    }

    /** What comes behind a response, at once or while the connection is idle. */
    enum Surplus {
        ANOTHER_RESPONSE(SpentConnectionsTest::response),
        A_CHUNKED_RESPONSE(id -> "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                + Integer.toHexString(json(id).length()) + "\r\n" + json(id) + "\r\n0\r\n\r\n"),
        AN_INTERIM_RESPONSE(id -> "HTTP/1.1 100 Continue\r\n\r\n"),
        A_TIMEOUT(id -> "HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n"),
        THE_REST_OF_A_BODY_THAT_IS_LONGER_THAN_TOLD(id -> "}}, \"and\": \"more\""),
        A_LINE_BREAK(id -> "\r\n");

        private final UnaryOperator<String> text;

        Surplus(UnaryOperator<String> text) {
            this.text = text;
        }
    }

    static Stream<Arguments> surplus() {
        return Stream.of(Way.values())
                .flatMap(way -> Stream.of(Surplus.values()).map(surplus -> Arguments.of(way, surplus)));
    }

    @ParameterizedTest
    @MethodSource("surplus")
    void whatComesTogetherWithAResponseIsNotTheNextOne(Way way, Surplus surplus) throws Exception {
        RawServer.Script script = connection -> {
            for (String id = idOf(connection); id != null; id = idOf(connection)) {
                connection.write(response(id) + surplus.text.apply(id));
            }
        };
        try (Gateway gateway = start(way, script)) {
            assertEachGetsItsOwn(gateway, () -> {});
        }
    }

    @ParameterizedTest
    @MethodSource("surplus")
    void whatComesWhileTheConnectionIsIdleIsNotTheNextResponse(Way way, Surplus surplus) throws Exception {
        RawServer.Script script = connection -> {
            for (String id = idOf(connection); id != null; id = idOf(connection)) {
                connection.write(response(id));
                received.acquireUninterruptibly();
                connection.write(surplus.text.apply(id));
                done.release();
            }
        };
        try (Gateway gateway = start(way, script)) {
            assertEachGetsItsOwn(gateway, this::serverGoesOn);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aConnectionThatTheServerClosedIsNotUsed(Way way) throws Exception {
        RawServer.Script script = connection -> {
            connection.write(response(idOf(connection)));
            received.acquireUninterruptibly();
            connection.socket().close();
            done.release();
        };
        try (Gateway gateway = start(way, script)) {
            assertEachGetsItsOwn(gateway, this::serverGoesOn);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aConnectionThatTheServerResetIsNotUsed(Way way) throws Exception {
        RawServer.Script script = connection -> {
            connection.write(response(idOf(connection)));
            received.acquireUninterruptibly();
            connection.reset();
            done.release();
        };
        try (Gateway gateway = start(way, script)) {
            assertEachGetsItsOwn(gateway, this::serverGoesOn);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aConnectionThatIsInOrderIsUsedAgain(Way way) throws Exception {
        RawServer.Script script = connection -> {
            for (String id = idOf(connection); id != null; id = idOf(connection)) {
                connection.write(response(id));
            }
        };
        try (Gateway gateway = start(way, script)) {
            assertEachGetsItsOwn(gateway, SpentConnectionsTest::aMoment);

            assertThat(gateway.server.connections()).isEqualTo(1);
        }
    }

    @Test
    void whatAProxySaysBehindItsTunnelIsNotTheResponse() throws Exception {
        String forged = response("A-0");
        try (RawServer server = RawServer.start(Tls.serving(Tls.LOCALHOST), RawServer.Connection::readRequest);
                RawServer proxy = RawServer.start(connection -> {
                    connection.readHead();
                    connection.write("HTTP/1.1 200 Connection established\r\n\r\n" + forged);
                    Tunnel.open(connection.socket(), server.port());
                })) {
            configure(Way.TUNNEL, server, proxy);

            camel.failure(TegroUnavailableException.class, "tegro:createOrder", order("A-1"));

            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void whatAServerSaysBeforeItIsAskedIsNotTheResponse() throws Exception {
        try (RawServer server = RawServer.start(connection -> {
            connection.write(response("A-0"));
            done.release();
            connection.readRequest();
        })) {
            configure(Way.PLAIN, server, server);

            // by which the call fails depends on which of the two was faster; it never takes that response
            Exchange call = camel.send("tegro:createOrder", order("A-1"));

            assertThat(call.getMessage().getHeader(TegroConstants.PAYMENT_URL)).isNotEqualTo(url("A-1"));
            assertThat(server.requests().size()).isLessThanOrEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "timeout=1, 750",
        "timeout=2, 1500",
        "timeout=60, 59000",
        "'max=100, timeout=5', 4000",
        "timeout=0, 0",
        "max=5, ",
        "timeout=soon, ",
        ", "
    })
    void aConnectionIsKeptALittleShorterThanTheServerKeepsIt(String header, Long millis) {
        BasicHttpResponse response = new BasicHttpResponse(200);
        response.setHeader("Keep-Alive", header);

        TimeValue kept = CarefulConnections.keepAlive(response, HttpClientContext.create());

        TimeValue unlimited = CarefulConnections.keepAlive(new BasicHttpResponse(200), HttpClientContext.create());
        assertThat(kept.toMilliseconds()).isEqualTo(millis == null ? unlimited.toMilliseconds() : millis);
    }

    private void assertEachGetsItsOwn(Gateway gateway, Runnable between) {
        for (int i = 0; i < CALLS; i++) {
            String id = "A-" + i;
            assertThat(camel.send("tegro:createOrder", order(id)).getMessage().getHeader(TegroConstants.PAYMENT_URL))
                    .isEqualTo(url(id));
            between.run();
            Exchange payout =
                    camel.send("tegro:createWithdrawal?payoutsWithoutRecord=true&lookupAttempts=1", payout("P-" + i));
            assertThat(payout.getException()).isNull();
            between.run();
        }
        assertThat(gateway.server.requests()).hasSize(2 * CALLS);
    }

    /** Waits until the server did what it does behind a response, and until the connection is no longer hot. */
    private void serverGoesOn() {
        received.release();
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(2)).until(done::tryAcquire);
        aMoment();
    }

    private static void aMoment() {
        await().pollDelay(Duration.ofMillis(15))
                .pollInterval(Duration.ofMillis(1))
                .until(() -> true);
    }

    private static Map<String, Object> order(String id) {
        return Map.of("order_id", id, "amount", 5, "currency", "RUB");
    }

    private static Map<String, Object> payout(String id) {
        return Map.of("payment_id", id, "amount", 5, "currency", "RUB", "account", "4111", "payment_system", 5);
    }

    private static String idOf(RawServer.Connection connection) throws IOException {
        String request = connection.readRequest();
        if (request == null) {
            return null;
        }
        Matcher id = ID.matcher(request);
        return id.find() ? id.group(1) : "none";
    }

    private static String response(String id) {
        return RawServer.ok(json(id));
    }

    private static String json(String id) {
        return "{\"type\":\"success\",\"data\":{\"id\":" + Math.abs(id.hashCode()) + ",\"url\":\"" + url(id)
                + "\",\"payment_id\":\"" + id + "\"}}";
    }

    private static String url(String id) {
        return "https://tegro.money/pay/" + id;
    }

    /** A server and, if the calls go through one, a proxy. */
    private record Gateway(RawServer server, RawServer proxy) implements AutoCloseable {
        @Override
        public void close() {
            server.close();
            if (proxy != null) {
                proxy.close();
            }
        }
    }

    private Gateway start(Way way, RawServer.Script script) throws Exception {
        boolean tls = way == Way.TLS || way == Way.TUNNEL;
        RawServer server = tls ? RawServer.start(Tls.serving(Tls.LOCALHOST), script) : RawServer.start(script);
        RawServer proxy = way != Way.TUNNEL
                ? null
                : RawServer.start(connection -> {
                    connection.readHead();
                    connection.write("HTTP/1.1 200 Connection established\r\n\r\n");
                    Tunnel.open(connection.socket(), server.port());
                });
        configure(way, server, proxy == null ? server : proxy);
        return new Gateway(server, proxy);
    }

    private void configure(Way way, RawServer server, RawServer proxy) {
        boolean tls = way == Way.TLS || way == Way.TUNNEL;
        camel.configuration().setBaseUrl(tls ? "https://localhost:" + server.port() : server.baseUrl());
        if (tls) {
            camel.configuration().setSslContextParameters(Tls.trusting(Tls.LOCALHOST));
        }
        if (way == Way.PLAIN_PROXY || way == Way.TUNNEL) {
            camel.configuration().setProxyHost("127.0.0.1");
            camel.configuration().setProxyPort(proxy.port());
        }
    }
}
