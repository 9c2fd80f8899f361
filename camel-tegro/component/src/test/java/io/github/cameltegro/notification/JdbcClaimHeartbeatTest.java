package io.github.cameltegro.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import org.apache.camel.RuntimeCamelException;
import org.junit.jupiter.api.Test;

/** Held claims are renewed as long as they are held. */
class JdbcClaimHeartbeatTest extends JdbcClaimTestSupport {

    @Test
    void heldClaimsAreRenewedByThemselves() {
        JdbcClaimRepository node = node(database.pool(), n -> n.setHeartbeat(Duration.ofMillis(20)));
        node.add("a");
        node.add("b");

        for (int beat = 0; beat < 3; beat++) {
            database.expire(table);
            await().until(() -> node.contains("a") && node.contains("b"));
        }
    }

    @Test
    void aBeatMakesTheLeaseLastAgain() {
        JdbcClaimRepository node = node();
        node.add("k");
        database.shorten(table);
        long before = database.expiresAt(table, "k");

        node.renew();

        assertThat(database.expiresAt(table, "k")).isGreaterThanOrEqualTo(before + 1000);
    }

    @Test
    void aReleasedClaimIsRenewedNoMore() {
        JdbcClaimRepository node = node();
        node.add("k");
        node.remove("k");

        node.renew();

        assertThat(database.rows(table)).isZero();
        assertThat(node.getLostClaims()).isZero();
    }

    @Test
    void anotherNodesClaimIsNotRenewed() {
        JdbcClaimRepository node = node();
        node.add("mine");
        node().add("theirs");
        database.expire(table);

        node.renew();

        assertThat(node.contains("mine")).isTrue();
        assertThat(node.contains("theirs")).isFalse();
    }

    @Test
    void aLostClaimIsToldOnceAndRenewedNoMore() {
        JdbcClaimRepository late = node();
        late.add("k");
        database.expire(table);
        node().add("k");
        database.expire(table);

        try (JdbcClaimLog log = new JdbcClaimLog(JdbcClaimHeartbeat.class)) {
            late.renew();
            late.renew();

            assertThat(log.messages(Level.WARN)).singleElement().asString().contains("k is lost");
        }
        assertThat(late.getHeldClaims()).isZero();
        assertThat(late.getLostClaims()).isEqualTo(1);
        assertThat(late.contains("k")).isFalse();
    }

    @Test
    void anOutageIsToldOnceAndTriedAgain() throws Exception {
        try (JdbcClaimConnections connections = new JdbcClaimConnections(database.connectingTo(database.url()));
                JdbcClaimLog log = new JdbcClaimLog(JdbcClaimHeartbeat.class)) {
            JdbcClaimRepository node = node(connections, n -> {});
            node.add("k");
            database.expire(table);

            connections.away = true;
            node.renew();
            node.renew();
            assertThat(log.messages(Level.WARN)).hasSize(1);
            assertThat(node.getHeldClaims()).isEqualTo(1);

            connections.away = false;
            node.renew();
            assertThat(log.messages(Level.INFO)).singleElement().asString().contains("again");
            assertThat(node.contains("k")).isTrue();

            connections.away = true;
            node.renew();
            assertThat(log.messages(Level.WARN)).hasSize(2);
        }
    }

    @Test
    void theBeatGoesOnAfterAnOutage() throws Exception {
        try (JdbcClaimConnections connections = new JdbcClaimConnections(database.connectingTo(database.url()));
                JdbcClaimLog log = new JdbcClaimLog(JdbcClaimHeartbeat.class)) {
            JdbcClaimRepository node = node(connections, n -> n.setHeartbeat(Duration.ofMillis(20)));
            node.add("k");
            connections.away = true;
            await().until(() -> !log.messages(Level.WARN).isEmpty());
            connections.away = false;

            await().until(() -> !log.messages(Level.INFO).isEmpty());
            node.stop();
        }
    }

    @Test
    void aRowThatSomebodyKeepsLockedCostsTheOthersNothing() throws Exception {
        JdbcClaimRepository node = node(database.pool(), n -> n.setQueryTimeout(Duration.ofSeconds(1)));
        for (String key : new String[] {"a", "b", "c"}) {
            node.add(key);
        }
        database.expire(table);

        try (Connection other = database.connectingTo(database.url()).getConnection()) {
            lock(other, "b");
            node.renew();

            assertThat(node.contains("a")).isTrue();
            assertThat(node.contains("c")).isTrue();
            assertThat(node.getHeldClaims()).isEqualTo(3);
            other.rollback();
        }
        assertThat(node.confirm("b")).isTrue();
    }

    @Test
    void aStatementThatTakesTooLongIsEndedAndItsConnectionLives() throws Exception {
        try (JdbcClaimConnections connections = new JdbcClaimConnections(database.connectingTo(database.url()));
                Connection other = database.connectingTo(database.url()).getConnection()) {
            JdbcClaimRepository node = node(connections, n -> n.setQueryTimeout(Duration.ofSeconds(1)));
            node.add("k");
            lock(other, "k");

            assertThatThrownBy(() -> node.confirm("k"))
                    .isInstanceOf(RuntimeCamelException.class)
                    .hasMessageContaining(table);

            other.rollback();
            assertThat(node.confirm("k")).isTrue();
            node.stop();
        }
    }

    private void lock(Connection connection, String key) throws Exception {
        connection.setAutoCommit(false);
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT * FROM " + table + " WHERE CLAIM_KEY = ? FOR UPDATE")) {
            statement.setString(1, key);
            statement.executeQuery();
        }
    }

    /** Camel stops its services after the routes: what is held then may be at work yet. */
    @Test
    void stoppingReleasesNothingAndLeavesTheWorkItsClaim() {
        JdbcClaimRepository node = node();
        JdbcClaimRepository other = node();
        node.add("k");
        database.shorten(table);
        long before = database.expiresAt(table, "k");

        try (JdbcClaimLog log = new JdbcClaimLog(JdbcClaimRepository.class)) {
            node.stop();
            assertThat(log.messages(Level.WARN)).singleElement().asString().contains("1 claims");
        }

        assertThat(database.expiresAt(table, "k")).isGreaterThanOrEqualTo(before + 1000);
        assertThat(other.add("k")).isFalse();
        assertThat(node.confirm("k")).isTrue();
        assertThat(node.remove("k")).isTrue();
        assertThat(other.add("k")).isTrue();
    }

    @Test
    void startedAgainItRenewsWhatItStillHolds() {
        JdbcClaimRepository node = node(database.pool(), n -> n.setHeartbeat(Duration.ofMillis(20)));
        node.add("k");
        node.stop();
        database.expire(table);

        node.start();

        await().until(() -> node.contains("k"));
        assertThat(node.add("k2")).isTrue();
    }
}
