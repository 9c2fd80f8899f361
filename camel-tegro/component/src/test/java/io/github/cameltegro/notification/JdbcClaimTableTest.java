package io.github.cameltegro.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.camel.RuntimeCamelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table is made, found or missed; the options are checked at the start. */
class JdbcClaimTableTest extends JdbcClaimTestSupport {

    @Test
    void theTableIsMadeOnceAndFoundLater() {
        node().add("k");

        assertThat(node().contains("k")).isTrue();
    }

    @Test
    void sixteenNodesThatStartAtOnceAllFindTheTable() throws Exception {
        CyclicBarrier start = new CyclicBarrier(16);
        List<Callable<Boolean>> starts = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            String key = "k" + i;
            starts.add(() -> {
                JdbcClaimRepository node = new JdbcClaimRepository(database.pool());
                node.setTableName(table);
                start.await();
                node.start();
                boolean claimed = node.add(key);
                node.stop();
                return claimed;
            });
        }
        var threads = Executors.newFixedThreadPool(16);
        for (Future<Boolean> claimed : threads.invokeAll(starts)) {
            assertThat(claimed.get()).isTrue();
        }
        threads.shutdown();
    }

    @Test
    void aTableThatIsNotToBeMadeMustBeThereAndTheErrorTellsTheRemedy() {
        assertThatThrownBy(() -> node(database.pool(), n -> n.setCreateTableIfNotExists(false)))
                .isInstanceOf(RuntimeCamelException.class)
                .hasMessageContaining("CREATE TABLE " + table)
                .hasMessageContaining("createTableIfNotExists");

        node();
        node(database.pool(), n -> n.setCreateTableIfNotExists(false));
    }

    @Test
    void aTableThatVanishesIsToldWithTheRemedy() {
        JdbcClaimRepository node = node();
        database.update("DROP TABLE " + table);

        assertThatThrownBy(() -> node.add("k"))
                .isInstanceOf(RuntimeCamelException.class)
                .hasMessageContaining("CREATE TABLE " + table);
    }

    @Test
    void aTableOfOtherColumnsIsRefusedAtTheStart() {
        database.update("CREATE TABLE " + table + " (ID BIGINT)");

        assertThatThrownBy(this::node)
                .isInstanceOf(RuntimeCamelException.class)
                .hasMessageContaining("CLAIM_KEY VARCHAR(100) NOT NULL PRIMARY KEY");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "CREATE INDEX INDEX_OF_%1$s ON %1$s (CLAIM_KEY)",
                "ALTER TABLE %1$s ADD PRIMARY KEY (CLAIM_KEY, CLAIM_OWNER)",
                "CREATE UNIQUE INDEX INDEX_OF_%1$s ON %1$s (CLAIM_OWNER)"
            })
    void aTableThatTakesAKeyTwiceIsRefusedAtTheStart(String key) {
        createTableWithoutKey();
        if (!key.isEmpty()) {
            database.update(key.formatted(table));
        }

        assertThatThrownBy(this::node)
                .hasMessageContaining("takes one key twice")
                .hasMessageContaining("ALTER TABLE " + table + " ADD PRIMARY KEY (CLAIM_KEY)")
                .hasMessageContaining("CLAIM_KEY VARCHAR(100) NOT NULL PRIMARY KEY");
        assertThat(database.rows(table)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE %1$s ADD PRIMARY KEY (CLAIM_KEY)",
                "ALTER TABLE %1$s ADD CONSTRAINT KEY_OF_%1$s UNIQUE (CLAIM_KEY)",
                "CREATE UNIQUE INDEX INDEX_OF_%1$s ON %1$s (CLAIM_KEY)"
            })
    void aTableThatTakesAKeyOnceIsTakenAsItIs(String key) {
        createTableWithoutKey();
        database.update(key.formatted(table));

        assertThat(node().add("k")).isTrue();
        assertThat(node().add("k")).isFalse();
        assertThat(database.rows(table)).isEqualTo(1);
    }

    private void createTableWithoutKey() {
        database.update("CREATE TABLE " + table + " (CLAIM_KEY VARCHAR(100) NOT NULL, CLAIM_OWNER VARCHAR(64) NOT NULL,"
                + " EXPIRES_AT BIGINT NOT NULL)");
    }

    @Test
    void theTableMayBeInASchema() {
        database.update("CREATE SCHEMA IF NOT EXISTS payments");
        JdbcClaimRepository node = node(database.pool(), n -> n.setTableName("payments." + table));

        assertThat(node.add("k")).isTrue();
        assertThat(database.rows("payments." + table)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1CLAIM",
                "CLAIM;DROP TABLE X",
                "CLAIM WHERE 1=1 --",
                "\"CLAIM\"",
                "a.b.c.d",
                ".CLAIM",
                "CLAIM.",
                "ТАБЛИЦА",
                "CLAIM\n"
            })
    void aTablesNameIsIdentifiersOnly(String name) {
        JdbcClaimRepository node = new JdbcClaimRepository();

        assertThatIllegalArgumentException().isThrownBy(() -> node.setTableName(name));
        assertThatIllegalArgumentException().isThrownBy(() -> node.setTableName(null));
    }

    @ParameterizedTest
    @CsvSource({"PT10S, PT6S", "PT10S, PT10S", "PT10S, PT0S", "PT10S, PT-1S", "PT0S, ", "PT-10S, "})
    void aHeartbeatMustFitTwiceIntoTheLease(Duration lease, Duration heartbeat) {
        assertRefused(
                node -> {
                    node.setLease(lease);
                    node.setHeartbeat(heartbeat);
                },
                "heartbeat");
    }

    @Test
    void aDataSourceIsNeeded() {
        assertRefused(node -> node.setDataSource(null), "dataSource");
    }

    private void assertRefused(Consumer<JdbcClaimRepository> options, String named) {
        assertThatThrownBy(() -> node(database.pool(), options)).hasMessageContaining(named);
    }

    @Test
    void leaseAndHeartbeatHaveDefaults() {
        JdbcClaimRepository node = new JdbcClaimRepository();

        assertThat(node.getTableName()).isEqualTo("CAMEL_TEGRO_CLAIM");
        assertThat(node.getLease()).hasSeconds(30);
        assertThat(node.getHeartbeat()).hasSeconds(10);
        assertThat(node.getQueryTimeout()).hasSeconds(5);
        assertThat(node.isCreateTableIfNotExists()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "PostgreSQL, STANDARD",
        "H2, STANDARD",
        "MySQL, MYSQL",
        "MariaDB, MYSQL",
        "Oracle, ORACLE",
        "Microsoft SQL Server, SQL_SERVER",
        "EnterpriseDB, STANDARD",
        ", STANDARD"
    })
    void aDatabaseIsKnownByItsProductName(String product, JdbcClaimDialect dialect) {
        assertThat(JdbcClaimDialect.of(product)).isEqualTo(dialect);
    }
}
