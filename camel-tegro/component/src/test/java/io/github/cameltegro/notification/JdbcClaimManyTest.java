package io.github.cameltegro.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.camel.RuntimeCamelException;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** A node that holds many claims, on a database that is not next to it. */
class JdbcClaimManyTest extends JdbcClaimTestSupport {

    private static final int CLAIMS = 10_000;
    private static final Duration FAR = Duration.ofMillis(50);

    @Test
    void aBeatRenewsThemAllInFewRoundTrips() throws Exception {
        try (JdbcClaimRelay relay = new JdbcClaimRelay(port());
                HikariDataSource pool = new HikariDataSource()) {
            pool.setDataSource(connectingTo(relay.port()));
            pool.setMaximumPoolSize(8);
            JdbcClaimRepository node = node(pool, n -> {});
            IntStream.range(0, CLAIMS).parallel().forEach(i -> assertThat(node.add("k" + i))
                    .isTrue());
            database.expire(table);
            relay.delay(FAR);

            node.renew();

            assertThat(relay.requests()).isLessThan(CLAIMS / 50);
            relay.delay(Duration.ZERO);
            assertThat(node.getLostClaims()).isZero();
            assertThat(node.getHeldClaims()).isEqualTo(CLAIMS);
            JdbcClaimRepository other = node();
            assertThat(List.of(0, 999, 1000, CLAIMS - 1)).noneMatch(i -> other.add("k" + i));
            other.clear();
            assertThat(database.rows(table)).as("those not expired").isEqualTo(CLAIMS);
        }
    }

    @Test
    void ofManyJustTheLostAreLost() {
        JdbcClaimRepository node = node();
        IntStream.range(0, 250).forEach(i -> node.add("k" + i));
        database.expire(table);
        JdbcClaimRepository other = node();
        for (String key : List.of("k0", "k99", "k249")) {
            assertThat(other.add(key)).isTrue();
        }
        node.remove("k7");

        node.renew();

        assertThat(node.getLostClaims()).isEqualTo(3);
        assertThat(node.getHeldClaims()).isEqualTo(246);
        assertThat(other.confirm("k99")).isTrue();
        assertThat(other.add("k100")).isFalse();
    }

    @Test
    void ofManyJustALockedOneIsLeftOut() throws Exception {
        JdbcClaimRepository node = node(database.pool(), n -> n.setQueryTimeout(Duration.ofSeconds(1)));
        IntStream.range(0, 50).forEach(i -> node.add("k" + i));
        database.expire(table);
        try (Connection other = database.connectingTo(database.url()).getConnection()) {
            other.setAutoCommit(false);
            other.createStatement()
                    .executeQuery("SELECT * FROM " + table + " WHERE CLAIM_KEY = 'k33' FOR UPDATE")
                    .next();
            node.renew();
            assertThat(IntStream.range(0, 50).filter(i -> !node.contains("k" + i)))
                    .containsExactly(33);

            database.expireBut(table, "k33");
            node.renew();
            assertThat(IntStream.range(0, 50).filter(i -> !node.contains("k" + i)))
                    .containsExactly(33);
            other.rollback();
        }
        node.renew();
        assertThat(node.contains("k33")).isTrue();
        assertThat(node.getLostClaims()).isZero();
    }

    @Test
    void aNodeThatCannotKeepUpTakesNoMore() throws Exception {
        try (JdbcClaimConnections connections = new JdbcClaimConnections(database.connectingTo(database.url()))) {
            JdbcClaimRepository node = node(connections, n -> {
                n.setLease(Duration.ofMillis(200));
                n.setHeartbeat(Duration.ofMillis(100));
            });
            node.add("held");
            connections.away = true;
            org.awaitility.Awaitility.await().untilAsserted(() -> assertThatThrownBy(() -> node.add("k"))
                    .isInstanceOf(RuntimeCamelException.class)
                    .hasMessageContaining("takes no more"));
            connections.away = false;
            org.awaitility.Awaitility.await().ignoreExceptions().until(() -> node.add("k"));
            node.stop();
        }
    }

    private int port() {
        return database == JdbcClaimDatabase.H2
                ? Integer.parseInt(database.url().replaceAll(".*localhost:(\\d+)/.*", "$1"))
                : ((PGSimpleDataSource) database.connectingTo(database.url())).getPortNumbers()[0];
    }

    private DataSource connectingTo(int port) {
        DataSource dataSource = database.connectingTo(database.url());
        if (dataSource instanceof PGSimpleDataSource postgresql) {
            postgresql.setPortNumbers(new int[] {port});
        } else {
            ((JdbcDataSource) dataSource).setURL(database.url().replaceAll(":\\d+/", ":" + port + "/"));
        }
        return dataSource;
    }
}
