package io.github.cameltegro.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.time.Duration;
import org.apache.camel.RuntimeCamelException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** The database is away, silent, or back again. */
class JdbcClaimOutageTest extends JdbcClaimTestSupport {

    @Test
    void aDatabaseThatIsEndedGivesExceptionsAndNoClaim() {
        try (JdbcClaimDatabase.Running own = database.run()) {
            JdbcClaimRepository node = node(database.connectingTo(own.url()), n -> {});
            node.add("held");
            own.end().run();

            assertFails(() -> node.add("k"));
            assertFails(() -> node.confirm("held"));
            assertFails(() -> node.contains("k"));
            node.renew();
            assertThat(node.getHeldClaims()).isEqualTo(1);
            assertFails(() -> node.remove("held"));
            assertThat(node.getHeldClaims()).isZero();
        }
    }

    @Test
    void afterAnOutageTheKeyCanBeClaimed() throws Exception {
        try (JdbcClaimConnections connections = new JdbcClaimConnections(database.connectingTo(database.url()))) {
            JdbcClaimRepository node = node(connections, n -> {});
            connections.away = true;
            assertFails(() -> node.add("k"));
            connections.away = false;

            assertThat(node.add("k")).isTrue();
        }
    }

    /** It would be renewed for ever if this node still thought it its own. */
    @Test
    void aReleaseThatFailsLeavesTheClaimToItsLease() throws Exception {
        try (JdbcClaimConnections connections = new JdbcClaimConnections(database.connectingTo(database.url()))) {
            JdbcClaimRepository node = node(connections, n -> {});
            node.add("k");
            connections.away = true;
            assertFails(() -> node.remove("k"));
            connections.away = false;

            assertThat(node.add("k")).isFalse();
            database.expire(table);
            node.renew();
            assertThat(node.add("k")).isTrue();
        }
    }

    @Test
    void aDatabaseThatIsAwayAtTheStartFailsItAndTheNextStartWorks() throws Exception {
        try (JdbcClaimConnections connections = new JdbcClaimConnections(database.connectingTo(database.url()))) {
            connections.away = true;
            JdbcClaimRepository node = new JdbcClaimRepository(connections);
            node.setTableName(table);
            assertFails(node::start);
            connections.away = false;

            node.start();

            assertThat(node.add("k")).isTrue();
            node.remove("k");
            node.stop();
        }
    }

    /** H2's driver bounds no reads when asked by its connection. */
    @Test
    void aNetworkThatFallsSilentIsGivenUpOn() throws Exception {
        assumeThat(database).isEqualTo(JdbcClaimDatabase.POSTGRESQL);
        PGSimpleDataSource direct = new PGSimpleDataSource();
        direct.setUrl(database.url());
        try (JdbcClaimRelay relay = new JdbcClaimRelay(direct.getPortNumbers()[0])) {
            PGSimpleDataSource relayed = new PGSimpleDataSource();
            relayed.setUrl(database.url());
            relayed.setPortNumbers(new int[] {relay.port()});
            try (JdbcClaimConnections connections = new JdbcClaimConnections(relayed)) {
                JdbcClaimRepository node = node(connections, n -> n.setQueryTimeout(Duration.ofSeconds(1)));
                node.add("k");

                relay.silence();

                assertFails(() -> node.confirm("k"));
            }
        }
    }

    private void assertFails(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(RuntimeCamelException.class).hasMessageContaining(table);
    }
}
