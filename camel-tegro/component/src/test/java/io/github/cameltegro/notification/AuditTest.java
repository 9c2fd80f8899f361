package io.github.cameltegro.notification;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.cameltegro.simulator.NotificationBuilder;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.camel.Route;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

/** What an operator sees of notifications: one line for each decision, counters, and a health that nobody can spoil. */
class AuditTest {

    @RegisterExtension
    static final TegroSimulatorExtension TEGRO = new TegroSimulatorExtension();

    private static final Logger AUDIT = (Logger) LoggerFactory.getLogger("io.github.cameltegro.audit");

    private final TegroSimulator gateway = TEGRO.simulator();
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        AUDIT.addAppender(lines);
        AUDIT.setLevel(Level.INFO);
    }

    @AfterEach
    void cease() {
        AUDIT.setLevel(null);
        AUDIT.detachAppender(lines);
    }

    @Test
    void a_decision_is_one_line_that_says_what_was_decided_about_which_payment() throws Exception {
        try (NotificationNode node = NotificationNode.start(gateway, "")) {
            deliver(node, "A-1001", "1490.00", n -> n);
            deliver(node, "A-1001", "1490.00", n -> n);
            deliver(node, "A-1002", "0.00000001", n -> n.field("status", "2"));
            assertThat(lines.list).hasSize(3);
            assertThat(lines.list.get(0).getFormattedMessage())
                    .matches("notification outcome=routed order=A-1001 key=tegro-payment-[0-9a-f]{64} amount=1490.00"
                            + " status=1");
            assertThat(lines.list.get(1).getFormattedMessage())
                    .isEqualTo(lines.list.get(0).getFormattedMessage().replace("routed", "duplicate"));
            assertThat(lines.list.get(2).getFormattedMessage())
                    .isEqualTo("notification outcome=other-status order=A-1002 key=- amount=0.00000001 status=2");
        }
    }

    @Test
    void nobody_writes_lines_of_his_own_by_an_order_id() throws Exception {
        String id = "A-1 outcome=routed\r\nnotification outcome=routed order=\"A-2\" \u001b[2J Ж" + "x".repeat(200);
        try (NotificationNode node = NotificationNode.start(gateway, "")) {
            deliver(node, id, "10", n -> n);
            assertThat(lines.list).singleElement().satisfies(line -> assertThat(line.getFormattedMessage())
                    .matches("notification outcome=routed order=[!-~]{100,110} key=\\S+ amount=10.00 status=1")
                    .contains("\\u000d\\u000anotification\\u0020outcome\\u003drouted"));
        }
    }

    @Test
    void of_what_is_not_verified_only_the_reason_is_told() throws Exception {
        try (NotificationNode node = NotificationNode.start(gateway, "")) {
            deliver(node, "A-1", "10", n -> n.attack().forged());
            deliver(node, "A-1", "10", n -> n.attack().repeatedField("amount"));
            assertThat(lines.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .containsExactly(
                            "notification outcome=wrong-signature reason=\"sign is wrong; if all are: is secretKey this shop's secret key, and not"
                                    + " its API key?\"",
                            "notification outcome=unreadable reason=\"a field is repeated\"");
        }
    }

    @Test
    void counters_are_to_be_had_through_jmx() throws Exception {
        try (NotificationNode node = NotificationNode.start(gateway, "")) {
            deliver(node, "A-1", "10", n -> n);
            deliver(node, "A-1", "10", n -> n.attack().forged());
            Map<?, ?> outcomes = (Map<?, ?>) node.managedConsumer("Outcomes");
            assertThat(outcomes.get("routed")).isEqualTo(1L);
            assertThat(outcomes.get("wrong-signature")).isEqualTo(1L);
            assertThat(outcomes).hasSize(Outcome.values().length);
            assertThat(node.managedConsumer("PreviousKeyUses")).isEqualTo(0L);
        }
    }

    @Test
    void rejections_never_change_the_health_state() throws Exception {
        try (NotificationNode node = NotificationNode.start(gateway, "")) {
            HealthCheckRegistry checks = HealthCheckRegistry.get(node.context());
            for (String repository : new String[] {"routes", "consumers"}) {
                HealthCheckRepository found = (HealthCheckRepository) checks.resolveById(repository);
                found.setEnabled(true);
                checks.register(found);
            }
            for (int i = 0; i < 20; i++) {
                deliver(node, "A-1", "10", n -> n.attack().forged());
                deliver(node, "A-1", "10", n -> n.attack().repeatedField("sign"));
            }
            assertThat(HealthCheckHelper.invoke(node.context()))
                    .isNotEmpty()
                    .allMatch(result -> result.getState() == HealthCheck.State.UP);
            assertThat(node.context().getRoutes())
                    .extracting(Route::getRouteId)
                    .containsExactly(NotificationNode.ROUTE);
        }
    }

    private void deliver(
            NotificationNode node, String orderId, String amount, UnaryOperator<NotificationBuilder> change)
            throws Exception {
        if (gateway.order(orderId).isEmpty()) {
            gateway.createOrder(orderId, "RUB", amount);
            gateway.pay(orderId);
        }
        change.apply(gateway.notification(orderId)).sendTo(node.url()).send().get();
    }
}
