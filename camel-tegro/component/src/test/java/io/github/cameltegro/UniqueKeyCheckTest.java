package io.github.cameltegro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.cameltegro.notification.JdbcClaimDatabase;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A table that would take one key twice is refused, with the statement that mends it. */
@ParameterizedClass
@EnumSource(JdbcClaimDatabase.class)
class UniqueKeyCheckTest {

    private static final AtomicInteger TABLES = new AtomicInteger();
    private static final String COLUMNS =
            "(processorName VARCHAR(255) NOT NULL, messageId VARCHAR(100) NOT NULL," + " createdAt TIMESTAMP";

    @Parameter
    JdbcClaimDatabase database;

    private final String table = "RECORDS_" + TABLES.incrementAndGet();
    private JdbcMessageIdRepository repository;

    @AfterEach
    void stop() {
        if (repository != null) {
            repository.stop();
        }
    }

    private void run(String sql) {
        new JdbcTemplate(database.pool()).execute(sql);
    }

    private JdbcMessageIdRepository started(String tableName) {
        repository = new JdbcMessageIdRepository(database.pool(), "payouts");
        repository.setTableName(tableName);
        repository.start();
        return repository;
    }

    private static void check(JdbcMessageIdRepository repository) {
        UniqueKeyCheck.check(repository, "idempotentRepository", "two nodes can make one payout");
    }

    private static void assertRefused(JdbcMessageIdRepository repository) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> check(repository))
                .withMessageContaining("idempotentRepository")
                .withMessageContaining("takes the same key twice")
                .withMessageContaining("two nodes can make one payout")
                .withMessageContaining("CREATE TABLE " + repository.getTableName())
                .withMessageContaining("PRIMARY KEY (processorName, messageId)");
    }

    private long rows(String of) {
        return new JdbcTemplate(database.pool()).queryForObject("SELECT COUNT(*) FROM " + of, Long.class);
    }

    @Test
    void theTableThatCamelMakesIsTakenAndNothingIsLeftInIt() {
        assertThatCode(() -> check(started(table))).doesNotThrowAnyException();

        assertThat(rows(table)).isZero();
        assertThat(repository.add("k")).isTrue();
        assertThat(repository.add("k")).isFalse();
    }

    @Test
    void aRepositoryMadeOfTemplatesIsCheckedToo() {
        run("CREATE TABLE " + table + " " + COLUMNS + ")");
        repository = new JdbcMessageIdRepository(
                new JdbcTemplate(database.pool()),
                new TransactionTemplate(new DataSourceTransactionManager(database.pool())));
        repository.setProcessorName("payouts");
        repository.setTableName(table);
        repository.start();

        assertRefused(repository);
        assertThat(rows(table)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ", PRIMARY KEY (processorName, messageId))",
                ", PRIMARY KEY (messageId))",
                ", UNIQUE (messageId, processorName))"
            })
    void anyKeyOverTheMessageIdWillDo(String key) {
        run("CREATE TABLE " + table + " " + COLUMNS + key);

        assertThatCode(() -> check(started(table))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ")",
                ", PRIMARY KEY (processorName, messageId, createdAt))",
                ", id INT GENERATED ALWAYS AS IDENTITY PRIMARY KEY)"
            })
    void aKeyOverAnythingElseIsNone(String key) {
        run("CREATE TABLE " + table + " " + COLUMNS + key);

        assertRefused(started(table));
    }

    @Test
    void anIndexThatIsNotUniqueIsNoKey() {
        run("CREATE TABLE " + table + " " + COLUMNS + ")");
        run("CREATE INDEX I_" + table + " ON " + table + " (processorName, messageId)");

        assertRefused(started(table));
    }

    @Test
    void theRemediesThatAreNamedMendIt() {
        run("CREATE TABLE " + table + " " + COLUMNS + ")");
        String refusal = catchThrowable(() -> check(started(table))).getMessage();

        run(refusal.substring(refusal.indexOf("ALTER TABLE")));

        assertThatCode(() -> check(repository)).doesNotThrowAnyException();
        run("DROP TABLE " + table);
        run(refusal.substring(refusal.indexOf("CREATE TABLE"), refusal.indexOf("; or add")));
        assertThatCode(() -> check(repository)).doesNotThrowAnyException();
    }

    @Test
    void aTableInAnotherSchemaOrInQuotationMarksIsTheOneThatIsChecked() {
        run("CREATE SCHEMA S_" + table);
        String keyed = "S_" + table + ".\"Paid out\"";
        run("CREATE TABLE " + table + " " + COLUMNS + ")");
        run("CREATE TABLE " + keyed + " " + COLUMNS + ", PRIMARY KEY (processorName, messageId))");

        assertThatCode(() -> check(started(keyed))).doesNotThrowAnyException();
        repository.stop();
        assertRefused(started(table));
    }

    /** Camel counts no rows, and would tell both nodes that they came first. */
    @Test
    void anInsertThatIgnoresWhatIsThereIsRefused() {
        started(table);
        String insert = repository.getInsertString();
        repository.setInsertString(
                database == JdbcClaimDatabase.POSTGRESQL
                        ? insert + " ON CONFLICT DO NOTHING"
                        : insert.replace("INSERT INTO " + table, "MERGE INTO " + table)
                                .replace("VALUES", "KEY (processorName, messageId) VALUES"));

        assertRefused(repository);
    }

    @Test
    void aColumnThatIsTooShortIsToldAtOnce() {
        run("CREATE TABLE " + table
                + " (processorName VARCHAR(255), messageId VARCHAR(40), createdAt TIMESTAMP, PRIMARY KEY (messageId))");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> check(started(table)))
                .withMessageContaining("can't be checked")
                .withMessageContaining("CREATE TABLE " + table);
    }

    @Test
    void aTableThatIsMissingIsToldWithTheStatementThatMakesIt() {
        repository = new JdbcMessageIdRepository(database.pool(), "payouts");
        repository.setTableName(table);
        repository.setCreateTableIfNotExists(false);
        repository.start();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> check(repository))
                .withMessageContaining("can't be checked")
                .withMessageContaining("CREATE TABLE " + table);
    }

    @Test
    void whatIsNoTableIsNotAsked() {
        assertThatCode(() -> UniqueKeyCheck.check(new MemoryIdempotentRepository(), "idempotentRepository", "harm"))
                .doesNotThrowAnyException();
    }
}
