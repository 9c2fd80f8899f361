package io.github.cameltegro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.cameltegro.model.Balance;
import io.github.cameltegro.model.CreateOrder;
import io.github.cameltegro.model.CreateWithdrawal;
import io.github.cameltegro.model.CreatedOrder;
import io.github.cameltegro.model.Notification;
import io.github.cameltegro.model.OpenList;
import io.github.cameltegro.model.OpenObject;
import io.github.cameltegro.model.Order;
import io.github.cameltegro.model.Orders;
import io.github.cameltegro.model.Receipt;
import io.github.cameltegro.model.Shop;
import io.github.cameltegro.model.Shops;
import io.github.cameltegro.model.TegroAnswer;
import io.github.cameltegro.model.TegroRequest;
import io.github.cameltegro.model.Withdrawal;
import io.github.cameltegro.model.Withdrawals;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.TegroCamel;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Serializable;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.TypeConverter;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every public record becomes JSON with Tegro's own names, and becomes itself again, by type converters alone. */
class RecordsAsBodiesTest {

    private static final ObjectMapper PLAIN = new ObjectMapper();
    private static final ObjectMapper EXACT =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    @RegisterExtension
    static final TegroSimulatorExtension EXTENSION = new TegroSimulatorExtension();

    @RegisterExtension
    final TegroCamel camel = TegroCamel.of(EXTENSION);

    private final TegroSimulator tegro = EXTENSION.simulator();

    static Stream<Object> records() {
        LocalDateTime date = LocalDateTime.of(2026, 11, 29, 12, 0, 1);
        Receipt receipt = new Receipt(List.of(
                new Receipt.Item("Чай", 2, new BigDecimal("5.00")),
                new Receipt.Item("Сахар", new BigDecimal("0.345"), new BigDecimal("0.00000001"))));
        Order order = new Order(
                101L,
                date,
                date,
                1,
                5,
                6,
                new BigDecimal("64.18000000"),
                new BigDecimal("0.00000001"),
                "a@b.example",
                false,
                "Заказ+1",
                Map.of("extra", Map.of("a", List.of(1, "b"))));
        Shop shop = new Shop(7L, date, "Лавка", "https://shop.example", 1, "D0F9", "", Map.of("x", "y"));
        return Stream.of(
                new CreateOrder("A-1", new BigDecimal("64.18"), "RUB"),
                new CreateOrder("A-1", new BigDecimal("0.00000001"), "BTC", 5, "a+b@c.example", "79990001122", receipt),
                new CreateOrder(null, null, null),
                new CreateWithdrawal("P-1", new BigDecimal("100"), "RUB", "4111111111111111", 5),
                new CreateWithdrawal("P-2", new BigDecimal("12345678901234567.12345678"), "USD", "@wallet", null),
                receipt,
                receipt.items().get(1),
                new CreatedOrder(101L, "https://tegro.money/pay/101", Map.of("hash", "ab")),
                order,
                new Order(102L, null, null, 0, null, null, null, null, null, null, null, Map.of()),
                new Orders(List.of(order)),
                new Withdrawal(Map.of("id", 5, "payment_id", "P-1", "status", 1, "deep", Map.of("a", List.of(true)))),
                new Withdrawals(List.of(new Withdrawal(Map.of("id", 5)))),
                new Balance(
                        3L,
                        Map.of("RUB", new BigDecimal("1.50"), "TON", new BigDecimal("0.00000001")),
                        Map.of("hold", "2")),
                shop,
                new Shops(3L, List.of(shop), Map.of("x", 1)),
                new OpenObject(Map.of("rates", Map.of("RUB", Map.of("USD", new BigDecimal("0.0125"))))),
                new OpenList(List.of(new OpenObject(Map.of("id", 1)))),
                notification(Map.of("status", "1"), 1, false),
                notification(Map.of(), 1, false),
                notification(Map.of("status", "1", "test", "1", "empty", ""), 1, true),
                notification(Map.of("status", "1"), 1, true));
    }

    /** What was decided by asking Tegro is not among the fields. */
    private static Notification notification(Map<String, String> more, Integer status, boolean test) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("shop_id", "D0F9");
        fields.put("order_id", "Заказ+1");
        fields.put("amount", "64.18");
        fields.put("currency", "RUB");
        fields.put("fee", "1.20");
        fields.put("date_created", "2026-11-29 12:00:01");
        fields.putAll(more);
        return new Notification(
                "D0F9",
                "Заказ+1",
                new BigDecimal("64.18"),
                "RUB",
                status,
                test,
                new BigDecimal("1.20"),
                LocalDateTime.of(2026, 11, 29, 12, 0, 1),
                null,
                "tegro-payment-abc",
                fields);
    }

    @Test
    void eachPublicRecordIsInTheTable() {
        List<String> records = new ClassFileImporter()
                .importPackagesOf(Order.class).stream()
                        .filter(type ->
                                type.isAssignableTo(TegroAnswer.class) || type.isAssignableTo(TegroRequest.class))
                        .map(type -> type.reflect())
                        .filter(type -> !Modifier.isAbstract(type.getModifiers()))
                        .map(Class::getName)
                        .toList();

        assertThat(records).hasSizeGreaterThanOrEqualTo(14);
        assertThat(records().map(record -> record.getClass().getName())).containsAll(records);
    }

    @ParameterizedTest
    @MethodSource("records")
    void itSurvivesTextAndBytes(Object record) throws Exception {
        TypeConverter converter = camel.context().getTypeConverter();
        String text = converter.mandatoryConvertTo(String.class, record);

        for (Object json : List.of(
                text,
                "\uFEFF" + text,
                converter.mandatoryConvertTo(byte[].class, record),
                converter.mandatoryConvertTo(InputStream.class, record),
                EXACT.readTree(text),
                EXACT.readValue(text, Object.class))) {
            // a JsonNode drops zeros at the end
            assertThat((Object) converter.mandatoryConvertTo(record.getClass(), json))
                    .as(json.getClass().getName())
                    .usingRecursiveComparison()
                    .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                    .isEqualTo(record);
        }
        assertThat(record).isNotInstanceOf(Serializable.class);
    }

    @ParameterizedTest
    @MethodSource("records")
    void itSurvivesMarshallingAndAFile(Object record, @TempDir Path folder) throws Exception {
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:marshal").marshal().json();
                from("direct:file").to("file:" + folder + "?fileName=record.json");
                from("file:" + folder + "?fileName=read.json&noop=true&initialDelay=0&delay=10")
                        .convertBodyTo(record.getClass())
                        .to("seda:read");
            }
        });

        byte[] marshalled = camel.template().requestBody("direct:marshal", record, byte[].class);
        camel.template().sendBody("direct:file", record);
        Path written = folder.resolve("record.json");
        JsonNode tree = PLAIN.readTree(Files.readString(written, StandardCharsets.UTF_8));
        Files.move(written, folder.resolve("read.json"));

        assertThat(camel.context().getTypeConverter().mandatoryConvertTo(record.getClass(), marshalled))
                .isEqualTo(record);
        assertThat(PLAIN.readTree(marshalled)).hasSameSizeAs(tree);
        assertThat(camel.context().createConsumerTemplate().receiveBody("seda:read", 10_000))
                .isEqualTo(record);
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1251", "UTF-16LE", "UTF-8"})
    void theCharsetOfTheExchangeCounts(String charset) {
        Notification record = notification(Map.of("status", "1"), 1, false);
        TypeConverter converter = camel.context().getTypeConverter();
        byte[] bytes = converter.convertTo(String.class, record).getBytes(Charset.forName(charset));
        Exchange exchange = new DefaultExchange(camel.context());
        exchange.setProperty(Exchange.CHARSET_NAME, charset);

        assertThat(converter.convertTo(Notification.class, exchange, bytes)).isEqualTo(record);
        assertThat(converter.convertTo(Notification.class, exchange, new ByteArrayInputStream(bytes)))
                .isEqualTo(record);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "bytes", "marshalled"})
    void createOrderReadsWhatItsRecordBecame(String form) {
        CreateOrder request = new CreateOrder("A-1", new BigDecimal("64.18"), "RUB", null, "a@b.example", null, null);
        Object body =
                switch (form) {
                    case "text" -> camel.context().getTypeConverter().convertTo(String.class, request);
                    case "bytes" -> camel.context().getTypeConverter().convertTo(byte[].class, request);
                    default -> PLAIN.valueToTree(request);
                };

        camel.answer(CreatedOrder.class, "tegro:createOrder", body);

        assertThat(tegro.order("A-1").orElseThrow().amount()).isEqualByComparingTo("64.18");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"order_id\":\"A-1\",\"amount\":\"1,5\"}",
                "{\"order_id\":\"A-1\",\"orderId\":\"A-2\"}",
                "{\"order_id\":\"A-1\",\"fields\":{\"name\":\"x\"}}",
                "{\"order_id\":[],\"amount\":1}",
                "{\"order_id\":\"A-1\",\"order_id\":\"A-2\"}",
                "{\"order_id\":\"A-1\"} x",
                "[]",
                "not JSON"
            })
    void whatTheRecordHasNoPlaceForIsRefused(String json) {
        assertThatThrownBy(() -> camel.context().getTypeConverter().mandatoryConvertTo(CreateOrder.class, json))
                .hasStackTraceContaining("This is not a CreateOrder");
    }

    /** Jackson reads decimals as doubles unless it is told otherwise. */
    @Test
    void anAmountIsNotRoundedOnTheWay() throws Exception {
        TypeConverter converter = camel.context().getTypeConverter();
        JsonNode exact = PLAIN.readTree("{\"payment_id\":\"P-1\",\"amount\":64.18}");
        JsonNode rounded = PLAIN.readTree("{\"payment_id\":\"P-1\",\"amount\":12345678901234567.12345678}");

        assertThat(converter.mandatoryConvertTo(CreateWithdrawal.class, exact).amount())
                .isEqualTo("64.18");
        assertThatThrownBy(() -> converter.mandatoryConvertTo(CreateWithdrawal.class, rounded))
                .hasStackTraceContaining("amount");
    }

    /** Only what this component has verified has a key; a conversion never verifies. */
    @Test
    void whatTegroPostedIsNoNotificationYet() throws Exception {
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:queue").convertBodyTo(Notification.class);
            }
        });

        assertThatThrownBy(() -> camel.template()
                        .requestBody("direct:queue", "{\"order_id\":\"A-1\",\"status\":\"1\",\"sign\":\"ab\"}"))
                .isInstanceOf(CamelExecutionException.class)
                .hasStackTraceContaining("notification_key")
                .hasStackTraceContaining("tegro:verifyNotification");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"yes\"", "\"on\"", "\"01\"", "2", "1.0", "[]", "{}", "\" 1\""})
    void aTestThatCantBeReadIsNotRealMoney(String flag) {
        for (String name : List.of("test", "notification_test")) {
            assertThatThrownBy(() -> camel.context()
                            .getTypeConverter()
                            .mandatoryConvertTo(
                                    Notification.class,
                                    "{\"order_id\":\"A-1\",\"notification_key\":\"k\",\"" + name + "\":" + flag + "}"))
                    .hasStackTraceContaining("not 0 or 1");
        }
    }
}
