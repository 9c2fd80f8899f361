package io.github.cameltegro.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltegro.simulator.TegroSimulatorExtension;
import javax.sql.DataSource;
import org.apache.camel.processor.idempotent.jdbc.JdbcCachedMessageIdRepository;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.FileIdempotentRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which repositories keep marks for all nodes, and what is said of the others. */
class MarkRepositoriesTest {

    @RegisterExtension
    static final TegroSimulatorExtension TEGRO = new TegroSimulatorExtension();

    private interface Maker {
        JdbcMessageIdRepository of(DataSource dataSource, String name);
    }

    /** Two repositories on one database, the first of which fails to write once. */
    private static boolean isSeenElsewhereAfterAFailedWrite(Maker maker) throws Exception {
        DataSource beneath = JdbcClaimDatabase.H2.connectingTo(JdbcClaimDatabase.H2.url());
        try (JdbcClaimConnections brittle = new JdbcClaimConnections(beneath)) {
            JdbcMessageIdRepository here = maker.of(brittle, "marks");
            JdbcMessageIdRepository elsewhere = maker.of(JdbcClaimDatabase.H2.pool(), "marks");
            here.start();
            elsewhere.start();
            here.clear();
            brittle.away = true;
            assertThatThrownBy(() -> here.add("k")).isInstanceOf(RuntimeException.class);
            brittle.away = false;
            here.add("k");
            return elsewhere.contains("k");
        }
    }

    @Test
    void a_mark_that_is_written_at_the_second_try_is_there_for_all_nodes() throws Exception {
        assertThat(isSeenElsewhereAfterAFailedWrite(JdbcMessageIdRepository::new))
                .isTrue();
    }

    /** It answers from memory what it never wrote. */
    @Test
    void the_cached_repository_never_writes_what_it_failed_to_write_once() throws Exception {
        assertThat(isSeenElsewhereAfterAFailedWrite(JdbcCachedMessageIdRepository::new))
                .isFalse();
        assertThat(Guarantees.gaps(new JdbcCachedMessageIdRepository(), new JdbcClaimRepository()))
                .singleElement()
                .asString()
                .contains("although it could not write them", "use JdbcMessageIdRepository");
    }

    /** As the class of that name is known, in whatever package. */
    private static final class CaffeineIdempotentRepository extends MemoryIdempotentRepository {}

    private static final class RedisIdempotentRepository extends MemoryIdempotentRepository {}

    @Test
    void what_is_a_cache_or_a_file_is_told() {
        for (IdempotentRepository marks : new IdempotentRepository[] {
            new CaffeineIdempotentRepository(), new RedisIdempotentRepository(), new FileIdempotentRepository()
        }) {
            assertThat(Guarantees.gaps(marks, new JdbcClaimRepository())).hasSize(1);
        }
        assertThat(Guarantees.gaps(new JdbcMessageIdRepository(), new FileIdempotentRepository()))
                .singleElement()
                .asString()
                .contains("killed node");
    }

    @ParameterizedTest
    @EnumSource(JdbcClaimDatabase.class)
    void marks_in_a_table_without_a_key_are_refused_at_the_start(JdbcClaimDatabase database) throws Exception {
        assertRefused(database, "idempotentRepository");
    }

    @ParameterizedTest
    @ValueSource(strings = "inProgressRepository")
    void claims_in_a_table_without_a_key_are_refused_at_the_start(String option) throws Exception {
        assertRefused(JdbcClaimDatabase.H2, option);
    }

    @ParameterizedTest
    @EnumSource(JdbcClaimDatabase.class)
    void marks_in_the_table_that_the_page_gives_are_taken(JdbcClaimDatabase database) throws Exception {
        String table = JdbcClaimDatabase.newTable();
        database.update(DocsPage.NOTIFICATIONS
                .block("sql", "CREATE TABLE CAMEL_MESSAGEPROCESSED")
                .replace("CAMEL_MESSAGEPROCESSED", table)
                .replace(";", ""));
        JdbcMessageIdRepository repository = new JdbcMessageIdRepository(database.pool(), "tegro");
        repository.setTableName(table);
        try (NotificationNode node = NotificationNode.prepare(
                TEGRO.simulator(), "&idempotentRepository=#repository", account -> {}, exchange -> {})) {
            node.context().getRegistry().bind("repository", IdempotentRepository.class, repository);
            node.context().start();
            assertThat(node.consumer().isOpen()).isTrue();
        }
        assertThat(database.rows(table)).isZero();
    }

    private void assertRefused(JdbcClaimDatabase database, String option) throws Exception {
        String table = JdbcClaimDatabase.newTable();
        database.update(
                "CREATE TABLE " + table + " (processorName VARCHAR(255), messageId VARCHAR(100), createdAt TIMESTAMP)");
        JdbcMessageIdRepository repository = new JdbcMessageIdRepository(database.pool(), "tegro");
        repository.setTableName(table);
        try (NotificationNode node = NotificationNode.prepare(
                TEGRO.simulator(), "&" + option + "=#repository", account -> {}, exchange -> {})) {
            node.context().getRegistry().bind("repository", IdempotentRepository.class, repository);
            assertThatThrownBy(() -> node.context().start())
                    .hasStackTraceContaining("'" + option + "' takes the same key twice")
                    .hasStackTraceContaining("ALTER TABLE " + table + " ADD PRIMARY KEY");
        }
        assertThat(database.rows(table)).isZero();
    }
}
