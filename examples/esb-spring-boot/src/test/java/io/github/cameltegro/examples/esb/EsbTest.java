package io.github.cameltegro.examples.esb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameltegro.simulator.Fault;
import io.github.cameltegro.simulator.NotificationAnswer;
import io.github.cameltegro.simulator.TegroSimulator;
import jakarta.jms.Message;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jms.core.JmsTemplate;

/** Orders and payments go where the page says, with broker and database embedded. */
class EsbTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder;

    private static TegroSimulator tegro;
    private static ConfigurableApplicationContext application;
    private static JmsTemplate jms;
    private static JdbcTemplate jdbc;

    @BeforeAll
    static void start() {
        tegro = TegroSimulator.builder().balance("RUB", "500.00").start();
        application = Esb.start(
                tegro.camelProperties(),
                "--esb.data=" + folder,
                "--esb.redelivery-delay=50",
                "--esb.balance=100",
                "--esb.deadline=30s",
                "--logging.level.root=OFF",
                "--logging.level.esb=OFF");
        tegro.notificationUrl(Esb.url(application) + "/tegro/notification");
        jms = application.getBean(JmsTemplate.class);
        jdbc = application.getBean(JdbcTemplate.class);
    }

    @AfterAll
    static void stop() {
        application.close();
        tegro.close();
    }

    @AfterEach
    void clearFaults() {
        tegro.clearFaults();
    }

    @Test
    void an_order_is_answered_with_its_link_on_the_queue_that_the_sender_names() throws Exception {
        Message reply = jms.sendAndReceive("orders", session -> {
            Message order = session.createTextMessage(order("named", "1490.00"));
            order.setJMSCorrelationID("my-7");
            return order;
        });

        assertThat(reply).isNotNull();
        assertThat(reply.getJMSCorrelationID()).isEqualTo("my-7");
        assertThat(JSON.readTree(reply.getBody(String.class)))
                .isEqualTo(JSON.valueToTree(Map.of("order_id", "named", "url", link("named"))));
    }

    @Test
    void without_a_reply_queue_the_link_is_on_the_common_one() throws Exception {
        send(order("common", "1490.00"));

        assertThat(receive("orders.created").path("url").asText()).isEqualTo(link("common"));
    }

    @Test
    void a_payment_is_in_the_ledger_and_on_its_queue_once_though_it_is_told_twice() throws Exception {
        tegro.createOrder("paid", "RUB", "1490.00");
        tegro.pay("paid");

        JsonNode payment = receive("payments");
        await().atMost(PATIENCE).until(() -> tegro.notifications().stream()
                .anyMatch(notification -> notification.orderId().equals("paid") && notification.accepted()));
        assertThat(tegro.notification("paid").send().join()).allMatch(NotificationAnswer::accepted);

        assertThat(payment.path("order_id").asText()).isEqualTo("paid");
        assertThat(payment.path("amount").decimalValue()).isEqualByComparingTo("1490");
        assertThat(payment.path("currency").asText()).isEqualTo("RUB");
        assertThat(jdbc.queryForList("select payment from ledger where order_id = 'paid'", String.class))
                .containsExactly(payment.path("notification_key").asText());
        assertThat(browse("payments")).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "refused | {'order_id':'refused','amount':5,'currency':'RUB'}  | no such luck",
                "invalid | {'order_id':'invalid','amount':-1,'currency':'RUB'} | amount",
                "broken  | {'order_id':                                        | JSON"
            })
    void an_order_that_cannot_be_made_is_in_the_dead_letter_queue_with_the_reason(
            String name, String order, String reason) throws Exception {
        tegro.on("createOrder").forId("refused").fail(Fault.error("no such luck"));
        String text = order.replace('\'', '"');

        send(text);

        Message dead = jms.receive("orders.dead");
        assertThat(dead).isNotNull();
        assertThat(dead.getBody(String.class)).isEqualTo(text);
        assertThat(dead.getStringProperty("reason")).contains(reason);
    }

    @Test
    void an_order_of_unknown_outcome_is_not_sent_again_but_put_aside() throws Exception {
        tegro.on("createOrder").forId("unknown").fail(Fault.badGatewayAfterWork());

        send(order("unknown", "5"));

        assertThat(jms.receive("orders.dead").getStringProperty("reason")).contains("502");
        assertThat(tegro.orders())
                .filteredOn(order -> order.orderId().equals("unknown"))
                .hasSize(1);
    }

    @Test
    void an_order_that_was_surely_not_processed_is_tried_until_it_is() throws Exception {
        // one more than Artemis tries by default
        tegro.on("createOrder").forId("again").times(11).fail(Fault.error("wrong nonce"));

        send(order("again", "5"));

        assertThat(receive("orders.created").path("url").asText()).isEqualTo(link("again"));
        assertThat(browse("orders.dead")).isZero();
    }

    @Test
    void the_balance_is_in_its_table() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(jdbc.queryForMap("select * from balance where currency = 'USD'"))
                        .containsKey("amount"));
        tegro.account(tegro.shopId()).balance("USD", "77.50");

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(jdbc.queryForObject(
                        "select amount from balance where currency = 'USD'", java.math.BigDecimal.class))
                .isEqualByComparingTo("77.50"));
    }

    @Test
    void health_is_told_with_its_readiness() throws Exception {
        HttpResponse<String> health = get("/actuator/health");

        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).contains("\"camel", "\"jms\"", "\"db\"");
        assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200);
    }

    @Test
    void metrics_are_told() throws Exception {
        assertThat(get("/actuator/prometheus").body())
                .contains("camel_tegro_calls_seconds_count{")
                .contains("camel_tegro_notifications_total{")
                .contains("camel_tegro_swept_total{")
                .contains("camel_exchanges_total{");
    }

    private static String order(String orderId, String amount) {
        return "{\"order_id\": \"" + orderId + "\", \"amount\": " + amount + ", \"currency\": \"RUB\"}";
    }

    private static void send(String order) {
        jms.send("orders", session -> session.createTextMessage(order));
    }

    private static JsonNode receive(String queue) throws Exception {
        Message message = jms.receive(queue);
        assertThat(message).as("a message on " + queue).isNotNull();
        return JSON.readTree(message.getBody(String.class));
    }

    private static long browse(String queue) {
        return jms.browse(queue, (session, browser) -> {
            int count = 0;
            for (var messages = browser.getEnumeration(); messages.hasMoreElements(); messages.nextElement()) {
                count++;
            }
            return count;
        });
    }

    private static String link(String orderId) {
        return tegro.baseUrl() + tegro.order(orderId).orElseThrow().payPath();
    }

    private static HttpResponse<String> get(String path) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(Esb.url(application) + path)).build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
