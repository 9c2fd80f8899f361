package io.github.cameltegro.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import java.time.Duration;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.apache.camel.spi.IdempotentRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A payment was routed and its mark can't be written for a while: nobody routes it again. */
@ParameterizedClass
@EnumSource(JdbcClaimDatabase.class)
class FailedMarkTest {

    @RegisterExtension
    static final TegroSimulatorExtension TEGRO = new TegroSimulatorExtension();

    @Parameter
    JdbcClaimDatabase database;

    private final TegroSimulator gateway = TEGRO.simulator();
    private final String claims = JdbcClaimDatabase.newTable();
    private final String marks = JdbcClaimDatabase.newTable();
    private JdbcClaimConnections brittle;

    @BeforeEach
    void a_paid_order() throws Exception {
        gateway.createOrder("A-1", "RUB", "10");
        gateway.pay("A-1");
        brittle = new JdbcClaimConnections(database.connectingTo(database.url()));
    }

    @AfterEach
    void end() throws Exception {
        brittle.close();
    }

    @Test
    void another_node_waits_until_the_mark_is_written() throws Exception {
        try (NotificationNode node = node();
                NotificationNode other = node()) {
            routeWithoutMark(node);
            assertThat(deliver(node)).isEqualTo(503);
            assertThat(deliver(other)).isEqualTo(503);
            assertThat(other.count("busy")).isEqualTo(1);
            brittle.away = false;
            await().untilAsserted(() -> assertThat(node.count("routed")).isEqualTo(1));
            assertThat(deliver(other)).isEqualTo(200);
            assertThat(other.count("duplicate")).isEqualTo(1);
            assertThat(other.routed).isEmpty();
        }
    }

    @Test
    void a_stop_writes_the_mark_first() throws Exception {
        try (NotificationNode node = node()) {
            routeWithoutMark(node);
            brittle.away = false;
        }
        try (NotificationNode restarted = node()) {
            assertThat(deliver(restarted)).isEqualTo(200);
            assertThat(restarted.routed).isEmpty();
        }
    }

    @Test
    void a_route_that_is_stopped_and_started_again_goes_on_with_its_mark() throws Exception {
        try (NotificationNode node = node()) {
            routeWithoutMark(node);
            try (JdbcClaimLog log = new JdbcClaimLog(UnwrittenMarks.class)) {
                node.context().getRouteController().stopRoute(NotificationNode.ROUTE);
                assertThat(log.messages(Level.ERROR)).singleElement().asString().contains("tegro-payment-");
            }
            node.context().getRouteController().startRoute(NotificationNode.ROUTE);
            assertThat(deliver(node)).isEqualTo(503);
            brittle.away = false;
            await().until(() -> deliver(node) == 200);
            assertThat(node.routed).hasSize(1);
        }
    }

    private void routeWithoutMark(NotificationNode node) throws Exception {
        assertThat(deliver(node)).isEqualTo(503);
        assertThat(node.count("mark-failed")).isEqualTo(1);
        assertThat(node.routed).hasSize(1);
    }

    /** A node whose first route ends as the marks go away. */
    private NotificationNode node() throws Exception {
        NotificationNode node = NotificationNode.prepare(
                gateway,
                "&idempotentRepository=#marks&inProgressRepository=#claims",
                account -> {},
                exchange -> brittle.away = true);
        JdbcMessageIdRepository marksOfNode = new JdbcMessageIdRepository(brittle, "tegro");
        marksOfNode.setTableName(marks);
        JdbcClaimRepository claimsOfNode = new JdbcClaimRepository(database.pool());
        claimsOfNode.setTableName(claims);
        claimsOfNode.setLease(Duration.ofHours(1));
        node.context().getRegistry().bind("marks", IdempotentRepository.class, marksOfNode);
        node.context().getRegistry().bind("claims", IdempotentRepository.class, claimsOfNode);
        node.context().start();
        return node;
    }

    private int deliver(NotificationNode node) throws Exception {
        return gateway.notification("A-1")
                .sendTo(node.url())
                .send()
                .get()
                .get(0)
                .status();
    }
}
