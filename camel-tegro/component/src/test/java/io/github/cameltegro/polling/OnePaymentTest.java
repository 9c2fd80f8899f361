package io.github.cameltegro.polling;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.TegroComponent;
import io.github.cameltegro.notification.JdbcClaimRepository;
import io.github.cameltegro.notification.MemoryRepository;
import io.github.cameltegro.protocol.PaymentKey;
import io.github.cameltegro.simulator.NotificationBuilder;
import io.github.cameltegro.simulator.SimulatedOrder;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One paid order at Tegro is routed once, whatever a notification leaves out or writes differently; two paid orders
 * under one merchant's id are routed twice.
 */
class OnePaymentTest {

    private static final DateTimeFormatter AS_TEGRO = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private static final AtomicReference<LocalDateTime> NOW = new AtomicReference<>();

    @RegisterExtension
    static final TegroSimulatorExtension TEGRO = TegroSimulatorExtension.with(settings -> settings.clock(new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return NOW.get().toInstant(ZoneOffset.UTC);
        }
    }));

    /** What was routed: the order's id, and the payment's key. */
    private record Routed(String orderId, String key) {}

    private static final List<Routed> ROUTED = new CopyOnWriteArrayList<>();
    private static final AtomicInteger IDS = new AtomicInteger();

    private static volatile Processor step = exchange -> {};
    private static CamelContext camel;
    private static VertxPlatformHttpServer server;

    private final TegroSimulator gateway = TEGRO.simulator();

    /** An id that no other row has. */
    private final String id = "A-" + IDS.incrementAndGet();

    private boolean apiKey = true;

    @BeforeAll
    static void start() throws Exception {
        camel = context(memory(), memory());
    }

    @AfterAll
    static void stop() {
        camel.stop();
    }

    @BeforeEach
    void reset() {
        NOW.set(LocalDateTime.parse("2026-07-29T15:00:07"));
        ROUTED.clear();
    }

    /** Forms of a date. */
    enum Form {
        AS_TEGRO_WRITES_IT(date -> AS_TEGRO.format(date)),
        MISSING(date -> null),
        EMPTY(date -> ""),
        T(date -> date.toString()),
        UTC(date -> date.minusHours(3) + "Z"),
        UTC_WITH_FRACTION(date -> date.minusHours(3) + ".000Z"),
        MOSCOW(date -> date + "+03:00"),
        TOKYO_WITHOUT_COLON(date -> date.plusHours(6) + "+0900"),
        FRACTION(date -> AS_TEGRO.format(date) + ".123"),
        SECONDS_SINCE_1970(date -> Long.toString(date.minusHours(3).toEpochSecond(ZoneOffset.UTC))),
        MILLISECONDS_SINCE_1970(date -> date.minusHours(3).toEpochSecond(ZoneOffset.UTC) + "000"),
        DOTS(date -> DateTimeFormatter.ofPattern("dd.MM.uuuu HH:mm:ss").format(date)),
        SLASHES(date -> DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm:ss").format(date)),
        AMERICAN(date -> DateTimeFormatter.ofPattern("MM/dd/uuuu hh:mm:ss").format(date) + " PM"),
        IN_UTC(date -> AS_TEGRO.format(date.minusHours(3))),
        IN_KOLKATA(date -> AS_TEGRO.format(date.plusMinutes(150))),
        IN_A_ZONE_OF_TOMORROW(date -> AS_TEGRO.format(date.plusHours(14))),
        DATE_ALONE(date -> date.toLocalDate().toString()),
        WITHOUT_SECONDS(date -> DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").format(date)),
        ZEROS(date -> "0000-00-00 00:00:00"),
        THE_BEGINNING(date -> "1970-01-01 03:00:00"),
        GARBAGE(date -> "some day");

        final Function<LocalDateTime, String> writer;

        Form(Function<LocalDateTime, String> writer) {
            this.writer = writer;
        }

        NotificationBuilder in(NotificationBuilder notification, SimulatedOrder order) {
            String text = writer.apply(order.dateCreated());
            return text == null ? notification.without("date_created") : notification.field("date_created", text);
        }
    }

    enum Arrival {
        NOTIFICATION_FIRST,
        POLL_FIRST,
        AT_ONCE
    }

    static Stream<Arguments> ways() {
        return Stream.of(Form.values())
                .flatMap(form -> Stream.of(Arrival.values()).flatMap(arrival -> Stream.of(true, false)
                        .map(apiKey ->
                                Arguments.of(form, arrival, (form.ordinal() + arrival.ordinal()) % 2 == 0, apiKey))));
    }

    @ParameterizedTest(name = "{0}, {1}, status {2}, apiKey {3}")
    @MethodSource("ways")
    void one_paid_order_is_routed_once(Form form, Arrival arrival, boolean status, boolean apiKey) throws Exception {
        this.apiKey = apiKey;
        SimulatedOrder order = paid(id, "10.50");
        arrive(arrival, () -> deliver(form.in(notification(id, status), order)));
        sweep();
        deliver(form.in(notification(id, status), order));
        deliver(notification(id, true));
        sweep();
        assertThat(orders()).containsExactly(id);
    }

    @Test
    void while_it_is_routed_in_one_form_it_is_not_routed_in_another() throws Exception {
        Semaphore begun = new Semaphore(0);
        Semaphore go = new Semaphore(0);
        step = exchange -> {
            begun.release();
            go.acquire();
        };
        apiKey = false;
        SimulatedOrder order = paid(id, "10.50");
        CompletableFuture<?> routing = deliverLater(Form.MISSING.in(notification(id, true), order));
        begun.acquire();
        step = exchange -> {};
        sweep();
        deliver(notification(id, true));
        assertThat(orders()).isEmpty();
        go.release();
        routing.get();
        sweep();
        assertThat(orders()).containsExactly(id);
    }

    @Test
    void it_is_routed_once_where_all_is_kept_in_a_database() throws Exception {
        JdbcConnectionPool database = JdbcConnectionPool.create("jdbc:h2:mem:one-payment", "sa", "");
        CamelContext inMemory = camel;
        VertxPlatformHttpServer itsServer = server;
        try {
            JdbcClaimRepository claims = new JdbcClaimRepository();
            claims.setDataSource(database);
            camel = context(new JdbcMessageIdRepository(database, "tegro"), claims);
            for (Form form : Form.values()) {
                apiKey = form.ordinal() % 2 == 0;
                SimulatedOrder first = paid("first-" + form, "10.50");
                deliver(form.in(notification("first-" + form, true), first));
                SimulatedOrder second = paid("second-" + form, "10.50");
                sweep();
                deliver(form.in(notification("second-" + form, true), second));
                sweep();
                assertThat(orders()).endsWith("first-" + form, "second-" + form).doesNotHaveDuplicates();
            }
        } finally {
            camel.stop();
            database.dispose();
            camel = inMemory;
            server = itsServer;
        }
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void with_an_api_key_notifications_alone_tell_of_it_once(Form form) throws Exception {
        for (Form other : Form.values()) {
            ROUTED.clear();
            String order = id + other;
            SimulatedOrder paid = paid(order, "10.50");
            deliver(form.in(notification(order, true), paid));
            deliver(other.in(notification(order, true), paid));
            assertThat(orders()).as(form + ", then " + other).containsExactly(order);
            if (form != Form.IN_UTC) {
                // the others don't pass for Tegro's own, so that the key is that of Tegro's record
                assertThat(ROUTED)
                        .extracting(Routed::key)
                        .containsExactly(PaymentKey.of(
                                        gateway.shopId(),
                                        order.getBytes(UTF_8),
                                        paid.dateCreated().toString(),
                                        1,
                                        false)
                                .text());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.50", "20.00"})
    void a_test_payment_is_routed_once_whether_or_not_the_notification_says_so(String amount) throws Exception {
        gateway.createOrder(id, "RUB", "10.50");
        gateway.payAsTest(id);
        for (boolean key : new boolean[] {true, false}) {
            apiKey = key;
            deliver(gateway.notification(id).without("test").field("amount", amount));
            sweep();
            deliver(gateway.notification(id));
        }
        assertThat(orders()).containsExactly(id);
    }

    static Stream<Arguments> pairs() {
        return Stream.of(Form.values()).flatMap(form -> Stream.of("PT0S", "PT1H")
                .flatMap(apart -> Stream.of("10.50", "20.00").flatMap(amount -> Stream.of(true, false)
                        .map(apiKey -> Arguments.of(form, Duration.parse(apart), amount, apiKey)))));
    }

    @ParameterizedTest(name = "{0}, {1} apart, second amount {2}, apiKey {3}")
    @MethodSource("pairs")
    void two_paid_orders_under_one_id_are_routed_twice(Form form, Duration apart, String amount, boolean apiKey)
            throws Exception {
        this.apiKey = apiKey;
        SimulatedOrder first = paid(id, "10.50");
        NotificationBuilder ofFirst = form.in(notification(id, true), first);
        deliver(ofFirst);
        NOW.updateAndGet(now -> now.plus(apart));
        SimulatedOrder second = paid(id, amount);
        NotificationBuilder ofSecond = form.in(notification(id, true), second);
        deliver(ofSecond);
        deliver(ofFirst);
        if (apiKey) {
            assertThat(orders()).containsExactly(id, id);
        }
        sweep();
        deliver(ofSecond);
        deliver(ofFirst);
        sweep();
        assertThat(orders()).containsExactly(id, id);
        assertThat(ROUTED).extracting(Routed::key).doesNotHaveDuplicates();
    }

    /**
     * Reconciliation finds under another key that the first order is done, and at each of the marks that it then writes
     * the database fails, before or after it took the mark: a second order like the first is no duplicate by that.
     */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void where_a_mark_fails_that_an_order_was_done_under_another_key_the_next_one_is_routed(boolean written)
            throws Exception {
        AtomicInteger left = new AtomicInteger();
        CamelContext inMemory = camel;
        VertxPlatformHttpServer itsServer = server;
        try {
            camel = context(
                    new MemoryIdempotentRepository() {
                        @Override
                        public boolean add(String key) {
                            boolean fails = left.getAndDecrement() == 1;
                            boolean added = fails && !written || super.add(key);
                            if (fails) {
                                throw new IllegalStateException("the database is away");
                            }
                            return added;
                        }
                    },
                    memory());
            apiKey = false;
            boolean failed = true;
            for (int mark = 1; failed; mark++) {
                ROUTED.clear();
                String order = id + "-" + mark;
                SimulatedOrder first = paid(order, "10.50");
                deliver(Form.MISSING.in(notification(order, true), first));
                left.set(mark);
                sweep();
                failed = left.getAndSet(0) <= 0;
                NOW.updateAndGet(now -> now.plusHours(1));
                paid(order, "10.50");
                sweep();
                sweep();
                assertThat(orders()).as("mark " + mark).containsExactly(order, order);
                assertThat(ROUTED).extracting(Routed::key).doesNotHaveDuplicates();
            }
        } finally {
            camel.stop();
            camel = inMemory;
            server = itsServer;
        }
    }

    /**
     * Some of what may happen to up to three orders under one id, in any order; then the gateway and reconciliation make
     * up for what is left. Without an API key a gateway must write dates in one way, whichever.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void whatever_happens_as_many_are_routed_as_are_paid(int seed) throws Exception {
        for (int i = 0; i < 15; i++) {
            String story = id + "-" + i;
            Random random = new Random(1000L * seed + i);
            apiKey = random.nextBoolean();
            boolean oneForm = !apiKey || random.nextBoolean();
            Form form = any(random);
            ROUTED.clear();
            List<NotificationBuilder> told = new ArrayList<>();
            StringBuilder happened = new StringBuilder("apiKey " + apiKey);
            int orders = 0;
            for (int step = 0; step < 10; step++) {
                int what = random.nextInt(4);
                if (what == 0 && orders < 3 || orders == 0) {
                    int minutes = List.of(0, 1, 15, 60, 1440).get(random.nextInt(5));
                    NOW.updateAndGet(now -> now.plusMinutes(minutes));
                    String amount = random.nextInt(3) == 0 ? "20.00" : "10.50";
                    SimulatedOrder order = paid(story, amount);
                    orders++;
                    for (int copy = 0; copy < 2; copy++) {
                        Form its = oneForm ? form : any(random);
                        told.add(its.in(notification(story, random.nextInt(4) > 0), order));
                        happened.append(", ")
                                .append(order.dateCreated())
                                .append(' ')
                                .append(amount)
                                .append(' ')
                                .append(its);
                    }
                } else if (what == 1) {
                    sweep();
                    happened.append(", sweep");
                } else {
                    int which = random.nextInt(told.size());
                    deliver(told.get(which));
                    happened.append(", ").append(which).append(" -> ").append(ROUTED.size());
                }
            }
            for (NotificationBuilder notification : told) {
                deliver(notification);
            }
            sweep();
            for (NotificationBuilder notification : told) {
                deliver(notification);
            }
            assertThat(orders()).as(happened.toString()).hasSize(orders);
        }
    }

    private static Form any(Random random) {
        return Form.values()[random.nextInt(Form.values().length)];
    }

    private void arrive(Arrival arrival, Delivery delivery) throws Exception {
        switch (arrival) {
            case NOTIFICATION_FIRST -> {
                delivery.make();
                sweep();
            }
            case POLL_FIRST -> {
                sweep();
                delivery.make();
            }
            case AT_ONCE -> {
                CompletableFuture<Void> sweeping = CompletableFuture.runAsync(this::sweep);
                delivery.make();
                sweeping.get();
            }
        }
    }

    private interface Delivery {
        void make() throws Exception;
    }

    private static IdempotentRepository memory() {
        return MemoryRepository.unbounded();
    }

    private SimulatedOrder paid(String orderId, String amount) {
        return gateway.account(gateway.shopId())
                .pay(gateway.createOrder(orderId, "RUB", amount).id());
    }

    private NotificationBuilder notification(String orderId, boolean status) {
        NotificationBuilder notification = gateway.notification(orderId);
        return status ? notification : notification.without("status");
    }

    private void deliver(NotificationBuilder notification) throws Exception {
        deliverLater(notification).get();
    }

    private CompletableFuture<?> deliverLater(NotificationBuilder notification) {
        String path = apiKey ? "/with-key" : "/without-key";
        return notification
                .sendTo("http://127.0.0.1:" + server.getPort() + path)
                .send();
    }

    private static CamelContext context(IdempotentRepository marks, IdempotentRepository claims) throws Exception {
        CamelContext context = new DefaultCamelContext();
        context.disableJMX();
        context.getRegistry().bind("marks", marks);
        context.getRegistry().bind("claims", claims);
        VertxPlatformHttpServerConfiguration http = new VertxPlatformHttpServerConfiguration();
        http.setBindHost("127.0.0.1");
        http.setBindPort(0);
        server = new VertxPlatformHttpServer(http);
        context.addService(server);
        context.addComponent("tegro", component(TEGRO.simulator().apiKey()));
        context.addComponent("keyless", component(null));
        String options = "testPayments=route&idempotentRepository=#marks&inProgressRepository=#claims";
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("tegro:notification?path=/with-key&trustMissingStatus=true&" + options)
                        .to("direct:paid");
                from("keyless:notification?path=/without-key&trustMissingStatus=true&" + options)
                        .to("direct:paid");
                from("tegro:orders?paidOnly=true&startScheduler=false&" + options)
                        .routeId("sweep")
                        .to("direct:paid");
                from("direct:paid").process(exchange -> step.process(exchange)).process(exchange -> {
                    Map<String, Object> headers = exchange.getMessage().getHeaders();
                    ROUTED.add(new Routed((String) headers.get("CamelTegroOrderId"), (String)
                            headers.get("CamelTegroNotificationKey")));
                });
            }
        });
        context.start();
        return context;
    }

    private static TegroComponent component(String apiKey) {
        TegroComponent component = new TegroComponent();
        component.getConfiguration().setBaseUrl(TEGRO.simulator().baseUrl());
        component.getConfiguration().setShopId(TEGRO.simulator().shopId());
        component.getConfiguration().setSecretKey(TEGRO.simulator().secretKey());
        component.getConfiguration().setApiKey(apiKey);
        return component;
    }

    private static List<String> orders() {
        return ROUTED.stream().map(Routed::orderId).toList();
    }

    private void sweep() {
        ((ScheduledPollConsumer) camel.getRoute("sweep").getConsumer()).run();
    }
}
