package io.github.cameltegro.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.cameltegro.notification.NotificationConsumer;
import io.github.cameltegro.simulator.NotificationBuilder;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.TegroCamel;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.apache.camel.support.ScheduledPollConsumer;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** A payment that a route swallowed can be delivered once more, on purpose. */
class DeliverAgainTest {

    @RegisterExtension
    static final TegroSimulatorExtension TEGRO = new TegroSimulatorExtension();

    @RegisterExtension
    final TegroCamel camel = TegroCamel.of(TEGRO).withJmx();

    private static final Logger AUDIT = (Logger) LoggerFactory.getLogger("io.github.cameltegro.audit");
    private static final Pattern KEY = Pattern.compile("outcome=routed order=A-1 key=(\\S+)");

    private final TegroSimulator gateway = TEGRO.simulator();
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final List<Object> routed = new CopyOnWriteArrayList<>();
    private final JdbcConnectionPool database = JdbcConnectionPool.create("jdbc:h2:mem:again", "sa", "");
    private VertxPlatformHttpServer server;

    @BeforeEach
    void start() throws Exception {
        lines.start();
        AUDIT.addAppender(lines);
        AUDIT.setLevel(Level.INFO);
        camel.context().getRegistry().bind("marks", new JdbcMessageIdRepository(database, "tegro"));
        VertxPlatformHttpServerConfiguration http = new VertxPlatformHttpServerConfiguration();
        http.setBindHost("127.0.0.1");
        http.setBindPort(0);
        server = new VertxPlatformHttpServer(http);
        camel.context().addService(server);
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("tegro:notification?path=/tegro/notification&idempotentRepository=#marks")
                        .routeId("notified")
                        .process(exchange -> routed.add(exchange.getMessage().getHeader("CamelTegroOrderId")));
                from("tegro:orders?paidOnly=true&startScheduler=false&idempotentRepository=#marks")
                        .routeId("sweep")
                        .process(exchange -> routed.add(exchange.getMessage().getHeader("CamelTegroOrderId")));
            }
        });
        gateway.createOrder("A-1", "RUB", "10.50");
        gateway.pay("A-1");
        gateway.createOrder("A-2", "RUB", "10.50");
        gateway.pay("A-2");
        deliver(gateway.notification("A-2"));
        routed.clear();
    }

    @AfterEach
    void stop() {
        AUDIT.detachAppender(lines);
        AUDIT.setLevel(null);
        camel.context().stop();
        database.dispose();
    }

    @ParameterizedTest
    @ValueSource(strings = {"NotificationConsumer", "RecordConsumer"})
    void what_is_forgotten_is_routed_by_the_next_delivery_of_the_gateway(String consumer) throws Exception {
        deliver(gateway.notification("A-1"));
        deliver(gateway.notification("A-1"));
        assertThat(forget(consumer, key())).isTrue();
        deliver(gateway.notification("A-1"));
        deliver(gateway.notification("A-1"));
        sweep();
        assertThat(routed).containsExactly("A-1", "A-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NotificationConsumer", "RecordConsumer"})
    void what_is_forgotten_is_routed_by_the_next_poll(String consumer) throws Exception {
        sweep();
        deliver(gateway.notification("A-1"));
        sweep();
        assertThat(forget(consumer, key())).isTrue();
        sweep();
        sweep();
        deliver(gateway.notification("A-1"));
        assertThat(routed).containsExactly("A-1", "A-1");
    }

    @Test
    void the_line_of_the_audit_log_names_the_row_of_the_mark() throws Exception {
        deliver(gateway.notification("A-1"));
        String row = "from CAMEL_MESSAGEPROCESSED where processorName = 'tegro' and messageId = '"
                + key().replace("tegro-payment-", "tegro-mark-") + "'";
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            ResultSet count = statement.executeQuery("select count(*) " + row);
            count.next();
            assertThat(count.getInt(1)).isEqualTo(1);
            statement.executeUpdate("delete " + row);
        }
        deliver(gateway.notification("A-1"));
        assertThat(routed).containsExactly("A-1", "A-1");
    }

    @Test
    void it_is_written_down_who_is_forgotten_and_nothing_else_is() throws Exception {
        deliver(gateway.notification("A-1"));
        String key = key();
        String other = key.substring(0, key.length() - 1) + (key.endsWith("0") ? '1' : '0');
        assertThat(forget("NotificationConsumer", other)).isFalse();
        assertThat(forget("NotificationConsumer", key)).isTrue();
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .endsWith("notification forgotten=false key=" + other, "notification forgotten=true key=" + key);
        NotificationConsumer consumer =
                (NotificationConsumer) camel.context().getRoute("notified").getConsumer();
        assertThatThrownBy(() -> consumer.forget("A-1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("audit line");
        deliver(gateway.notification("A-2"));
        sweep();
        assertThat(routed).containsExactly("A-1", "A-1");
    }

    private String key() {
        return lines.list.stream()
                .map(line -> KEY.matcher(line.getFormattedMessage()))
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    private boolean forget(String consumer, String key) throws Exception {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        ObjectName name = beans
                .queryNames(
                        new ObjectName("org.apache.camel:context="
                                + camel.context().getManagementName() + ",type=consumers,*"),
                        null)
                .stream()
                .filter(each -> each.getKeyProperty("name").startsWith(consumer))
                .findFirst()
                .orElseThrow();
        return (boolean) beans.invoke(name, "forget", new Object[] {key}, new String[] {"java.lang.String"});
    }

    private void deliver(NotificationBuilder notification) throws Exception {
        notification
                .sendTo("http://127.0.0.1:" + server.getPort() + "/tegro/notification")
                .send()
                .get();
    }

    private void sweep() {
        ((ScheduledPollConsumer) camel.context().getRoute("sweep").getConsumer()).run();
    }
}
