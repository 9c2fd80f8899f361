package io.github.cameltegro.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.cameltegro.notification.MemoryRepository;
import io.github.cameltegro.protocol.PaymentKey;
import io.github.cameltegro.simulator.NotificationAnswer;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.TegroCamel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** Paid orders that are polled and notifications are one stream of payments: each is credited once. */
class SweepTest {

    @RegisterExtension
    static final TegroSimulatorExtension TEGRO =
            TegroSimulatorExtension.with(settings -> settings.notificationRetries(3, Duration.ofMillis(20)));

    @RegisterExtension
    final TegroCamel camel = TegroCamel.of(TEGRO);

    private static final Logger AUDIT = (Logger) LoggerFactory.getLogger("io.github.cameltegro.audit");

    private final TegroSimulator gateway = TEGRO.simulator();
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    /** What was credited, with all that came with it. */
    private final List<Map<String, Object>> credited = new CopyOnWriteArrayList<>();

    private volatile Processor ledger = exchange -> {};
    private VertxPlatformHttpServer server;

    @BeforeEach
    void listen() {
        lines.start();
        AUDIT.addAppender(lines);
        AUDIT.setLevel(Level.INFO);
        AUDIT.setAdditive(false);
        gateway.notificationUrl(null);
    }

    @AfterEach
    void cease() {
        AUDIT.setLevel(null);
        AUDIT.setAdditive(true);
        AUDIT.detachAppender(lines);
    }

    @Test
    void a_payment_whose_notification_the_gateway_gave_up_on_is_credited_once() throws Exception {
        routes("", "");
        ledger = exchange -> {
            throw new IllegalStateException("the ledger is away");
        };
        gateway.createOrder("A-1", "RUB", "10.50");
        gateway.pay("A-1");
        assertThat(notify("A-1").get()).extracting(NotificationAnswer::status).containsExactly(500);

        ledger = exchange -> {};
        sweep();
        sweep();
        assertThat(orders()).containsExactly("A-1");
        assertThat(notify("A-1").get()).extracting(NotificationAnswer::status).containsExactly(200);
        assertThat(orders()).containsExactly("A-1");
    }

    @Test
    void what_was_notified_is_not_swept() throws Exception {
        routes("", "");
        gateway.createOrder("A-1", "RUB", "10.50");
        gateway.pay("A-1");
        notify("A-1").get();
        sweep();
        assertThat(orders()).containsExactly("A-1");
        assertThat(audit()).singleElement().asString().contains("notification outcome=routed");
    }

    @Test
    void a_notification_that_comes_while_the_sweep_is_at_it_waits_and_is_done_then() throws Exception {
        routes("", "");
        gateway.createOrder("A-1", "RUB", "10.50");
        gateway.pay("A-1");
        List<Integer> meanwhile = new ArrayList<>();
        ledger = exchange -> {
            ledger = next -> {};
            notify("A-1").get().forEach(answer -> meanwhile.add(answer.status()));
        };
        sweep();
        assertThat(meanwhile).containsExactly(503);
        assertThat(notify("A-1").get()).extracting(NotificationAnswer::status).containsExactly(200);
        assertThat(orders()).containsExactly("A-1");
    }

    @Test
    void a_sweep_that_comes_while_a_notification_is_routed_leaves_it_alone() throws Exception {
        routes("", "");
        gateway.createOrder("A-1", "RUB", "10.50");
        gateway.pay("A-1");
        Semaphore begun = new Semaphore(0);
        Semaphore go = new Semaphore(0);
        ledger = exchange -> {
            begun.release();
            go.acquire();
        };
        CompletableFuture<List<NotificationAnswer>> answers = notify("A-1");
        begun.acquire();
        sweep();
        assertThat(credited).isEmpty();
        go.release();
        assertThat(answers.get()).extracting(NotificationAnswer::status).containsExactly(200);
        sweep();
        assertThat(orders()).containsExactly("A-1");
    }

    @Test
    void many_that_come_both_ways_at_once_are_credited_once_each() throws Exception {
        routes("", "");
        List<String> all = new ArrayList<>();
        List<CompletableFuture<?>> deliveries = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            gateway.createOrder("A-" + i, "RUB", "10.50");
            gateway.pay("A-" + i);
            all.add("A-" + i);
        }
        CompletableFuture<Void> sweeping = CompletableFuture.runAsync(this::sweep);
        for (String order : all) {
            deliveries.add(notify(order));
        }
        CompletableFuture.allOf(deliveries.toArray(CompletableFuture[]::new)).get();
        sweeping.get();
        sweep();
        assertThat(orders()).containsExactlyInAnyOrderElementsOf(all);
        assertThat(audit()).noneMatch(line -> line.contains("routed-twice"));
    }

    @Test
    void one_route_can_serve_both_for_the_headers_are_the_same() throws Exception {
        routes("", "");
        gateway.createOrder("A-1", "RUB", "10.50");
        gateway.createOrder("A-2", "RUB", "10.50");
        gateway.pay("A-1");
        gateway.pay("A-2");
        notify("A-1").get();
        sweep();

        Map<String, Object> notified = new HashMap<>(credited.get(0));
        Map<String, Object> swept = new HashMap<>(credited.get(1));
        assertThat(swept.get("CamelTegroNotificationKey")).asString().matches("tegro-payment-[0-9a-f]{64}");
        assertThat(swept.remove("CamelTegroId"))
                .isEqualTo(gateway.order("A-2").orElseThrow().id());
        assertThat(notified.remove("CamelTegroCurrency")).isEqualTo("RUB");
        assertThat(swept.keySet()).isEqualTo(notified.keySet());
        for (String same : List.of(
                "CamelTegroShopId",
                "CamelTegroStatus",
                "CamelTegroTest",
                "CamelTegroPaymentSystem",
                "CamelTegroAmount")) {
            assertThat(swept.get(same)).as(same).isEqualTo(notified.get(same));
        }
        assertThat(swept.get("CamelTegroAmount").getClass())
                .isEqualTo(notified.get("CamelTegroAmount").getClass());
    }

    @Test
    void an_unpaid_order_is_swept_once_it_is_paid() throws Exception {
        routes("", "");
        gateway.createOrder("A-1", "RUB", "10.50");
        sweep();
        assertThat(credited).isEmpty();
        gateway.pay("A-1");
        sweep();
        gateway.refund("A-1");
        sweep();
        assertThat(orders()).containsExactly("A-1");
    }

    @ParameterizedTest
    @CsvSource({"ignore, 0, test-ignored", "reject, 0, test-rejected", "route, 1, routed"})
    void test_payments_go_the_same_way(String testPayments, int routed, String outcome) throws Exception {
        routes("&testPayments=" + testPayments, "");
        gateway.createOrder("A-1", "RUB", "10.50");
        gateway.payAsTest("A-1");
        sweep();
        sweep();
        assertThat(credited).hasSize(routed);
        assertThat(audit()).singleElement().asString().contains("sweep outcome=" + outcome + " order=A-1");

        notify("A-1").get();
        assertThat(credited).hasSize(routed);
    }

    @Test
    void an_amount_that_is_apart_by_the_fee_is_the_same_and_another_one_is_told() throws Exception {
        routes("", "");
        gateway.createOrder("A-1", "RUB", "100");
        gateway.createOrder("A-2", "RUB", "100");
        gateway.createOrder("A-3", "RUB", "100");
        for (String order : List.of("A-1", "A-2", "A-3")) {
            gateway.pay(order);
        }
        gateway.notification("A-1")
                .field("amount", "102.10")
                .sendTo(url())
                .send()
                .get();
        gateway.notification("A-2").field("amount", "1").sendTo(url()).send().get();
        lines.list.clear();
        sweep();
        sweep();
        assertThat(audit())
                .hasSize(2)
                .anyMatch(line -> line.contains("outcome=amount-differs order=A-2"))
                .anyMatch(line -> line.contains("outcome=routed order=A-3"));
        gateway.notification("A-3")
                .field("amount", "97.90")
                .sendTo(url())
                .send()
                .get();
        assertThat(audit()).last().asString().contains("notification outcome=duplicate order=A-3");
        assertThat(orders()).containsExactly("A-1", "A-2", "A-3");
    }

    @Test
    void an_order_without_a_merchants_id_is_swept_too() throws Exception {
        try (ScriptedGateway other = new ScriptedGateway()) {
            camel.configuration().setBaseUrl(other.baseUrl());
            other.pages = page -> page > 1
                    ? List.of()
                    : List.of(
                            ScriptedGateway.order("8", "\"2026-01-15 10:30:00\"", 1, "null"),
                            ScriptedGateway.order("7", "\"2026-01-15 10:30:00\"", 1, "null"));
            routes("", "");
            sweep();
            sweep();
            assertThat(credited)
                    .extracting(headers -> headers.get("CamelTegroId"))
                    .containsExactly(7L, 8L);
        }
    }

    @Test
    void other_polling_with_the_same_repositories_has_keys_of_its_own() throws Exception {
        routes("", "");
        gateway.createOrder("A-1", "RUB", "10.50");
        gateway.pay("A-1");
        notify("A-1").get();
        Routed plain = Routed.from(camel, "tegro:orders?idempotentRepository=#marks&inProgressRepository=#claims");
        assertThat(plain.pollAndTake()).containsExactly("A-1:1");
    }

    @Test
    void by_default_both_share_what_the_account_has_in_memory() throws Exception {
        start("tegro:notification?path=/tegro/notification", "tegro:orders?paidOnly=true");
        gateway.createOrder("A-1", "RUB", "10.50");
        gateway.pay("A-1");
        notify("A-1").get();
        sweep();
        assertThat(orders()).containsExactly("A-1");
    }

    /** Its mark can't be written; until it is, the claim may get lost, and another node routes it too. */
    @ParameterizedTest
    @CsvSource({"false, routed", "true, routed-twice"})
    void a_mark_that_is_written_after_all_is_told_as_it_turned_out(boolean lost, String outcome) throws Exception {
        AtomicBoolean away = new AtomicBoolean();
        AtomicBoolean claimLost = new AtomicBoolean();
        IdempotentRepository marks = new MemoryIdempotentRepository() {
            @Override
            public boolean add(String key) {
                if (away.get()) {
                    throw new IllegalStateException("the database is away");
                }
                return super.add(key);
            }
        };
        camel.context().getRegistry().bind("marks", marks);
        camel.context().getRegistry().bind("claims", new MemoryIdempotentRepository() {
            @Override
            public boolean confirm(String key) {
                return !claimLost.get();
            }
        });
        start(
                "tegro:notification?path=/tegro/notification",
                "tegro:orders?paidOnly=true&idempotentRepository=#marks&inProgressRepository=#claims");
        gateway.createOrder("A-1", "RUB", "10.50");
        gateway.pay("A-1");
        ledger = exchange -> {
            if (lost) {
                marks.add(
                        PaymentKey.markOf(exchange.getMessage().getHeader("CamelTegroNotificationKey", String.class)));
                claimLost.set(true);
            }
            away.set(true);
        };
        sweep();
        assertThat(audit()).singleElement().asString().contains("outcome=mark-failed");

        away.set(false);
        await().untilAsserted(() -> assertThat(audit())
                .filteredOn(line -> line.contains("outcome=" + outcome + " "))
                .hasSize(1));
        sweep();
        assertThat(orders()).containsExactly("A-1");
    }

    private void routes(String sweepOptions, String notificationOptions) throws Exception {
        var marks = MemoryRepository.unbounded();
        var claims = MemoryRepository.unbounded();
        camel.context().getRegistry().bind("marks", marks);
        camel.context().getRegistry().bind("claims", claims);
        String repositories = "&idempotentRepository=#marks&inProgressRepository=#claims";
        start(
                "tegro:notification?path=/tegro/notification" + repositories + notificationOptions,
                "tegro:orders?paidOnly=true" + repositories + sweepOptions);
    }

    private void start(String notification, String orders) throws Exception {
        VertxPlatformHttpServerConfiguration http = new VertxPlatformHttpServerConfiguration();
        http.setBindHost("127.0.0.1");
        http.setBindPort(0);
        server = new VertxPlatformHttpServer(http);
        camel.context().addService(server);
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from(notification).to("direct:paid");
                from(orders + "&startScheduler=false").routeId("sweep").to("direct:paid");
                from("direct:paid").errorHandler(noErrorHandler()).process(exchange -> {
                    ledger.process(exchange);
                    credited.add(headers(exchange));
                });
            }
        });
    }

    private static Map<String, Object> headers(Exchange exchange) {
        return new HashMap<>(exchange.getMessage().getHeaders());
    }

    private void sweep() {
        ((ScheduledPollConsumer) camel.context().getRoute("sweep").getConsumer()).run();
    }

    private String url() {
        return "http://127.0.0.1:" + server.getPort() + "/tegro/notification";
    }

    private CompletableFuture<List<NotificationAnswer>> notify(String order) {
        return gateway.notification(order).sendTo(url()).retrying().send();
    }

    private List<Object> orders() {
        return credited.stream()
                .map(headers -> headers.get("CamelTegroOrderId"))
                .toList();
    }

    private List<String> audit() {
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
