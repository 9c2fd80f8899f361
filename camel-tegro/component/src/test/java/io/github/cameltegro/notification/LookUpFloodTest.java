package io.github.cameltegro.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.simulator.NotificationAnswer;
import io.github.cameltegro.simulator.NotificationBuilder;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.RawServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A payer posts his own links while Tegro is slow: each would make this side ask, and wait. */
class LookUpFloodTest {

    private static final int FLOOD = 100;

    @RegisterExtension
    static final TegroSimulatorExtension TEGRO = new TegroSimulatorExtension();

    private final TegroSimulator gateway = TEGRO.simulator();

    @BeforeEach
    void orders() {
        for (String orderId : new String[] {"A-1", "A-2"}) {
            gateway.createOrder(orderId, "RUB", "10");
            gateway.pay(orderId);
        }
        for (int i = 0; i < FLOOD; i++) {
            gateway.createOrder("L-" + i, "RUB", "10");
        }
    }

    /** A Tegro that doesn't answer before it may. */
    private static final class SlowTegro implements AutoCloseable {

        private final CountDownLatch mayAnswer = new CountDownLatch(1);
        private final RawServer server = RawServer.start(connection -> {
            while (connection.readRequest() != null) {
                try {
                    mayAnswer.await(1, TimeUnit.MINUTES);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                connection.write(RawServer.ok("{\"type\":\"error\",\"desc\":\"Order not found\",\"data\":[]}"));
            }
        });

        SlowTegro() throws Exception {}

        /** Before the node stops, which waits for what is under way. */
        void answer() {
            mayAnswer.countDown();
        }

        @Override
        public void close() {
            server.close();
        }
    }

    private NotificationNode node(SlowTegro slow, String options) throws Exception {
        return NotificationNode.start(
                gateway,
                "&confirmTimeout=1m" + options,
                account -> {
                    account.setApiKey(gateway.apiKey());
                    account.setBaseUrl(slow.server.baseUrl());
                    account.setResponseTimeout(Duration.ofMinutes(1));
                },
                exchange -> {});
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatNeedsNoLookUpIsRoutedAtOnce(boolean ofOneOrder) throws Exception {
        try (SlowTegro slow = new SlowTegro();
                NotificationNode node = node(slow, "")) {
            try {
                List<CompletableFuture<List<NotificationAnswer>>> flood = flood(node, ofOneOrder);

                assertThat(gateway.notification("A-1")
                                .sendTo(node.url())
                                .send()
                                .get()
                                .get(0)
                                .status())
                        .isEqualTo(200);

                int underWay = ofOneOrder ? 1 : LookUps.OF_LINKS;
                Awaitility.await()
                        .until(() ->
                                flood.stream().filter(CompletableFuture::isDone).count() == FLOOD - underWay);
                assertThat(slow.server.requests()).hasSize(underWay);
                assertThat(node.count(ofOneOrder ? "busy" : "too-many-look-ups"))
                        .isEqualTo(FLOOD - underWay);
                NotificationAnswer turnedAway = flood.stream()
                        .filter(CompletableFuture::isDone)
                        .findFirst()
                        .orElseThrow()
                        .get()
                        .get(0);
                assertThat(turnedAway.status()).isEqualTo(503);
                assertThat(turnedAway.headers()).containsKey("retry-after");
            } finally {
                slow.answer();
            }
        }
    }

    @Test
    void whatTegroSignedGetsItsLookUpAllTheSame() throws Exception {
        try (SlowTegro slow = new SlowTegro();
                NotificationNode node = node(slow, "&confirmOrder=true")) {
            try {
                flood(node, false);
                Awaitility.await().until(() -> slow.server.requests().size() == LookUps.OF_LINKS);

                var genuine = gateway.notification("A-1").sendTo(node.url()).send();
                var second = gateway.notification("A-2").sendTo(node.url()).send();

                Awaitility.await().until(() -> slow.server.requests().size() == LookUps.OF_LINKS + 2);
                assertThat(genuine).isNotDone();
                assertThat(second).isNotDone();
            } finally {
                slow.answer();
            }
        }
    }

    /** What Tegro signed may need a look-up, too: to be confirmed, or to know which payment it is. */
    @ParameterizedTest
    @ValueSource(strings = {"status", "date_created"})
    void whatTegroSignedLeavesThreadsForWhatNeedsNoLookUp(String missing) throws Exception {
        try (SlowTegro slow = new SlowTegro();
                NotificationNode node = node(slow, "")) {
            try {
                List<CompletableFuture<List<NotificationAnswer>>> asking = new ArrayList<>();
                for (int i = 0; i < FLOOD; i++) {
                    gateway.pay("L-" + i);
                    asking.add(gateway.notification("L-" + i)
                            .without(missing)
                            .sendTo(node.url())
                            .send());
                }
                Awaitility.await().until(() -> node.count("too-many-look-ups") > 0);

                assertThat(gateway.notification("A-1")
                                .sendTo(node.url())
                                .send()
                                .get()
                                .get(0)
                                .status())
                        .isEqualTo(200);
                assertThat(asking).anyMatch(each -> !each.isDone());
            } finally {
                slow.answer();
            }
        }
    }

    /** Of the fewest threads that such a server has, some are never held by look-ups. */
    @ParameterizedTest
    @CsvSource({"jetty, 200", "servlet, 200", "undertow, 16", "platform-http, 20", "another, 8"})
    void lookUpsNeverTakeAllThreadsOfAServer(String server, int threads) {
        LookUps lookUps = LookUps.on(new DefaultCamelContext(), server);
        int held = 0;
        for (int i = 0; i < threads; i++) {
            held += lookUps.enter("L-" + i, true).refused() == null ? 1 : 0;
            held += lookUps.enter("P-" + i, false).refused() == null ? 1 : 0;
        }

        assertThat(held).isBetween(LookUps.OF_LINKS + 1, threads - 2);
    }

    private List<CompletableFuture<List<NotificationAnswer>>> flood(NotificationNode node, boolean ofOneOrder) {
        List<CompletableFuture<List<NotificationAnswer>>> answers = new ArrayList<>();
        for (int i = 0; i < FLOOD; i++) {
            NotificationBuilder link =
                    gateway.notification("L-" + (ofOneOrder ? 0 : i)).attack().reflectedLink();
            answers.add(link.sendTo(node.url()).send());
        }
        return answers;
    }
}
