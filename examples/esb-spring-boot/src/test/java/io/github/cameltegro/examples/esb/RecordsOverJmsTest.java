package io.github.cameltegro.examples.esb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameltegro.model.CreateOrder;
import io.github.cameltegro.model.CreateWithdrawal;
import io.github.cameltegro.model.Notification;
import io.github.cameltegro.model.OpenObject;
import io.github.cameltegro.model.Order;
import io.github.cameltegro.model.Orders;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records cross a queue as JSON without a step in between, and are records again behind it. */
class RecordsOverJmsTest {

    private static final long PATIENCE = 20_000;

    @TempDir
    static Path folder;

    private static Broker broker;
    private static ActiveMQConnectionFactory connections;
    private static DefaultCamelContext camel;

    @BeforeAll
    static void start() throws Exception {
        broker = new Broker(folder);
        connections = new ActiveMQConnectionFactory(broker.url());
        camel = new DefaultCamelContext();
        camel.addComponent("jms", JmsComponent.jmsComponentAutoAcknowledge(connections));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:records").to("jms:records");
                from("direct:maps").to("jms:maps?jmsMessageType=Text");
                from("direct:converted").convertBodyTo(String.class).to("jms:maps");
            }
        });
        camel.start();
    }

    @AfterAll
    static void stop() throws Exception {
        camel.stop();
        connections.close();
        broker.close();
    }

    static Stream<Object> records() {
        Map<String, String> fields = Map.of("order_id", "A-1", "amount", "5.00", "status", "1");
        Order order = Order.of(Map.of("id", 1, "payment_id", "A-1", "status", 1, "amount", "5.00000000"));
        return Stream.of(
                new CreateOrder("A-1", new BigDecimal("5.00"), "RUB"),
                new CreateWithdrawal("P-1", new BigDecimal("5.00"), "RUB", "4111111111111111", null),
                order,
                new Orders(List.of(order)),
                Notification.of(Map.of(
                        "order_id", "A-1", "amount", "5.00", "status", "1", "notification_key", "tegro-payment-1")),
                new Notification(
                        null,
                        "A-1",
                        new BigDecimal("5.00"),
                        null,
                        1,
                        true,
                        null,
                        null,
                        null,
                        "tegro-payment-2",
                        fields));
    }

    @ParameterizedTest
    @MethodSource("records")
    void aRecordIsARecordBehindTheQueue(Object record) throws Exception {
        camel.createProducerTemplate().sendBody("direct:records", record);

        assertThat((Object) camel.createConsumerTemplate().receiveBody("jms:records", PATIENCE, record.getClass()))
                .isEqualTo(record);
    }

    /** JMS has maps of its own, which hold nothing but single values: nested ones cross it as text. */
    @ParameterizedTest
    @ValueSource(strings = {"direct:maps", "direct:converted"})
    void aMapCrossesAsText(String route) throws Exception {
        OpenObject rates = new OpenObject(Map.of("rates", Map.of("RUB", new BigDecimal("0.0125")), "list", List.of(1)));

        camel.createProducerTemplate().sendBody(route, rates);

        String text = camel.createConsumerTemplate().receiveBody("jms:maps", PATIENCE, String.class);
        assertThat(new ObjectMapper().readTree(text).at("/rates/RUB").asText()).isEqualTo("0.0125");
        assertThat(camel.getTypeConverter().mandatoryConvertTo(OpenObject.class, text))
                .isEqualTo(rates);
    }
}
